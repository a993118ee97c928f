// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.songwalker.preset.CachedLibrary;
import org.songwalker.preset.cache.DiskCache;
import org.songwalker.session.EventsJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows what is kept of libraries on the web. */
@Command(name = "cache", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Shows what is kept of libraries on the web.")
final class PresetsCache implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        DiskCache cache = common.cache();
        CachedLibrary.Contents contents = CachedLibrary.in(cache);
        if (json) {
            ObjectNode node = PresetsJson.object();
            node.put("folder", cache.folder().toString()).put("bytes", contents.bytes()).put("limit", cache.limit());
            ArrayNode libraries = node.putArray("libraries");
            contents.libraries()
                    .forEach(library -> libraries.addObject()
                            .put("name", library.name())
                            .put("presets", library.presets())
                            .put("bytes", library.bytes())
                            .put("offline", library.offline()));
            common.out().println(EventsJson.text(node, true));
            return 0;
        }
        common.out().println(cache.folder() + ": " + megabytes(contents.bytes()) + " of " + megabytes(cache.limit()));
        for (CachedLibrary library : contents.libraries()) {
            common.out()
                    .println("  " + library.name() + ": " + library.presets() + (library.presets() == 1 ? " preset, " : " presets, ")
                            + megabytes(library.bytes()) + (library.offline() ? ", downloaded for offline use" : ""));
        }
        return 0;
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f MB", bytes / 1_048_576.0);
    }
}
