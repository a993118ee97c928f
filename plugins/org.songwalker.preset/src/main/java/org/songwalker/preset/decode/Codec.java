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

    /**
     * The codec of a file by its first bytes, whatever its name is; null if they are of no known kind. MP3 files have no signature: a frame
     * header or an ID3 tag at the start counts as one.
     */
    static @Nullable Codec ofContent(byte[] data) {
        int at = afterTags(data);
        if (begins(data, at, "fLaC")) {
            return FLAC;
        }
        if (begins(data, 0, "OggS")) {
            return OGG;
        }
        if (begins(data, 0, "RIFF") && begins(data, 8, "WAVE")) {
            return WAV;
        }
        if (begins(data, 0, "FORM") && begins(data, 8, "AIF")) {
            return AIFF;
        }
        return at > 0 || Mp3Frame.at(data, 0) != null ? MP3 : null;
    }

    static boolean begins(byte[] data, int at, String letters) {
        for (int i = 0; i < letters.length(); i++) {
            if (at + i >= data.length || data[at + i] != letters.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where the data begin after tags (ID3v2), which may stand before several kinds of files. */
    static int afterTags(byte[] data) {
        int at = 0;
        while (at + 10 <= data.length && begins(data, at, "ID3")) {
            int size = (data[at + 6] & 0x7F) << 21 | (data[at + 7] & 0x7F) << 14 | (data[at + 8] & 0x7F) << 7 | data[at + 9] & 0x7F;
            at += 10 + size + ((data[at + 5] & 0x10) != 0 ? 10 : 0);
        }
        return at;
    }

    /** The codec that the ending of a path or address says, or null. */
    public static @Nullable Codec ofPath(String path) {
        String plain = path.replaceFirst("[?#].*", "");
        return named(plain.substring(plain.lastIndexOf('.') + 1));
    }
}
