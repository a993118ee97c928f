// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.sfz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The first loop that a WAV file states in its part {@code smpl}.
 *
 * @param start first frame of the loop
 * @param end   first frame after it
 */
record WavLoop(long start, long end) {
    private static final int RIFF = 0x46464952;
    private static final int SMPL = 0x6C706D73;
    private static final int HEADER = 12;
    private static final int LOOP_AT = 36;
    private static final int LOOP_BYTES = 24;

    static @Nullable WavLoop of(byte[] file) {
        ByteBuffer words = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < HEADER || words.getInt(0) != RIFF) {
            return null;
        }
        for (long at = HEADER; at + 8 <= file.length;) {
            int id = words.getInt((int) at);
            long length = Integer.toUnsignedLong(words.getInt((int) at + 4));
            if (id == SMPL && length >= LOOP_AT + LOOP_BYTES && at + 8 + LOOP_AT + LOOP_BYTES <= file.length
                    && words.getInt((int) at + LOOP_AT) > 0) {
                int loop = (int) at + 8 + LOOP_AT;
                return new WavLoop(Integer.toUnsignedLong(words.getInt(loop + 8)), Integer.toUnsignedLong(words.getInt(loop + 12)) + 1);
            }
            at += 8 + length + (length & 1);
        }
        return null;
    }
}
