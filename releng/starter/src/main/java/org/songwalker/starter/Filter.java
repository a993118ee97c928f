// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.starter;

/** A second-order filter over a whole sample (sound reference 8.1). */
final class Filter {

    private Filter() {}

    static double[] highPass(double[] in, int rateHz, double hz, double q) {
        double w = 2 * StrictMath.PI * hz / rateHz;
        double c = StrictMath.cos(w);
        return run(in, (1 + c) / 2, -(1 + c), (1 + c) / 2, c, StrictMath.sin(w) / (2 * q));
    }

    static double[] lowPass(double[] in, int rateHz, double hz, double q) {
        double w = 2 * StrictMath.PI * hz / rateHz;
        double c = StrictMath.cos(w);
        return run(in, (1 - c) / 2, 1 - c, (1 - c) / 2, c, StrictMath.sin(w) / (2 * q));
    }

    static double[] bandPass(double[] in, int rateHz, double hz, double q) {
        double w = 2 * StrictMath.PI * hz / rateHz;
        double alpha = StrictMath.sin(w) / (2 * q);
        return run(in, alpha, 0, -alpha, StrictMath.cos(w), alpha);
    }

    private static double[] run(double[] in, double b0, double b1, double b2, double cos, double alpha) {
        double a0 = 1 + alpha;
        double z1 = 0;
        double z2 = 0;
        double[] out = new double[in.length];
        for (int i = 0; i < in.length; i++) {
            double y = b0 / a0 * in[i] + z1;
            z1 = b1 / a0 * in[i] + 2 * cos / a0 * y + z2;
            z2 = b2 / a0 * in[i] - (1 - alpha) / a0 * y;
            out[i] = y;
        }
        return out;
    }
}
