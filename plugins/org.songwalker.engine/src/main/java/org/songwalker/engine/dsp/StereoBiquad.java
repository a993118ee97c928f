// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import org.songwalker.engine.ring.AudioThread;

/**
 * One second-order filter on two channels in direct form II transposed, in double precision. Changes of its coefficients are interpolated
 * linearly over a slice. Audio thread.
 */
@AudioThread
public final class StereoBiquad {
    /** State below this is set to zero: it cannot be heard, and denormal numbers would be slow. */
    private static final double QUIET = 1e-30;
    public final BiquadCoefficients coefficients = new BiquadCoefficients();
    private double b0 = 1;
    private double b1;
    private double b2;
    private double a1;
    private double a2;
    private double zl1;
    private double zl2;
    private double zr1;
    private double zr2;

    /** Applies {@link #coefficients} at once, without interpolation. */
    public void snap() {
        b0 = coefficients.b0;
        b1 = coefficients.b1;
        b2 = coefficients.b2;
        a1 = coefficients.a1;
        a2 = coefficients.a2;
    }

    /** Clears the state: nothing of the earlier signal sounds on. */
    public void clear() {
        zl1 = 0;
        zl2 = 0;
        zr1 = 0;
        zr2 = 0;
    }

    /**
     * Filters one slice in place; the coefficients move linearly from those of the previous slice to {@link #coefficients}. The share of
     * the filtered signal in the result moves linearly from {@code wetStart} to {@code wetEnd} (0 to 1); the rest is the input.
     */
    public void process(float[] left, float[] right, int frames, double wetStart, double wetEnd) {
        double d0 = (coefficients.b0 - b0) / frames;
        double d1 = (coefficients.b1 - b1) / frames;
        double d2 = (coefficients.b2 - b2) / frames;
        double e1 = (coefficients.a1 - a1) / frames;
        double e2 = (coefficients.a2 - a2) / frames;
        double wet = wetStart;
        double dw = (wetEnd - wetStart) / frames;
        for (int i = 0; i < frames; i++) {
            double x = left[i];
            double y = b0 * x + zl1;
            zl1 = b1 * x - a1 * y + zl2;
            zl2 = b2 * x - a2 * y;
            left[i] = (float) (x + wet * (y - x));
            x = right[i];
            y = b0 * x + zr1;
            zr1 = b1 * x - a1 * y + zr2;
            zr2 = b2 * x - a2 * y;
            right[i] = (float) (x + wet * (y - x));
            b0 += d0;
            b1 += d1;
            b2 += d2;
            a1 += e1;
            a2 += e2;
            wet += dw;
        }
        snap();
        settle();
    }

    private void settle() {
        if (Math.abs(zl1) + Math.abs(zl2) < QUIET) {
            zl1 = 0;
            zl2 = 0;
        }
        if (Math.abs(zr1) + Math.abs(zr2) < QUIET) {
            zr1 = 0;
            zr2 = 0;
        }
    }
}
