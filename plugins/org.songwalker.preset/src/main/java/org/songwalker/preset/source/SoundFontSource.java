// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A SoundFont file as a source of one library. It has no files inside; the library reads the font itself. */
public final class SoundFontSource implements LibrarySource {
    private final Path file;

    SoundFontSource(Path file) {
        this.file = file;
    }

    /** True if a path or address ends as fonts do. */
    static boolean named(String place) {
        String lower = place.toLowerCase(Locale.ROOT);
        return lower.endsWith(".sf2") || lower.endsWith(".sf3");
    }

    /** True if a file begins as fonts do, whatever its name. */
    static boolean isFont(Path file) {
        if (!Files.isRegularFile(file)) { // a pipe or device may have no end
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(12), StandardCharsets.ISO_8859_1);
            return start.startsWith("RIFF") && start.endsWith("sfbk");
        } catch (IOException e) {
            return false; // reading it says what is wrong
        }
    }

    public Path file() {
        return file;
    }

    @Override
    public Path place() {
        return file;
    }

    @Override
    public String location() {
        return file.toString();
    }

    @Override
    public String describe(String path) {
        return file.toString();
    }

    @Override
    public byte[] read(String path, int limit) throws PresetException {
        throw new PresetException(PresetException.Reason.ABSENT, file.toString(), "", "a SoundFont has no file '" + path + "'");
    }
}
