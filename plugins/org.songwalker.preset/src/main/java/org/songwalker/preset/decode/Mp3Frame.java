// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

import org.jspecify.annotations.Nullable;

/**
 * The header of one MPEG audio layer III frame.
 *
 * @param at       offset of its first byte
 * @param bytes    length of the frame with its header
 * @param samples  frames of audio it decodes to, per channel
 * @param rateHz   sample rate
 * @param sideInfo offset after header, checksum and side information, the place of an encoder's tag
 */
record Mp3Frame(int at, int bytes, int samples, int rateHz, int sideInfo) {
    private static final int[] RATES_MPEG1 = {44_100, 48_000, 32_000};
    private static final int[] KBITS_MPEG1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] KBITS_MPEG2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};

    /**
     * The frame whose header is at an offset, or null if no complete layer III frame begins there. Free-format frames are not known.
     */
    static @Nullable Mp3Frame at(byte[] data, int at) {
        if (at < 0 || at + 4 > data.length || (data[at] & 0xFF) != 0xFF || (data[at + 1] & 0xE6) != 0xE2) {
            return null;
        }
        int version = data[at + 1] >> 3 & 3;
        int rateIndex = data[at + 2] >> 2 & 3;
        int bitIndex = data[at + 2] >> 4 & 15;
        if (version == 1 || rateIndex == 3 || bitIndex == 0 || bitIndex == 15) {
            return null;
        }
        boolean mpeg1 = version == 3;
        int rate = RATES_MPEG1[rateIndex] >> (mpeg1 ? 0 : version == 2 ? 1 : 2);
        int kbits = (mpeg1 ? KBITS_MPEG1 : KBITS_MPEG2)[bitIndex];
        int length = (mpeg1 ? 144_000 : 72_000) * kbits / rate + (data[at + 2] >> 1 & 1);
        boolean mono = (data[at + 3] & 0xC0) == 0xC0;
        int side = mpeg1 ? mono ? 17 : 32 : mono ? 9 : 17;
        // The protection bit is 0 if a checksum follows. Encoders' tags stand at the place without it.
        return at + length > data.length ? null : new Mp3Frame(at, length, mpeg1 ? 1152 : 576, rate, at + 4 + side);
    }

    /** True if the first header of layer III in the data says that bit rates are free: no frame states its length. */
    static boolean freeFormat(byte[] data) {
        for (int at = 0; at < data.length - 4; at++) {
            boolean header = (data[at] & 0xFF) == 0xFF && (data[at + 1] & 0xE6) == 0xE2 && (data[at + 1] >> 3 & 3) != 1
                    && (data[at + 2] >> 2 & 3) != 3;
            if (header) {
                return (data[at + 2] >> 4 & 15) == 0;
            }
        }
        return false;
    }

    int end() {
        return at + bytes;
    }
}
