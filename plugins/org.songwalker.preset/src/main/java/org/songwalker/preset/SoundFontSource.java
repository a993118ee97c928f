// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A SoundFont file as a source of one library. It has no files inside; the library reads the font itself. */
final class SoundFontSource implements PresetSource {
    private final Path file;
    private @Nullable SoundFont font;

    SoundFontSource(Path file) {
        this.file = file;
    }

    /** Opened at the first call. */
    synchronized SoundFont font() throws PresetException {
        SoundFont known = font;
        if (known == null) {
            known = SoundFont.open(file);
            font = known;
        }
        return known;
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
