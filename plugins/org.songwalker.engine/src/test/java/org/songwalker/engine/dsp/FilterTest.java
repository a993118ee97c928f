// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FilterTest {
    private static final double RATE = 48_000;

    /** Gain in dB of a settled sine through a filter of slices: the second of two seconds counts. */
    private static double measured(double hz, double amplitude, Consumer<float[]> filter) {
        float[] slice = new float[64];
        double in = 0;
        double out = 0;
        for (int at = 0; at < 96_000; at += 64) {
            for (int i = 0; i < 64; i++) {
                slice[i] = (float) (amplitude * Math.sin(2 * Math.PI * hz * (at + i) / RATE));
            }
            in += at >= 48_000 ? power(slice) : 0;
            filter.accept(slice);
            out += at >= 48_000 ? power(slice) : 0;
        }
        return 10 * Math.log10(out / in);
    }

    private static double power(float[] slice) {
        double sum = 0;
        for (float x : slice) {
            sum += x * x;
        }
        return sum;
    }

    /** The left side of a stereo filter, settled on its coefficients. */
    private static double measured(StereoBiquad filter, double hz) {
        filter.snap();
        return measured(hz, 0.5, left -> filter.process(left, left.clone(), 64, 1, 1));
    }

    /** A low-pass as voices have it, in the first lane. */
    private static Batch lane(BiquadCoefficients lowpass) {
        Batch batch = new Batch();
        batch.count = 1;
        batch.filter(0, lowpass);
        return batch;
    }

    @Test
    void measuredResponsesLieWithinATenthOfADecibelOfTheFormula() {
        for (double hz : new double[] {100, 1000, 3000, 9000}) {
            StereoBiquad low = new StereoBiquad();
            low.coefficients.lowpass(1000, 0.707, RATE);
            assertEquals(low.coefficients.responseDb(hz, RATE), measured(low, hz), 0.1, "low-pass at " + hz);
            StereoBiquad peak = new StereoBiquad();
            peak.coefficients.peaking(1000, 1, 6, RATE);
            assertEquals(peak.coefficients.responseDb(hz, RATE), measured(peak, hz), 0.1, "peaking at " + hz);
        }
    }

    @Test
    void responsesAtTheirOwnFrequencyAreTheTextbookFigures() {
        BiquadCoefficients c = new BiquadCoefficients();
        c.lowpass(1000, Math.sqrt(0.5), RATE);
        assertEquals(-3.01, c.responseDb(1000, RATE), 0.01);
        c.highpass(1000, Math.sqrt(0.5), RATE);
        assertEquals(-3.01, c.responseDb(1000, RATE), 0.01);
        c.bandpass(1000, 2, RATE);
        assertEquals(0, c.responseDb(1000, RATE), 0.01);
        c.peaking(1000, 1, -9, RATE);
        assertEquals(-9, c.responseDb(1000, RATE), 0.01);
        c.notch(1000, 1, RATE);
        assertTrue(c.responseDb(1000, RATE) < -60);
    }

    @Test
    void voiceFilterAgreesWithTheFormulaWithinATenthOfADecibel() {
        Kernels kernels = new ScalarKernels(Quality.HERMITE);
        BiquadCoefficients c = new BiquadCoefficients();
        c.lowpass(1200, 1.2, RATE);
        Batch batch = lane(c);
        double heard = measured(2500, 1, slice -> {
            System.arraycopy(slice, 0, batch.rows, 0, 64);
            kernels.filter(batch, 0, 64);
            System.arraycopy(batch.rows, 0, slice, 0, 64);
        });
        assertEquals(c.responseDb(2500, RATE), heard, 0.1);
    }

    @Test
    void silenceLeavesNoDenormalNumbersBehind() {
        Kernels kernels = new ScalarKernels(Quality.HERMITE);
        BiquadCoefficients c = new BiquadCoefficients();
        c.lowpass(200, 5, RATE);
        Batch batch = lane(c);
        batch.rows[0] = 1;
        for (int slice = 0; slice < 2000; slice++) {
            kernels.filter(batch, 0, 64);
            Arrays.fill(batch.rows, 0, 64, 0);
        }
        assertEquals(0f, batch.z1[0]);
        assertEquals(0f, batch.z2[0]);
    }
}
