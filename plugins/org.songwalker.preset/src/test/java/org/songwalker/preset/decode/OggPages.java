// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

/** Mends the checksums of Ogg pages for tests. */
public final class OggPages {
    private OggPages() {}

    /** A copy with the right checksum in each page. */
    public static byte[] checked(byte[] file) {
        byte[] copy = file.clone();
        for (int at = 0; at + 27 < copy.length; at++) {
            if (Codec.begins(copy, at, "OggS")) {
                int segments = copy[at + 26] & 0xFF;
                int end = at + 27 + segments;
                for (int k = 0; k < segments && at + 27 + k < copy.length; k++) {
                    end += copy[at + 27 + k] & 0xFF;
                }
                write(copy, at, Math.min(end, copy.length));
            }
        }
        return copy;
    }

    private static void write(byte[] data, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc ^= (i >= from + 22 && i < from + 26 ? 0 : data[i] & 0xFF) << 24;
            for (int k = 0; k < 8; k++) {
                crc = crc < 0 ? crc << 1 ^ 0x04C11DB7 : crc << 1;
            }
        }
        for (int k = 0; k < 4; k++) {
            data[from + 22 + k] = (byte) (crc >> 8 * k);
        }
    }
}
