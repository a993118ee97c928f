// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

/** One frame of each waveform (sound reference 6.1). A phase is an int in units of 2^-32 periods. */
public final class OscillatorMath {
    private static final float TURN = 1f / (1 << 24);

    private OscillatorMath() {}

    /** The phase as a share of the period, 0 to below 1, with a precision of 24 bits. */
    public static float turns(int phase) {
        return (phase >>> 8) * TURN;
    }

    /** The phase increment per frame for a frequency, which the caller has checked to be below half the rate. */
    public static int increment(double hz, double rate) {
        return (int) Math.round(hz / rate * 4294967296.0);
    }

    /** sin(2πφ) by the Taylor polynomial of degree 11 on a quarter period: error below 1e-7. */
    public static float sine(int phase) {
        int folded = (phase ^ (phase << 1)) < 0 ? Integer.MIN_VALUE - phase : phase;
        float x = folded * (float) (2 * Math.PI / 4294967296.0);
        float s = x * x;
        float p = Math.fma(s, -2.5052108e-8f, 2.7557319e-6f);
        p = Math.fma(s, p, -1.9841270e-4f);
        p = Math.fma(s, p, 8.3333333e-3f);
        p = Math.fma(s, p, -1.6666667e-1f);
        return Math.fma(x * s, p, x);
    }

    /**
     * PolyBLEP: the correction that band-limits a rising step of 2 at phase 0; {@code t} (phase) and {@code step} (per frame) in periods.
     */
    public static float blep(float t, float step) {
        if (t < step) {
            float u = t / step;
            return 2 * u - u * u - 1;
        }
        if (t > 1 - step) {
            float u = (t - 1) / step;
            return u * u + 2 * u + 1;
        }
        return 0;
    }

    /** The integral of {@link #blep}: the correction that band-limits a corner whose slope rises by 2 per frame. */
    public static float blamp(float t, float step) {
        if (t < step) {
            float u = 1 - t / step;
            return u * u * u * (1f / 3);
        }
        if (t > 1 - step) {
            float u = (t - 1) / step + 1;
            return u * u * u * (1f / 3);
        }
        return 0;
    }

    /** White noise from -1 to 1: a hash of the phase, so that block borders and other voices have no influence. */
    public static float noise(int phase) {
        int h = phase * 0x9E3779B1;
        h = (h ^ (h >>> 16)) * 0x85EBCA6B;
        h = (h ^ (h >>> 13)) * 0xC2B2AE35;
        return (h ^ (h >>> 16)) * (1f / 2147483648f);
    }
}
