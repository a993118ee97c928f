// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where links lead. */
public final class Links {
    private Links() {}

    /**
     * True if a file, with all links followed, lies in a folder or in one of some others.
     *
     * @throws IOException if the file does not exist or cannot be looked at
     */
    public static boolean inside(Path file, Path folder, List<Path> others) throws IOException {
        Path real = file.toRealPath();
        if (real.startsWith(folder.toRealPath())) {
            return true;
        }
        for (Path other : others) {
            if (Files.exists(other) && real.startsWith(other.toRealPath())) {
                return true;
            }
        }
        return false;
    }
}
