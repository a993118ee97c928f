// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A single SFZ file as a source of one library: it reads the files of the folder in which it lies, and of no other place. */
public final class SfzSource implements LibrarySource {
    private static final int DEEPEST = 4;
    private static final int MOST_FILES = 10_000;

    private final Path file;
    private final LibrarySource folder;

    SfzSource(Path file, LibrarySource folder) {
        this.file = file;
        this.folder = folder;
    }

    /** Fails if there is no such file, or something else has its name, such as a pipe that may have no end. */
    public void requireFile() throws PresetException {
        if (!Files.isRegularFile(file)) {
            throw LibrarySource.noFile(file);
        }
    }

    /** Its path in this source. */
    public String path() {
        return String.valueOf(file.getFileName());
    }

    /** The paths of the SFZ files in a folder and those below it, in order of their names; null if it is none. Links are not followed. */
    public static @Nullable List<String> inFolder(@Nullable Path folder) {
        if (folder == null || !Files.isDirectory(folder)) {
            return null;
        }
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            return all.limit(MOST_FILES)
                    .filter(each -> named(each.toString()) && Files.isRegularFile(each))
                    .map(each -> folder.relativize(each).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException | RuntimeException e) {
            return null; // a folder below it cannot be read: what reads its index says so
        }
    }

    static boolean named(String place) {
        return place.toLowerCase(Locale.ROOT).endsWith(".sfz");
    }

    @Override
    public Path place() {
        return file;
    }

    @Override
    public LibrarySource linkingInto(List<Path> folders) {
        return new SfzSource(file, folder.linkingInto(folders));
    }

    @Override
    public String location() {
        return file.toString();
    }

    @Override
    public String describe(String path) {
        return folder.describe(path);
    }

    @Override
    public byte[] read(String path, int limit) throws PresetException {
        return folder.read(path, limit);
    }
}
