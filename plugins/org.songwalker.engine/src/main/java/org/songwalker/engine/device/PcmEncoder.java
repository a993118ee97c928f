// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

/**
 * Encodes frames to bytes, the same for files and devices. 16 bit is rounded with triangular dither of ±1 step that depends only on frame
 * number and channel, so that a file and a device receive the same bytes; exact silence stays exact silence. Integers are limited to full
 * scale; floats pass unchanged. Stateless; any thread.
 */
public final class PcmEncoder {
    private static final double SCALE_16 = 32_767;
    private static final double SCALE_24 = 8_388_607;
    private static final double SCALE_32 = 2_147_483_647;
    private final PcmLayout layout;

    /** Little endian stereo. */
    public PcmEncoder(PcmFormat format) {
        this(format, 2, false);
    }

    /** @param channels channels of the target: 1 gets the mean of both sides; with more than 2 the others are silent */
    public PcmEncoder(PcmFormat format, int channels, boolean bigEndian) {
        layout = new PcmLayout(format, channels, bigEndian);
    }

    /** Bytes per frame. */
    public int frameBytes() {
        return layout.frameBytes();
    }

    /**
     * Encodes {@code frames} frames of interleaved stereo.
     *
     * @param frame number of the first frame since the start of the sound
     * @param to    first byte to write
     */
    public void encode(float[] stereo, int offset, int frames, long frame, byte[] out, int to) {
        int channels = layout.channels();
        int at = to;
        for (int i = 0; i < frames; i++) {
            float left = stereo[offset + 2 * i];
            float right = stereo[offset + 2 * i + 1];
            if (channels == 1) {
                at = put((left + right) / 2, frame + i, 0, out, at);
                continue;
            }
            at = put(left, frame + i, 0, out, at);
            at = put(right, frame + i, 1, out, at);
            for (int extra = 2; extra < channels; extra++) {
                at = put(0, frame + i, extra, out, at);
            }
        }
    }

    private int put(float sample, long frame, int channel, byte[] out, int at) {
        int bits = switch (layout.format()) {
            case PCM16 -> sample == 0 ? 0 : limited(sample * SCALE_16 + dither(frame, channel), SCALE_16);
            case PCM24 -> limited(sample * SCALE_24, SCALE_24);
            case PCM32 -> limited(sample * SCALE_32, SCALE_32);
            case F32 -> Float.floatToRawIntBits(sample);
        };
        int bytes = layout.sampleBytes();
        for (int b = 0; b < bytes; b++) {
            out[at + b] = (byte) (bits >> layout.shift(b));
        }
        return at + bytes;
    }

    private static int limited(double value, double scale) {
        return (int) Math.rint(Math.clamp(value, -scale, scale));
    }

    /** Difference of two uniform numbers from 0 to 1: triangular from -1 to 1, in steps of the format. */
    static double dither(long frame, int channel) {
        long h = frame * 2 + channel + 0x9e3779b97f4a7c15L;
        h = (h ^ (h >>> 30)) * 0xbf58476d1ce4e5b9L;
        h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
        h ^= h >>> 31;
        return ((h >>> 32) - (h & 0xFFFFFFFFL)) / 4294967296.0;
    }
}
