// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

/** Decodes bytes to frames: the reverse of {@link PcmEncoder}, without its dither. Stateless; any thread. */
public final class PcmDecoder {
    private final PcmLayout layout;

    /** @param channels of the bytes, 1 at least */
    public PcmDecoder(PcmFormat format, int channels, boolean bigEndian) {
        layout = new PcmLayout(format, channels, bigEndian);
    }

    /** Bytes per frame. */
    public int frameBytes() {
        return layout.frameBytes();
    }

    /** Decodes {@code frames} frames, starting at byte 0, to interleaved samples of -1 to 1. Floats pass unchanged. */
    public void decode(byte[] bytes, int frames, float[] interleaved) {
        int size = layout.sampleBytes();
        for (int i = 0; i < frames * layout.channels(); i++) {
            int bits = 0;
            for (int b = 0; b < size; b++) {
                bits |= (bytes[i * size + b] & 0xFF) << layout.shift(b);
            }
            interleaved[i] = switch (layout.format()) {
                case PCM16 -> (short) bits / 32_768f;
                case PCM24 -> (bits << 8 >> 8) / 8_388_608f;
                case PCM32 -> bits / 2_147_483_648f;
                case F32 -> Float.intBitsToFloat(bits);
            };
        }
    }
}
