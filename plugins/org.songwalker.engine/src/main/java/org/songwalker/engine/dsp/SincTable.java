// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

/**
 * An 8-point sinc with a Kaiser window (β = 8): 1,024 phases with linear interpolation between them, each normalised to a sum of 1.
 */
final class SincTable {
    static final int TAPS = 8;
    private static final int PHASES = 1024;
    private static final int PHASE_SHIFT = 10;
    private static final int REST_MASK = (1 << PHASE_SHIFT) - 1;
    private static final double BETA = 8;
    static final SincTable NONE = new SincTable(new float[0]);

    private final float[] table;

    private SincTable(float[] table) {
        this.table = table;
    }

    static SincTable make() {
        float[] table = new float[(PHASES + 1) * TAPS];
        for (int phase = 0; phase <= PHASES; phase++) {
            double sum = 0;
            double[] taps = new double[TAPS];
            for (int tap = 0; tap < TAPS; tap++) {
                taps[tap] = tap(tap - 3 - (double) phase / PHASES);
                sum += taps[tap];
            }
            for (int tap = 0; tap < TAPS; tap++) {
                table[phase * TAPS + tap] = (float) (taps[tap] / sum);
            }
        }
        return new SincTable(table);
    }

    private static double tap(double x) {
        double edge = x / 4;
        if (Math.abs(edge) >= 1) {
            return 0;
        }
        double window = bessel(BETA * StrictMath.sqrt(1 - edge * edge)) / bessel(BETA);
        return x == 0 ? 1 : window * StrictMath.sin(StrictMath.PI * x) / (StrictMath.PI * x);
    }

    /** The modified Bessel function of order 0, by its series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; k < 40; k++) {
            term *= (x / (2 * k)) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    void read(float[] data, int index, int fraction, int increment, float[] out, int at, int frames) {
        for (int i = 0; i < frames; i++) {
            int phase = fraction + i * increment;
            int k = index + (phase >> 20) - 3;
            int row = ((phase >> PHASE_SHIFT) & (PHASES - 1)) * TAPS;
            float between = (phase & REST_MASK) * (1f / (1 << PHASE_SHIFT));
            float sum = 0;
            for (int tap = 0; tap < TAPS; tap++) {
                float weight = table[row + tap] + between * (table[row + TAPS + tap] - table[row + tap]);
                sum = Math.fma(weight, data[k + tap], sum);
            }
            out[at + i] = sum;
        }
    }
}
