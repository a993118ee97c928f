// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Files by the names that users write. Reads one whole, but never one without an end: pipes, devices and files beyond a limit are refused.
 */
final class InputFile {
    private static final long MEGABYTE = 1 << 20;

    private InputFile() {}

    /** The path of a text, or of nothing if the text is no path on this system. */
    static Stream<Path> path(Path folder, String text) {
        try {
            return Stream.of(folder.resolve(text));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    /**
     * All bytes of a file.
     *
     * @param limit most bytes
     * @throws IOException with the reason as the end of a sentence, such as "it is no regular file"
     */
    static byte[] bytes(Path file, long limit) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException("it does not exist");
        }
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException("it is no regular file");
        }
        long size = Files.size(file);
        if (size > limit) {
            throw new IOException(String.format(Locale.ROOT, "it has %,d MB, and at most %,d are read", size / MEGABYTE, limit / MEGABYTE));
        }
        return Files.readAllBytes(file);
    }
}
