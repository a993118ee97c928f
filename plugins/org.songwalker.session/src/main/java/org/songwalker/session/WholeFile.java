// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * Files that are whole at every moment: written beside their place, synced to the disk, and renamed. If anything fails on the way, or the
 * power does, the old file is still there. Any thread; two threads must not write the same file at once.
 */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Replaces a file, or makes it and its folders. A link stays a link.
     *
     * @throws IOException if it cannot be written; the old one is there then ({@link #reason} says why in words)
     */
    public static void replace(Path file, byte[] contents) throws IOException {
        Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Files.createDirectories(Objects.requireNonNull(real.getParent()));
        OutputFile output = new OutputFile(real);
        output.deleteLeftParts();
        Path part = output.part();
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                out.write(contents);
            }
            seal(part, contents.length);
            move(part, real);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException alsoFailed) {
                e.addSuppressed(alsoFailed); // it costs room only; the next write from a process of this number replaces it
            }
            throw e;
        }
    }

    /** Cuts a part file that is written to a length and syncs it; done again if the thread is interrupted meanwhile. */
    static void seal(Path part, long length) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
                    if (file.size() > length) {
                        file.truncate(length);
                    }
                    file.force(true);
                    return;
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Gives a sealed part file its name. */
    static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Why a file could not be written or read, as a clause for a sentence: never a class, never the path alone. */
    public static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied";
            case NoSuchFileException absent -> "its folder is gone";
            case FileSystemException failed when failed.getReason() != null -> failed.getReason();
            default -> e.getMessage() == null ? "the disk does not answer" : e.getMessage();
        };
    }
}
