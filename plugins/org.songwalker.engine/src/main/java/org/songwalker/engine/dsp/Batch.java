// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import org.songwalker.engine.ring.AudioThread;

/**
 * The state of up to sixteen voices that the kernels process together, one per lane: the position in the source, the low-pass with its
 * state, the gains and their change per frame. Lanes 0 to {@link #count} - 1 are taken; the others are silent. Fields are public because
 * the kernels read and write them directly. Audio thread.
 */
@AudioThread
public final class Batch {
    /** Highest number of voices in a batch. */
    public static final int LANES = 16;
    /** Length of {@link #rows}: a row of one slice per lane, plus space for vectors that read or write past the last row. */
    public static final int ROWS = LANES * Slice.FRAMES + LANES;
    private static final float[] NO_FLOATS = {};
    private static final short[] NO_WORDS = {};
    private static final int IDLE_STEP = 1 << 16;

    /**
     * The row of lane v begins at v * {@link Slice#FRAMES}; frame i of the slice is at index i of the row. Values after a part are
     * undefined.
     */
    public final float[] rows;
    /**
     * The data of a lane's sample, as floats or as 16-bit words in units of 2^-15 (the other array is empty), and the position in it in
     * frames, 32.32 fixed point.
     */
    public final float[][] floats = new float[LANES][];
    public final short[][] words = new short[LANES][];
    public final long[] position = new long[LANES];
    /** Sample frames per output frame in 32.32 fixed point, and the same rounded to 12.20. */
    public final long[] increment = new long[LANES];
    public final int[] coarse = new int[LANES];
    /**
     * Last position from which a whole slice can be read without bounds checks; below {@link #position} if the lane must be read otherwise.
     */
    public final long[] last = new long[LANES];
    /** Phase of an oscillator at its next frame, and its step per frame, in units of 2^-32 periods. */
    public final int[] phase = new int[LANES];
    public final int[] step = new int[LANES];
    /** Pulse width in units of 2^-32 periods, without a sign. */
    public final int[] width = new int[LANES];
    /** Coefficients and state of the low-pass, see {@link Kernels#filter}. */
    public final float[] b0 = new float[LANES];
    public final float[] c1 = new float[LANES];
    public final float[] c2 = new float[LANES];
    public final float[] d1 = new float[LANES];
    public final float[] d2 = new float[LANES];
    public final float[] z1 = new float[LANES];
    public final float[] z2 = new float[LANES];
    /** Gains at the first frame of a part and their change per frame. */
    public final float[] gainLeft = new float[LANES];
    public final float[] stepLeft = new float[LANES];
    public final float[] gainRight = new float[LANES];
    public final float[] stepRight = new float[LANES];
    public int count;
    private int filtered;

    /** An empty batch that allocates its rows. */
    public Batch() {
        this(new float[ROWS]);
    }

    /**
     * An empty batch that renders into {@code rows} ({@link #ROWS} floats); batches may share them, because rows hold nothing between
     * slices.
     */
    public Batch(float[] rows) {
        this.rows = rows;
        for (int lane = 0; lane < LANES; lane++) {
            vacate(lane);
        }
    }

    /** True if any lane has a low-pass. */
    public boolean filtered() {
        return filtered != 0;
    }

    /** Gives a lane a low-pass with cleared state. */
    public void filter(int lane, BiquadCoefficients c) {
        filter(lane, (float) c.b0, (float) (c.b1 - c.a1 * c.b0), (float) (c.b2 - c.a2 * c.b0), (float) -c.a1, (float) -c.a2);
        z1[lane] = 0;
        z2[lane] = 0;
    }

    /** Gives a lane a low-pass with coefficients as {@link Kernels#filter} names them; its state stays. */
    void filter(int lane, float x0, float x1, float x2, float y1, float y2) {
        b0[lane] = x0;
        c1[lane] = x1;
        c2[lane] = x2;
        d1[lane] = y1;
        d2[lane] = y2;
        filtered |= 1 << lane;
    }

    /** Makes the low-pass of a lane transparent. */
    public void bypassFilter(int lane) {
        b0[lane] = 1;
        c1[lane] = 0;
        c2[lane] = 0;
        d1[lane] = 0;
        d2[lane] = 0;
        z1[lane] = 0;
        z2[lane] = 0;
        filtered &= ~(1 << lane);
    }

    /** Makes a lane silent, whatever its row holds, provided that it is a finite number. */
    public void vacate(int lane) {
        bypassFilter(lane);
        b0[lane] = 0;
        floats[lane] = NO_FLOATS;
        words[lane] = NO_WORDS;
        position[lane] = 0;
        last[lane] = Long.MIN_VALUE;
        phase[lane] = 0;
        step[lane] = IDLE_STEP;
        gainLeft[lane] = 0;
        stepLeft[lane] = 0;
        gainRight[lane] = 0;
        stepRight[lane] = 0;
    }

    /** Copies a lane of another batch, except for its row. */
    public void take(int lane, Batch from, int other) {
        floats[lane] = from.floats[other];
        words[lane] = from.words[other];
        position[lane] = from.position[other];
        increment[lane] = from.increment[other];
        coarse[lane] = from.coarse[other];
        last[lane] = from.last[other];
        phase[lane] = from.phase[other];
        step[lane] = from.step[other];
        width[lane] = from.width[other];
        b0[lane] = from.b0[other];
        c1[lane] = from.c1[other];
        c2[lane] = from.c2[other];
        d1[lane] = from.d1[other];
        d2[lane] = from.d2[other];
        z1[lane] = from.z1[other];
        z2[lane] = from.z2[other];
        gainLeft[lane] = from.gainLeft[other];
        stepLeft[lane] = from.stepLeft[other];
        gainRight[lane] = from.gainRight[other];
        stepRight[lane] = from.stepRight[other];
        filtered = filtered & ~(1 << lane) | (from.filtered >> other & 1) << lane;
    }
}
