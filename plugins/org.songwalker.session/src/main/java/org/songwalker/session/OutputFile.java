// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.songwalker.session.file.OutsideException;

/**
 * A file that is about to be written. Making one refuses every target whose writing would destroy something or must fail, so that nothing
 * is rendered in vain. The file appears under its name only when it is complete: until then it is a part file beside it.
 *
 * @param path the real file: links are resolved, so that a link stays a link
 */
public record OutputFile(Path path) {
    private static final String PART = ".part-";
    /** Bytes of a name that has room for {@link #PART} and the number of a process: file systems allow 255. */
    private static final int LONGEST_NAME = 230;

    /**
     * Checks a target.
     *
     * @param target as the user wrote it
     * @param inputs files that the work reads, and folders in which nothing may be replaced
     * @throws OutsideException if the target is one of the inputs in whatever spelling, is no regular file, or cannot be written
     */
    public static OutputFile of(Path target, Collection<Path> inputs) throws OutsideException {
        if (target.toString().isBlank() || target.getFileName() == null) {
            throw new OutsideException("The output needs a file name; write for example -o song.wav.");
        }
        Path absolute = target.toAbsolutePath().normalize();
        Path parent = Objects.requireNonNull(absolute.getParent());
        if (!Files.isDirectory(parent)) {
            throw new OutsideException("The folder '" + parent + (Files.exists(parent) ? "' is no folder; write somewhere else."
                    : "' does not exist; make it first, or write somewhere else."));
        }
        if (Files.isDirectory(absolute)) {
            throw new OutsideException("'" + target + "' is a folder; name a file in it.");
        }
        if (Files.exists(absolute, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(absolute)) {
            throw new OutsideException("'" + target + "' is no regular file, so it cannot be replaced; name another file.");
        }
        try {
            Path real = Files.exists(absolute) ? absolute.toRealPath() : parent.toRealPath().resolve(absolute.getFileName());
            for (Path input : inputs) {
                refuse(target, real, input);
            }
            if (!Files.isWritable(Objects.requireNonNull(real.getParent()))) {
                throw new OutsideException("The folder '" + real.getParent() + "' cannot be written to; write somewhere else.");
            }
            return new OutputFile(real);
        } catch (IOException e) {
            throw new OutsideException("'" + target + "' cannot be looked at (" + WholeFile.reason(e) + "); write somewhere else.", e);
        }
    }

    private static void refuse(Path target, Path real, Path input) throws OutsideException, IOException {
        if (!Files.exists(input) || !Files.exists(real)) {
            return;
        }
        boolean inside = Files.isDirectory(input) && real.startsWith(input.toRealPath());
        if (inside || Files.isSameFile(real, input)) {
            throw new OutsideException("'" + target + "' would replace what is read: '" + input + "'. Name another file.");
        }
    }

    /** The sentence for a file that could not be written. */
    public static String failure(Path target, IOException e) {
        return "'" + target + "' cannot be written (" + WholeFile.reason(e) + "); make room, or write somewhere else.";
    }

    /** The part file of this process. */
    Path part() {
        return path.resolveSibling(prefix() + ProcessHandle.current().pid());
    }

    /** What the names of the file's parts begin with. If the file's own name leaves no room, a short one that is made from it. */
    private String prefix() {
        String name = path.getFileName().toString();
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return (bytes.length <= LONGEST_NAME ? name : "songwalker-" + UUID.nameUUIDFromBytes(bytes)) + PART;
    }

    /** Deletes the part files that killed processes have left beside this file. */
    void deleteLeftParts() {
        String prefix = prefix();
        try (Stream<Path> siblings = Files.list(Objects.requireNonNull(path.getParent()))) {
            for (Path sibling : siblings.filter(each -> left(each.getFileName().toString(), prefix)).toList()) {
                Files.deleteIfExists(sibling);
            }
        } catch (IOException | UncheckedIOException e) {
            return; // they cost room only; the next run tries again
        }
    }

    private static boolean left(String name, String prefix) {
        if (!name.startsWith(prefix) || !name.substring(prefix.length()).matches("\\d{1,18}")) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(name.substring(prefix.length()))).isEmpty();
    }
}
