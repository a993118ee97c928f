// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The files that a program in a folder may use: those in that folder and the folders in it, wherever links lead (language reference 13.9).
 */
public final class FolderFiles implements UsedFiles {
    private static final long MOST_BYTES = 8_000_000;
    private final Path folder;
    private final Function<Path, @Nullable String> open;

    /** @param folder in which the program lies */
    public FolderFiles(Path folder) {
        this(folder, file -> null);
    }

    /** @param open the text of a file that an editor holds; null for one that is read from the disk */
    public FolderFiles(Path folder, Function<Path, @Nullable String> open) {
        this.folder = folder.toAbsolutePath().normalize();
        this.open = open;
    }

    @Override
    public Answer find(String from, String path) {
        if (path.isBlank()) {
            return new Refused("the path is empty");
        }
        try {
            Path relative = Path.of(path.replace('\\', '/'));
            if (relative.isAbsolute()) {
                return new Refused("its path is absolute; write it from the place of this file on");
            }
            Path parent = from.isEmpty() ? folder : folder.resolve(from).getParent();
            Path file = parent.resolve(relative).normalize();
            if (!file.startsWith(folder)) {
                return new Refused("it lies outside the folder of the program");
            }
            String name = folder.relativize(file).toString().replace('\\', '/');
            String text = open.apply(file);
            return text != null ? new Found(name, text) : read(file, name);
        } catch (InvalidPathException e) {
            return new Refused("this is no path of a file");
        } catch (CharacterCodingException e) {
            return new Refused("it is no text in UTF-8");
        } catch (IOException e) {
            return new Refused("it cannot be read");
        }
    }

    private Answer read(Path file, String name) throws IOException {
        if (!Files.exists(file)) {
            return new Refused("there is no such file");
        }
        if (!Files.isRegularFile(file)) {
            return new Refused(Files.isDirectory(file) ? "it is a folder" : "it is no file");
        }
        if (!file.toRealPath().startsWith(folder.toRealPath())) {
            return new Refused("it is a link out of the folder of the program");
        }
        if (Files.size(file) > MOST_BYTES) {
            return new Refused("it has more than 8 MB; split it");
        }
        return new Found(name, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString());
    }
}
