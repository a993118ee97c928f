// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.songwalker.preset.LibraryPreset;
import org.songwalker.preset.PresetSearch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds presets by words of their names, libraries, categories and tags. */
@Command(name = "search", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Finds presets by words of their names, libraries and tags; the best first.")
final class PresetsSearch implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Parameters(paramLabel = "TEXT", arity = "1..*", description = "words that all have to be found")
    private List<String> words = List.of();

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        String text = String.join(" ", words);
        List<LibraryPreset> found = new PresetSearch(common.listing().presets()).find(text);
        PresetsList.print(common, found, json);
        if (found.isEmpty() && !json) {
            common.err().println("songwalker: No preset has '" + text + "' in its name, library or tags; 'presets list' shows all.");
        }
        return 0;
    }
}
