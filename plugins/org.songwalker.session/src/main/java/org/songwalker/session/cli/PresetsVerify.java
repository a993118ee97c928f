// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.songwalker.preset.Library;
import org.songwalker.preset.LibraryCheck;
import org.songwalker.preset.PresetRepository;
import org.songwalker.session.EventsJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;

/** Looks for what is wrong in libraries. */
@Command(name = "verify", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Reads every preset and sample and names what is wrong, with file and field.")
final class PresetsVerify implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Parameters(paramLabel = "LIBRARY", arity = "0..*", description = "names of libraries; all if none is named")
    private List<String> names = List.of();

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        PresetRepository repository = common.repository(true);
        List<Library> libraries = new ArrayList<>();
        for (String name : names) {
            libraries.add(common.library(repository, name));
        }
        List<LibraryCheck.Anomaly> found = new ArrayList<>();
        LibraryCheck check = new LibraryCheck(anomaly -> {
            found.add(anomaly);
            if (!json) {
                common.out()
                        .println(PresetsJson.shown(
                                anomaly.file() + ": " + (anomaly.field().isEmpty() ? "" : anomaly.field() + ": ") + anomaly.message()));
            }
        });
        (names.isEmpty() ? repository.libraries() : libraries).forEach(check::check);
        if (json) {
            ArrayNode all = PresetsJson.array();
            found.forEach(a -> all.addObject()
                    .put("preset", a.preset())
                    .put("file", a.file())
                    .put("field", a.field())
                    .put("message", a.message()));
            common.out().println(EventsJson.text(all, true));
        } else if (found.isEmpty()) {
            common.out().println("nothing is wrong");
        }
        return 0;
    }
}
