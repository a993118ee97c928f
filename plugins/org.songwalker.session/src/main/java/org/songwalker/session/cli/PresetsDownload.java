// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.songwalker.preset.Download;
import org.songwalker.preset.Library;
import org.songwalker.preset.source.PresetException;
import org.songwalker.session.EventsJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Downloads a library to be used without a network. */
@Command(name = "download", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Downloads a library, to be used without a network.")
final class PresetsDownload implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Parameters(paramLabel = "LIBRARY", description = "the name of a library")
    private String name = "";

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        Library library = common.library(common.repository(true), name);
        if (!Download.possible(library)) {
            if (json) {
                common.out().println(EventsJson.text(node(library, library(library), library(library)), true));
            } else {
                common.out().println("'" + library.name() + "' is on this machine already: " + library.source().location());
            }
            return 0;
        }
        ProgressLine progress = new ProgressLine(common);
        try {
            Download.Result result = Download.run(library, common.cache(), progress::presets);
            progress.end();
            return report(library, result);
        } catch (PresetException e) {
            throw new CliException(CliException.OUTSIDE, "The library cannot be read: " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new CliException(CliException.OUTSIDE, Objects.requireNonNullElse(e.getMessage(), "The cache cannot be written."), e);
        }
    }

    private static int library(Library library) {
        try {
            return library.presets().size();
        } catch (PresetException e) {
            return 0;
        }
    }

    private int report(Library library, Download.Result result) {
        common.say(result.failures(), "presets cannot be read");
        if (json) {
            ObjectNode node = node(library, result.presets(), result.of());
            ArrayNode failures = node.putArray("failures");
            result.failures().forEach(failures::add);
            common.out().println(EventsJson.text(node, true));
        } else {
            common.out()
                    .println(result.presets() + " of " + result.of() + " presets of '" + library.name() + "' are on this machine"
                            + (result.stopped() ? "; call again for the others" : ""));
        }
        return result.presets() == result.of() ? 0 : CliException.OUTSIDE;
    }

    private static ObjectNode node(Library library, int presets, int of) {
        ObjectNode node = PresetsJson.object();
        return node.put("library", library.name()).put("presets", presets).put("of", of);
    }
}
