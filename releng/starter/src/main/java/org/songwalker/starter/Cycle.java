// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.starter;

import java.util.SplittableRandom;

/** One cycle of a band-limited wave as a table. */
final class Cycle {
    private static final int SIZE = 4096;
    private final double[] table = new double[SIZE + 1];

    /** The amplitude of a partial, by its number and frequency. */
    interface Spectrum {
        double amplitude(int partial, double hz);
    }

    /** Partials up to {@code highestHz}, each at a different random phase, so that many voices add up without a common peak. */
    Cycle(double fundamentalHz, double highestHz, Spectrum spectrum, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 1; n * fundamentalHz <= highestHz; n++) {
            double amplitude = spectrum.amplitude(n, n * fundamentalHz);
            double shift = random.nextDouble();
            for (int i = 0; i < SIZE; i++) {
                double phase = (double) ((long) i * n % SIZE) / SIZE + shift;
                table[i] += amplitude * StrictMath.sin(2 * StrictMath.PI * phase);
            }
        }
        table[SIZE] = table[0];
    }

    /** The value at a phase; whole parts are ignored. */
    double at(double phase) {
        double position = (phase - StrictMath.floor(phase)) * SIZE;
        int index = (int) position;
        double part = position - index;
        return table[index] * (1 - part) + table[Math.min(index + 1, SIZE)] * part;
    }
}
