// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

/**
 * Interpolates between frames at another rate: a windowed sinc (Kaiser, β = 9) with its cutoff at 0.93 of half the lower rate, so that
 * frequencies that the new rate cannot represent do not alias. 512 phases with linear interpolation between them, each normalised to a sum
 * of 1. Immutable.
 */
final class SincKernel {
    private static final int PHASES = 512;
    private static final int HALF = 24;
    private static final int MOST_HALF = 160;
    private static final double BETA = 9;
    private static final double BAND = 0.93;
    private final int half;
    private final float[] taps;

    SincKernel(long from, long to) {
        double cut = BAND * Math.min(1, (double) to / from);
        half = (int) Math.min(MOST_HALF, Math.ceil(HALF / Math.min(1, (double) to / from)));
        taps = new float[(PHASES + 1) * 2 * half];
        for (int p = 0; p <= PHASES; p++) {
            phase(p, cut);
        }
    }

    private void phase(int p, double cut) {
        double[] row = new double[2 * half];
        double sum = 0;
        for (int k = 0; k < row.length; k++) {
            double t = k - half + 1 - (double) p / PHASES;
            double x = Math.PI * cut * t;
            double sinc = t == 0 ? 1 : StrictMath.sin(x) / x;
            double share = t / half;
            row[k] = Math.abs(share) >= 1 ? 0 : sinc * bessel(BETA * Math.sqrt(1 - share * share));
            sum += row[k];
        }
        for (int k = 0; k < row.length; k++) {
            taps[p * row.length + k] = (float) (row[k] / sum);
        }
    }

    /** The modified Bessel function of order 0, by its series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; k < 40; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    /** Half the kernel's width: a reading needs this many frames up to and including the one at its place, and as many after it. */
    int half() {
        return half;
    }

    /**
     * The value between frame {@code place} and the next.
     *
     * @param data  interleaved frames
     * @param place at least {@link #half} - 1; {@link #half} more frames must follow it
     * @param share fraction of the way to the next frame, 0 to below 1
     */
    float read(float[] data, int channels, int channel, int place, double share) {
        int width = 2 * half;
        double at = share * PHASES;
        int p = (int) at;
        float part = (float) (at - p);
        int near = p * width;
        int far = near + width;
        int i = (place - half + 1) * channels + channel;
        float a = 0;
        float b = 0;
        for (int k = 0; k < width; k++, i += channels) {
            a = Math.fma(data[i], taps[near + k], a);
            b = Math.fma(data[i], taps[far + k], b);
        }
        return a + part * (b - a);
    }
}
