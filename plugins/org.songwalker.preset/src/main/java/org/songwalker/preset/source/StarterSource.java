// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.source;

import java.io.IOException;
import java.io.InputStream;

/** The Starter library, which the build makes and the jar carries. */
public final class StarterSource implements LibrarySource {

    @Override
    public String location() {
        return "starter:";
    }

    @Override
    public String describe(String path) {
        return "starter:" + path;
    }

    @Override
    public byte[] read(String path, int limit) throws PresetException {
        try (InputStream in = StarterSource.class.getResourceAsStream("/org/songwalker/preset/starter/" + path)) {
            if (in == null) {
                throw new PresetException(PresetException.Reason.ABSENT, describe(path), "", "not in the program's jar");
            }
            return in.readNBytes(limit);
        } catch (IOException e) {
            throw new PresetException(PresetException.Reason.UNREACHABLE, describe(path), "", "the program's jar cannot be read", e);
        }
    }
}
