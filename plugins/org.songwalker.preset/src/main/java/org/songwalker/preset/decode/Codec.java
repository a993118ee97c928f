// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the bytes of a sample are encoded. */
public enum Codec {
    MP3, RAW, WAV, AIFF, OGG, FLAC;

    /** The codec that a codec name or a file name's ending says, or null. */
    public static @Nullable Codec named(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "mp3" -> MP3;
            case "raw", "pcm" -> RAW;
            case "wav", "wave" -> WAV;
            case "aif", "aiff", "aifc" -> AIFF;
            case "ogg", "oga" -> OGG;
            case "flac" -> FLAC;
            default -> null;
        };
    }

    /** The codec that the ending of a path or address says, or null. */
    public static @Nullable Codec ofPath(String path) {
        String plain = path.replaceFirst("[?#].*", "");
        return named(plain.substring(plain.lastIndexOf('.') + 1));
    }
}
