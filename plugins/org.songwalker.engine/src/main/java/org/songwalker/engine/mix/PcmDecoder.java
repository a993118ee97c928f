// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.mix;

/** Turns bytes into frames: the way back of {@link PcmEncoder}, without its dither. Stateless; any thread. */
public final class PcmDecoder {
    private final PcmFormat format;
    private final int channels;
    private final boolean bigEndian;

    /** @param channels of the bytes, 1 at least */
    public PcmDecoder(PcmFormat format, int channels, boolean bigEndian) {
        if (channels < 1) {
            throw new IllegalArgumentException(channels + " channels");
        }
        this.format = format;
        this.channels = channels;
        this.bigEndian = bigEndian;
    }

    /** Bytes per frame. */
    public int frameBytes() {
        return format.bytes() * channels;
    }

    /** Decodes {@code frames} frames from byte 0 on; -1 to 1, interleaved. Floats pass as they are. */
    public void decode(byte[] bytes, int frames, float[] interleaved) {
        int size = format.bytes();
        for (int i = 0; i < frames * channels; i++) {
            int bits = 0;
            for (int b = 0; b < size; b++) {
                int place = bigEndian ? b : size - 1 - b;
                bits = bits << 8 | bytes[i * size + place] & 0xFF;
            }
            interleaved[i] = switch (format) {
                case PCM16 -> (short) bits / 32_768f;
                case PCM24 -> (bits << 8 >> 8) / 8_388_608f;
                case PCM32 -> bits / 2_147_483_648f;
                case F32 -> Float.intBitsToFloat(bits);
            };
        }
    }
}
