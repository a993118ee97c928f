// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import org.songwalker.engine.ring.AudioThread;

/**
 * The low-pass of one voice whose cutoff moves: its coefficients go in straight lines to where they are aimed at the end of the slice. The
 * recursion is that of {@link Kernels#filter}. Plain Java for all kernels, so that they agree to the bit. Audio thread.
 */
@AudioThread
public final class SweptFilter {
    private static final float SHARE = 1f / Slice.FRAMES;
    private static final float QUIET = 1e-20f;
    private float b0;
    private float c1;
    private float c2;
    private float d1;
    private float d2;
    private float b0To;
    private float c1To;
    private float c2To;
    private float d1To;
    private float d2To;
    private float z1;
    private float z2;

    /** Begins with the state of a lane's low-pass, which may be transparent. */
    public void take(Batch batch, int lane) {
        b0 = batch.b0[lane];
        c1 = batch.c1[lane];
        c2 = batch.c2[lane];
        d1 = batch.d1[lane];
        d2 = batch.d2[lane];
        z1 = batch.z1[lane];
        z2 = batch.z2[lane];
        b0To = b0;
        c1To = c1;
        c2To = c2;
        d1To = d1;
        d2To = d2;
    }

    /** Aims at coefficients, which are reached at the end of the slice. */
    public void aim(BiquadCoefficients c) {
        b0To = (float) c.b0;
        c1To = (float) (c.b1 - c.a1 * c.b0);
        c2To = (float) (c.b2 - c.a2 * c.b0);
        d1To = (float) -c.a1;
        d2To = (float) -c.a2;
    }

    /** True if the coefficients have reached what they are aimed at. */
    public boolean still() {
        return b0 == b0To && c1 == c1To && c2 == c2To && d1 == d1To && d2 == d2To;
    }

    /** Hands coefficients and state to the low-pass of a lane. */
    public void give(Batch batch, int lane) {
        batch.filter(lane, b0, c1, c2, d1, d2);
        batch.z1[lane] = z1;
        batch.z2[lane] = z2;
    }

    /** Filters {@code frames} frames in place from index {@code row} on, which are at place {@code at} of the slice. */
    public void process(float[] rows, int row, int at, int frames) {
        float b0Step = (b0To - b0) * SHARE;
        float c1Step = (c1To - c1) * SHARE;
        float c2Step = (c2To - c2) * SHARE;
        float d1Step = (d1To - d1) * SHARE;
        float d2Step = (d2To - d2) * SHARE;
        float s1 = z1;
        float s2 = z2;
        for (int k = 0; k < frames; k++) {
            float t = at + k + 1;
            float x = rows[row + k];
            rows[row + k] = Math.fma(Math.fma(b0Step, t, b0), x, s1);
            float next = Math.fma(Math.fma(d1Step, t, d1), s1, Math.fma(Math.fma(c1Step, t, c1), x, s2));
            s2 = Math.fma(Math.fma(d2Step, t, d2), s1, Math.fma(c2Step, t, c2) * x);
            s1 = next;
        }
        boolean quiet = Math.abs(s1) + Math.abs(s2) < QUIET;
        z1 = quiet ? 0 : s1;
        z2 = quiet ? 0 : s2;
        if (at + frames == Slice.FRAMES) {
            b0 = b0To;
            c1 = c1To;
            c2 = c2To;
            d1 = d1To;
            d2 = d2To;
        }
    }
}
