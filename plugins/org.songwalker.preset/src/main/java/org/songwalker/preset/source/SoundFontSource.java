// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.source;

import java.nio.file.Path;

/** A SoundFont file as a source of one library. It has no files inside; the library reads the font itself. */
public final class SoundFontSource implements LibrarySource {
    private final Path file;

    SoundFontSource(Path file) {
        this.file = file;
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
