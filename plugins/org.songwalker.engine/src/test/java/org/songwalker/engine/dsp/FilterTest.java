// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FilterTest {
    private static final double RATE = 48_000;

    /** Gain in dB of a settled sine through a stereo filter. */
    private static double measured(StereoBiquad filter, double hz) {
        float[] left = new float[64];
        float[] right = new float[64];
        double in = 0;
        double out = 0;
        for (int slice = 0; slice < 1500; slice++) {
            for (int i = 0; i < 64; i++) {
                left[i] = (float) (0.5 * Math.sin(2 * Math.PI * hz * (slice * 64 + i) / RATE));
                right[i] = left[i];
                in += slice >= 750 ? left[i] * left[i] : 0;
            }
            filter.process(left, right, 64, 1, 1);
            for (int i = 0; i < 64 && slice >= 750; i++) {
                out += left[i] * left[i];
            }
        }
        return 10 * Math.log10(out / in);
    }

    @Test
    void measuredResponsesLieWithinATenthOfADecibelOfTheFormula() {
        for (double hz : new double[] {100, 1000, 3000, 9000}) {
            StereoBiquad low = new StereoBiquad();
            low.coefficients.lowpass(1000, 0.707, RATE);
            low.snap();
            assertEquals(low.coefficients.responseDb(hz, RATE), measured(low, hz), 0.1, "low-pass at " + hz);
            StereoBiquad peak = new StereoBiquad();
            peak.coefficients.peaking(1000, 1, 6, RATE);
            peak.snap();
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
        Batch batch = new Batch();
        batch.count = 1;
        batch.filter(0, c);
        double in = 0;
        double out = 0;
        for (int slice = 0; slice < 1500; slice++) {
            for (int i = 0; i < 64; i++) {
                batch.rows[i] = (float) Math.sin(2 * Math.PI * 2500 * (slice * 64 + i) / RATE);
                in += slice >= 750 ? batch.rows[i] * batch.rows[i] : 0;
            }
            kernels.filter(batch, 0, 64);
            for (int i = 0; i < 64 && slice >= 750; i++) {
                out += batch.rows[i] * batch.rows[i];
            }
        }
        assertEquals(c.responseDb(2500, RATE), 10 * Math.log10(out / in), 0.1);
    }

    @Test
    void silenceLeavesNoDenormalNumbersBehind() {
        Kernels kernels = new ScalarKernels(Quality.HERMITE);
        BiquadCoefficients c = new BiquadCoefficients();
        c.lowpass(200, 5, RATE);
        Batch batch = new Batch();
        batch.count = 1;
        batch.filter(0, c);
        batch.rows[0] = 1;
        for (int slice = 0; slice < 2000; slice++) {
            kernels.filter(batch, 0, 64);
            java.util.Arrays.fill(batch.rows, 0, 64, 0);
        }
        assertEquals(0f, batch.z1[0]);
        assertEquals(0f, batch.z2[0]);
    }
}
