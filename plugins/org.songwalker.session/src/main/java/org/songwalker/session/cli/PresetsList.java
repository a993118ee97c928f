// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.songwalker.preset.LibraryPreset;
import org.songwalker.preset.PresetRepository;
import org.songwalker.session.EventsJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists every preset of every library. */
@Command(name = "list", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Lists every preset.")
final class PresetsList implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        PresetRepository.Listing listing = common.listing();
        print(common, listing.presets(), json);
        return 0;
    }

    static void print(Common common, List<LibraryPreset> presets, boolean json) {
        if (json) {
            common.out().println(EventsJson.text(PresetsJson.node(presets), true));
        } else {
            PresetsJson.print(common.out(), presets);
        }
    }
}
