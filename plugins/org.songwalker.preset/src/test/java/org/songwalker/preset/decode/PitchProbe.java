// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

/** Measures the pitch of decoded audio for tests. */
public final class PitchProbe {

    private PitchProbe() {}

    /**
     * How far the audio is off an expected frequency, in cents: the best lag of the normalised autocorrelation within 120 cents of the
     * expected period (of as many periods as fit 30 ms, which sharpens the answer), refined by a parabola.
     *
     * @return NaN if the audio does not repeat with any such period
     */
    public static double centsOff(float[] data, double rateHz, int from, int to, double expectedHz) {
        double period = rateHz / expectedHz;
        int periods = Math.max(1, (int) Math.floor(0.03 * expectedHz));
        double centre = period * periods;
        int low = (int) Math.floor(centre * Math.pow(2, -120 / 1200.0 / periods * Math.min(periods, 3)));
        int high = (int) Math.ceil(centre * Math.pow(2, 120 / 1200.0 / periods * Math.min(periods, 3))) + 1;
        int window = Math.min(to - from - high - 2, (int) Math.max(4 * centre, 2048));
        if (window < centre / 2 || low < 2) {
            return Double.NaN;
        }
        int best = low;
        double[] score = new double[high + 2];
        for (int lag = low - 1; lag <= high + 1; lag++) {
            score[lag] = correlation(data, from, window, lag);
            if (lag >= low && lag <= high && score[lag] > score[best]) {
                best = lag;
            }
        }
        if (score[best] < 0.8) {
            return Double.NaN;
        }
        double left = score[best - 1];
        double right = score[best + 1];
        double lag = best + 0.5 * (left - right) / (left - 2 * score[best] + right);
        return 1200 * Math.log(centre / lag) / Math.log(2);
    }

    private static double correlation(float[] data, int from, int window, int lag) {
        double cross = 0;
        double one = 0;
        double two = 0;
        for (int i = from; i < from + window; i++) {
            cross += (double) data[i] * data[i + lag];
            one += (double) data[i] * data[i];
            two += (double) data[i + lag] * data[i + lag];
        }
        return cross / Math.sqrt(one * two + 1e-20);
    }
}
