// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Files by the names that users write. Reads one whole, but never one without an end: pipes, devices and files beyond a limit are refused.
 */
final class InputFile {
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
     * @param limit  most bytes
     * @param absent what to do if there is no such file, as the end of a sentence
     * @param large  what to do if it is larger
     * @throws IOException with reason and remedy as the end of a sentence: {@code (it is a folder); name a file in it}
     */
    static byte[] bytes(Path file, long limit, String absent, String large) throws IOException {
        if (!Files.exists(file)) {
            throw refused("it does not exist", absent);
        }
        if (Files.isDirectory(file)) {
            throw refused("it is a folder", "name a file in it");
        }
        if (!Files.isRegularFile(file)) {
            throw refused("it is no regular file", "copy what comes from it into a file");
        }
        try {
            long size = Files.size(file);
            if (size > limit) {
                throw refused(String.format(Locale.ROOT, "it has %,d bytes, and at most %,d are read", size, limit), large);
            }
            return Files.readAllBytes(file);
        } catch (AccessDeniedException e) {
            throw refused("permission denied", "allow your user to read it");
        }
    }

    private static IOException refused(String reason, String remedy) {
        return new IOException("(" + reason + "); " + remedy);
    }
}
