// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.Network;
import org.songwalker.preset.source.PresetException;

/**
 * The real library that tests read: $SONGWALKER_LIBRARY, else shared/library beside the checkout. Tests are skipped if there is none.
 */
public final class TestLibrary {

    private TestLibrary() {}

    public static Path root() {
        Path root = find();
        assumeTrue(root != null, "no preset library: set SONGWALKER_LIBRARY, or put one at ../shared/library beside the checkout");
        return root;
    }

    public static LibrarySource source() throws PresetException {
        return LibrarySource.of(root().toString(), Network.offline());
    }

    /**
     * The first files of the library with an ending that are no larger than some bytes, in the order of their paths; none without a
     * library.
     */
    public static List<byte[]> some(String ending, int count, int largest) throws IOException {
        Path root = find();
        List<byte[]> found = new ArrayList<>();
        if (root != null) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(each -> each.toString().endsWith(ending)).sorted().toList()) {
                    if (found.size() < count && Files.size(file) <= largest) {
                        found.add(Files.readAllBytes(file));
                    }
                }
            }
        }
        return found;
    }

    private static @Nullable Path find() {
        String named = System.getenv("SONGWALKER_LIBRARY");
        if (named != null) {
            return Files.isRegularFile(Path.of(named, "index.json")) ? Path.of(named) : null;
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                Path library = at.resolveSibling("shared").resolve("library");
                return Files.isRegularFile(library.resolve("index.json")) ? library : null;
            }
        }
        return null;
    }
}
