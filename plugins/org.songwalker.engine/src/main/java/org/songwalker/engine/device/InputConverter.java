// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

/**
 * Brings frames that arrive to another rate with 4-point Hermite interpolation. The position is counted in whole numbers, so that nothing
 * drifts. Two frames of delay. Equal rates pass unchanged. One thread.
 */
final class InputConverter {
    private final int channels;
    private final long from;
    private final long to;
    /** The four latest frames, the oldest first. */
    private final float[] window;
    private float[] out;
    private long part;

    InputConverter(int channels, long from, long to) {
        this.channels = channels;
        this.from = from;
        this.to = to;
        this.window = new float[4 * channels];
        this.out = new float[0];
    }

    /** What the latest {@link #convert} has made. */
    float[] result() {
        return out;
    }

    /** Takes frames in; gives how many have come out. */
    int convert(float[] in, int frames) {
        int most = (int) (frames * to / from + 2);
        if (out.length < most * channels) {
            out = new float[most * channels];
        }
        if (from == to) {
            System.arraycopy(in, 0, out, 0, frames * channels);
            return frames;
        }
        int made = 0;
        for (int f = 0; f < frames; f++) {
            System.arraycopy(window, channels, window, 0, 3 * channels);
            System.arraycopy(in, f * channels, window, 3 * channels, channels);
            for (; part < to; part += from) {
                float a = (float) part / to;
                for (int c = 0; c < channels; c++) {
                    out[made * channels + c] = read(c, a);
                }
                made++;
            }
            part -= to;
        }
        return made;
    }

    private float read(int channel, float a) {
        float before = window[channel];
        float here = window[channels + channel];
        float next = window[2 * channels + channel];
        float after = window[3 * channels + channel];
        float c1 = 0.5f * (next - before);
        float c3 = 0.5f * (after - before) + 1.5f * (here - next);
        float c2 = before - here + c1 - c3;
        return ((c3 * a + c2) * a + c1) * a + here;
    }
}
