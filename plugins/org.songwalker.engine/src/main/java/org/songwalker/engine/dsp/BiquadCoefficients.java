// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import org.songwalker.engine.ring.AudioThread;

/**
 * Coefficients of one second-order filter, divided by a0 (sound reference 8.1). Mutable, so that the audio thread can set them without
 * allocating. Frequencies are limited to 10 Hz … 0.49 · rate, Q to at least 0.05. {@link PortableMath} gives the same bits on every
 * machine.
 */
@AudioThread
public final class BiquadCoefficients {
    public double b0 = 1;
    public double b1;
    public double b2;
    public double a1;
    public double a2;

    public void lowpass(double hz, double q, double rate) {
        double w = angle(hz, rate);
        double cos = PortableMath.cos(w);
        double alpha = alpha(w, q);
        set((1 - cos) / 2, 1 - cos, (1 - cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
    }

    public void highpass(double hz, double q, double rate) {
        double w = angle(hz, rate);
        double cos = PortableMath.cos(w);
        double alpha = alpha(w, q);
        set((1 + cos) / 2, -(1 + cos), (1 + cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
    }

    /** Band-pass with a gain of 0 dB at its centre. */
    public void bandpass(double hz, double q, double rate) {
        double w = angle(hz, rate);
        double alpha = alpha(w, q);
        set(alpha, 0, -alpha, 1 + alpha, -2 * PortableMath.cos(w), 1 - alpha);
    }

    public void notch(double hz, double q, double rate) {
        double w = angle(hz, rate);
        double cos = PortableMath.cos(w);
        double alpha = alpha(w, q);
        set(1, -2 * cos, 1, 1 + alpha, -2 * cos, 1 - alpha);
    }

    public void peaking(double hz, double q, double gainDb, double rate) {
        double w = angle(hz, rate);
        double cos = PortableMath.cos(w);
        double alpha = alpha(w, q);
        double a = Decibels.gain(gainDb / 2);
        set(1 + alpha * a, -2 * cos, 1 - alpha * a, 1 + alpha / a, -2 * cos, 1 - alpha / a);
    }

    /** Gain in dB at a frequency. Any thread; used by displays and tests. */
    public double responseDb(double hz, double rate) {
        double w = 2 * StrictMath.PI * hz / rate;
        double top = power(b0, b1, b2, w);
        double bottom = power(1, a1, a2, w);
        return 10 * StrictMath.log10(top / bottom);
    }

    private static double power(double c0, double c1, double c2, double w) {
        double re = c0 + c1 * StrictMath.cos(w) + c2 * StrictMath.cos(2 * w);
        double im = c1 * StrictMath.sin(w) + c2 * StrictMath.sin(2 * w);
        return re * re + im * im;
    }

    private static double angle(double hz, double rate) {
        return 2 * StrictMath.PI * Math.clamp(hz, 10, 0.49 * rate) / rate;
    }

    private static double alpha(double w, double q) {
        return PortableMath.sin(w) / (2 * Math.max(0.05, q));
    }

    private void set(double n0, double n1, double n2, double d0, double d1, double d2) {
        b0 = n0 / d0;
        b1 = n1 / d0;
        b2 = n2 / d0;
        a1 = d1 / d0;
        a2 = d2 / d0;
    }
}
