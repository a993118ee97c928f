// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import org.songwalker.engine.AudioThread;

/**
 * Up to sixteen voices on their way through the kernels: a row of one slice per voice, the coefficients of their low-passes and the
 * straight lines of their gains. Fields are public because the kernels are its other half. Audio thread.
 */
@AudioThread
public final class Batch {
    /** Most voices of a batch. */
    public static final int LANES = 16;

    /** Row v begins at v * {@link Slice#FRAMES}; a segment keeps its place inside the slice. Vectors may read past the last row. */
    public final float[] rows = new float[LANES * Slice.FRAMES + LANES];
    public final float[] b0 = new float[LANES];
    public final float[] b1 = new float[LANES];
    public final float[] b2 = new float[LANES];
    public final float[] a1 = new float[LANES];
    public final float[] a2 = new float[LANES];
    public final float[] z1 = new float[LANES];
    public final float[] z2 = new float[LANES];
    /** Phase of an oscillator at the first frame, and its step per frame, in units of 2^-32 periods. */
    public final int[] phase = new int[LANES];
    public final int[] step = new int[LANES];
    /** Pulse width in units of 2^-32 periods, without a sign. */
    public final int[] width = new int[LANES];
    public final float[] gainLeft = new float[LANES];
    public final float[] stepLeft = new float[LANES];
    public final float[] gainRight = new float[LANES];
    public final float[] stepRight = new float[LANES];
    /** Levels of the lanes that are {@link #shaped}, laid out like the rows. */
    public final float[] levels = new float[LANES * Slice.FRAMES];
    /** Lanes whose envelope is no single straight line here: their levels stand frame by frame, behind the low-pass. */
    public final boolean[] shaped = new boolean[LANES];
    public int count;
    public boolean filtered;

    /** Starts over with no voices. */
    public void clear() {
        java.util.Arrays.fill(shaped, false);
        count = 0;
        filtered = false;
    }

    /** Multiplies the rows of shaped lanes by their levels. */
    public void applyShapes(int at, int frames) {
        for (int lane = 0; lane < count; lane++) {
            if (shaped[lane]) {
                int start = lane * Slice.FRAMES + at;
                for (int i = start; i < start + frames; i++) {
                    rows[i] *= levels[i];
                }
            }
        }
    }

    /** Makes the lanes that no voice takes give silence, whatever their rows hold. */
    public void pad() {
        for (int lane = count; lane < LANES; lane++) {
            bypassFilter(lane);
            b0[lane] = 0;
            step[lane] = 1 << 16;
        }
    }

    /** Makes the low-pass of a lane transparent. */
    public void bypassFilter(int lane) {
        b0[lane] = 1;
        b1[lane] = 0;
        b2[lane] = 0;
        a1[lane] = 0;
        a2[lane] = 0;
        z1[lane] = 0;
        z2[lane] = 0;
    }
}
