// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.Waveform;

class OscillatorTest {
    private final Kernels kernels = new ScalarKernels(Quality.HERMITE);

    private float[] wave(Waveform waveform, double hz, double rate, int frames) {
        return wave(waveform, hz, rate, frames, 0.5f);
    }

    /** A fifth of a second of a shape without any limit to its band, at 48 kHz. */
    private static float[] naive(double hz, DoubleUnaryOperator shape) {
        float[] out = new float[9600];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) shape.applyAsDouble(i * hz / 48_000 % 1);
        }
        return out;
    }

    private float[] noise() {
        float[] out = new float[6400];
        for (int at = 0; at < 6400; at += 64) {
            kernels.oscillator(Waveform.NOISE, at, 1, 0.5f, out, at, 64);
        }
        return out;
    }

    private static double power(float[] wave) {
        double sum = 0;
        for (float x : wave) {
            sum += x * x;
        }
        return sum;
    }

    private float[] wave(Waveform waveform, double hz, double rate, int frames, float pulse) {
        float[] out = new float[frames];
        int increment = OscillatorMath.increment(hz, rate);
        for (int at = 0; at < frames; at += 64) {
            kernels.oscillator(waveform, increment * at, increment, pulse, out, at, Math.min(64, frames - at));
        }
        return out;
    }

    @Test
    void sineStartsAtZeroAndPeaksAfterAQuarter() {
        assertArrayEquals(new float[] {0f, 1f, 0f, -1f}, wave(Waveform.SINE, 25, 100, 4), 2e-7f);
    }

    @Test
    void sineIsTrueToOneInTenMillion() {
        float[] out = wave(Waveform.SINE, 441.7, 48_000, 4800);
        double step = (OscillatorMath.increment(441.7, 48_000) & 0xFFFFFFFFL) / 4294967296.0;
        double worst = 0;
        for (int i = 0; i < out.length; i++) {
            worst = Math.max(worst, Math.abs(out[i] - Math.sin(2 * Math.PI * step * i)));
        }
        assertEquals(0, worst, 3e-7);
    }

    @Test
    void sawtoothFollowsTheFormulaOfTheReference() {
        assertArrayEquals(new float[] {0f, -0.8f, -0.6f, -0.4f}, wave(Waveform.SAWTOOTH, 10, 100, 4), 1e-5f);
    }

    @Test
    void squareStartsZeroOneOne() {
        assertArrayEquals(new float[] {0f, 1f, 1f}, wave(Waveform.SQUARE, 10, 100, 3), 1e-5f);
    }

    @Test
    void triangleCornerIsRoundedByItsBandLimit() {
        assertArrayEquals(new float[] {-1f + 0.4f / 3, -0.6f, -0.2f, 0.2f}, wave(Waveform.TRIANGLE, 10, 100, 4), 1e-5f);
    }

    @Test
    void narrowPulseHasItsShareAtPlusOne() {
        float[] out = wave(Waveform.SQUARE, 1, 1000, 1000, 0.25f);
        int high = 0;
        for (float x : out) {
            high += x > 0 ? 1 : 0;
        }
        assertEquals(250, high, 1);
    }

    @Test
    void frequencyIsRightWithinATenthOfACent() {
        for (double hz : new double[] {20, 55, 440, 4186, 15_000}) {
            double made = (OscillatorMath.increment(hz, 48_000) & 0xFFFFFFFFL) / 4294967296.0 * 48_000;
            assertEquals(0, 1200 * Math.log(made / hz) / Math.log(2), 0.1, hz + " Hz");
        }
    }

    @Test
    void noiseIsTheSameAgainAndHasTheRmsOfAUniformDistribution() {
        float[] out = noise();
        assertArrayEquals(out, noise());
        assertEquals(1 / Math.sqrt(3), Math.sqrt(power(out) / 6400), 0.02);
    }

    /** Share of the power that is no harmonic, by projection on each harmonic below half the rate. */
    private static double aliasDb(float[] wave, double hz) {
        double rate = 48_000;
        double total = power(wave);
        double harmonic = 0;
        for (int h = 0; h * hz < rate / 2; h++) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < wave.length; i++) {
                re += wave[i] * Math.cos(2 * Math.PI * h * hz * i / rate);
                im += wave[i] * Math.sin(2 * Math.PI * h * hz * i / rate);
            }
            harmonic += (h == 0 ? 1 : 2) * (re * re + im * im) / wave.length;
        }
        return 10 * Math.log10(Math.max(1e-12, (total - harmonic) / total));
    }

    @Test
    void polyBlepKeepsAliasesOfASawFarBelowTheNaiveOne() {
        double hz = 1255;
        double clean = aliasDb(wave(Waveform.SAWTOOTH, hz, 48_000, 9600), hz);
        double rough = aliasDb(naive(hz, phase -> 2 * phase - 1), hz);
        assertTrue(clean < -30 && clean < rough - 12, "PolyBLEP " + clean + " dB, naive " + rough + " dB");
    }

    @Test
    void bandLimitedTriangleHasFewerAliasesThanTheNaiveOne() {
        double hz = 3105;
        double clean = aliasDb(wave(Waveform.TRIANGLE, hz, 48_000, 9600), hz);
        double rough = aliasDb(naive(hz, phase -> phase < 0.5 ? 4 * phase - 1 : 3 - 4 * phase), hz);
        assertTrue(clean < rough - 10, "band-limited " + clean + " dB, naive " + rough + " dB");
    }
}
