// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.songwalker.engine.ring.AudioThread;

/**
 * Vector operations on columns; a column holds the values of sixteen lanes at one frame. Low-passes and sums process one column after the
 * other, all lanes at once. Rows (one lane over time) become columns, and columns rows, in blocks of sixteen frames.
 */
@AudioThread
final class VectorColumns {
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_512;
    private static final VectorSpecies<Integer> I = IntVector.SPECIES_512;
    private static final int WIDTH = 16;
    private static final float QUIET = 1e-20f;

    private static final IntVector UPPER_1 = exchange(1, false);
    private static final IntVector LOWER_1 = exchange(1, true);
    private static final IntVector UPPER_2 = exchange(2, false);
    private static final IntVector LOWER_2 = exchange(2, true);
    private static final IntVector UPPER_4 = exchange(4, false);
    private static final IntVector LOWER_4 = exchange(4, true);
    private static final IntVector UPPER_8 = exchange(8, false);
    private static final IntVector LOWER_8 = exchange(8, true);

    private VectorColumns() {}

    /**
     * Combines two rows {@code distance} apart: the upper one, with those lanes whose index has that bit set replaced from the lower one
     * ({@code low}: the reverse).
     */
    private static IntVector exchange(int distance, boolean low) {
        int[] from = new int[WIDTH];
        for (int lane = 0; lane < WIDTH; lane++) {
            boolean set = (lane & distance) != 0;
            from[lane] = low ? set ? WIDTH + lane : lane + distance : set ? WIDTH + lane - distance : lane;
        }
        return IntVector.fromArray(I, from, 0);
    }

    /**
     * Transposes a block of sixteen by sixteen: rows that are {@code stride} apart in {@code from} become columns. Within blocks of 1, 2, 4
     * and 8, the upper right and the lower left quarter are exchanged; two passes of four rows each keep all vectors in registers.
     */
    static void transpose(float[] from, int start, int stride, float[] half, float[] to, int target, int targetStride) {
        for (int r = 0; r < WIDTH; r += 4) {
            IntVector a = FloatVector.fromArray(F, from, start + r * stride).reinterpretAsInts();
            IntVector b = FloatVector.fromArray(F, from, start + (r + 1) * stride).reinterpretAsInts();
            IntVector c = FloatVector.fromArray(F, from, start + (r + 2) * stride).reinterpretAsInts();
            IntVector d = FloatVector.fromArray(F, from, start + (r + 3) * stride).reinterpretAsInts();
            IntVector ab = UPPER_1.selectFrom(a, b);
            IntVector ba = LOWER_1.selectFrom(a, b);
            IntVector cd = UPPER_1.selectFrom(c, d);
            IntVector dc = LOWER_1.selectFrom(c, d);
            UPPER_2.selectFrom(ab, cd).reinterpretAsFloats().intoArray(half, r * WIDTH);
            UPPER_2.selectFrom(ba, dc).reinterpretAsFloats().intoArray(half, (r + 1) * WIDTH);
            LOWER_2.selectFrom(ab, cd).reinterpretAsFloats().intoArray(half, (r + 2) * WIDTH);
            LOWER_2.selectFrom(ba, dc).reinterpretAsFloats().intoArray(half, (r + 3) * WIDTH);
        }
        for (int r = 0; r < 4; r++) {
            IntVector a = FloatVector.fromArray(F, half, r * WIDTH).reinterpretAsInts();
            IntVector b = FloatVector.fromArray(F, half, (r + 4) * WIDTH).reinterpretAsInts();
            IntVector c = FloatVector.fromArray(F, half, (r + 8) * WIDTH).reinterpretAsInts();
            IntVector d = FloatVector.fromArray(F, half, (r + 12) * WIDTH).reinterpretAsInts();
            IntVector ab = UPPER_4.selectFrom(a, b);
            IntVector ba = LOWER_4.selectFrom(a, b);
            IntVector cd = UPPER_4.selectFrom(c, d);
            IntVector dc = LOWER_4.selectFrom(c, d);
            UPPER_8.selectFrom(ab, cd).reinterpretAsFloats().intoArray(to, target + r * targetStride);
            UPPER_8.selectFrom(ba, dc).reinterpretAsFloats().intoArray(to, target + (r + 4) * targetStride);
            LOWER_8.selectFrom(ab, cd).reinterpretAsFloats().intoArray(to, target + (r + 8) * targetStride);
            LOWER_8.selectFrom(ba, dc).reinterpretAsFloats().intoArray(to, target + (r + 12) * targetStride);
        }
    }

    /**
     * Low-passes columns in place. Computes the input's share of the next state in advance, to shorten the recursion
     * ({@link Kernels#filter}).
     */
    static void across(Batch batch, float[] columns, int frames) {
        FloatVector b0 = FloatVector.fromArray(F, batch.b0, 0);
        FloatVector c1 = FloatVector.fromArray(F, batch.c1, 0);
        FloatVector c2 = FloatVector.fromArray(F, batch.c2, 0);
        FloatVector d1 = FloatVector.fromArray(F, batch.d1, 0);
        FloatVector d2 = FloatVector.fromArray(F, batch.d2, 0);
        FloatVector z1 = FloatVector.fromArray(F, batch.z1, 0);
        FloatVector x = FloatVector.fromArray(F, columns, 0);
        FloatVector driven = c1.fma(x, FloatVector.fromArray(F, batch.z2, 0));
        int end = (frames - 1) * WIDTH;
        for (int i = 0; i < end; i += WIDTH) {
            FloatVector next = FloatVector.fromArray(F, columns, i + WIDTH);
            b0.fma(x, z1).intoArray(columns, i);
            FloatVector ahead = d2.fma(z1, c1.fma(next, c2.mul(x)));
            z1 = d1.fma(z1, driven);
            driven = ahead;
            x = next;
        }
        b0.fma(x, z1).intoArray(columns, end);
        FloatVector z2 = d2.fma(z1, c2.mul(x));
        z1 = d1.fma(z1, driven);
        VectorMask<Float> loud = z1.abs().add(z2.abs()).compare(VectorOperators.GE, QUIET);
        FloatVector.zero(F).blend(z1, loud).intoArray(batch.z1, 0);
        FloatVector.zero(F).blend(z2, loud).intoArray(batch.z2, 0);
    }

    static void add(Batch batch, float[] columns, PartialSums sums, int at, int frames) {
        FloatVector gainLeft = FloatVector.fromArray(F, batch.gainLeft, 0);
        FloatVector gainRight = FloatVector.fromArray(F, batch.gainRight, 0);
        FloatVector stepLeft = FloatVector.fromArray(F, batch.stepLeft, 0);
        FloatVector stepRight = FloatVector.fromArray(F, batch.stepRight, 0);
        FloatVector time = FloatVector.zero(F);
        float[] left = sums.left;
        float[] right = sums.right;
        int to = at * WIDTH;
        for (int i = 0; i < frames * WIDTH; i += WIDTH) {
            FloatVector y = FloatVector.fromArray(F, columns, i);
            time.fma(stepLeft, gainLeft).fma(y, FloatVector.fromArray(F, left, to + i)).intoArray(left, to + i);
            time.fma(stepRight, gainRight).fma(y, FloatVector.fromArray(F, right, to + i)).intoArray(right, to + i);
            time = time.add(1);
        }
    }

    /** {@link #across} and {@link #add} in one loop: the processor adds while the recursion waits for its previous frame. */
    static void addFiltered(Batch batch, float[] columns, PartialSums sums, int at, int frames) {
        FloatVector gainLeft = FloatVector.fromArray(F, batch.gainLeft, 0);
        FloatVector gainRight = FloatVector.fromArray(F, batch.gainRight, 0);
        FloatVector stepLeft = FloatVector.fromArray(F, batch.stepLeft, 0);
        FloatVector stepRight = FloatVector.fromArray(F, batch.stepRight, 0);
        FloatVector b0 = FloatVector.fromArray(F, batch.b0, 0);
        FloatVector c1 = FloatVector.fromArray(F, batch.c1, 0);
        FloatVector c2 = FloatVector.fromArray(F, batch.c2, 0);
        FloatVector d1 = FloatVector.fromArray(F, batch.d1, 0);
        FloatVector d2 = FloatVector.fromArray(F, batch.d2, 0);
        FloatVector z1 = FloatVector.fromArray(F, batch.z1, 0);
        FloatVector x = FloatVector.fromArray(F, columns, 0);
        FloatVector driven = c1.fma(x, FloatVector.fromArray(F, batch.z2, 0));
        FloatVector time = FloatVector.zero(F);
        float[] left = sums.left;
        float[] right = sums.right;
        int to = at * WIDTH;
        FloatVector last = x;
        FloatVector before = z1;
        for (int i = 0; i < frames * WIDTH; i += WIDTH) {
            FloatVector next = FloatVector.fromArray(F, columns, i + WIDTH);
            FloatVector y = b0.fma(x, z1);
            FloatVector ahead = d2.fma(z1, c1.fma(next, c2.mul(x)));
            before = z1;
            z1 = d1.fma(z1, driven);
            driven = ahead;
            last = x;
            x = next;
            time.fma(stepLeft, gainLeft).fma(y, FloatVector.fromArray(F, left, to + i)).intoArray(left, to + i);
            time.fma(stepRight, gainRight).fma(y, FloatVector.fromArray(F, right, to + i)).intoArray(right, to + i);
            time = time.add(1);
        }
        FloatVector z2 = d2.fma(before, c2.mul(last));
        VectorMask<Float> loud = z1.abs().add(z2.abs()).compare(VectorOperators.GE, QUIET);
        FloatVector.zero(F).blend(z1, loud).intoArray(batch.z1, 0);
        FloatVector.zero(F).blend(z2, loud).intoArray(batch.z2, 0);
    }

    /**
     * Adds up the lanes of each of sixteen columns, adds the results to {@code to} and clears the columns. The columns are transposed
     * first, so that whole vectors can be added. Columns from {@code frames} on must be silent.
     */
    static void collect(float[] sums, int from, float[] half, float[] to, int at, int frames) {
        FloatVector silence = FloatVector.zero(F);
        for (int r = 0; r < WIDTH; r += 4) {
            int k = from + r * WIDTH;
            IntVector a = FloatVector.fromArray(F, sums, k).reinterpretAsInts();
            IntVector b = FloatVector.fromArray(F, sums, k + WIDTH).reinterpretAsInts();
            IntVector c = FloatVector.fromArray(F, sums, k + 2 * WIDTH).reinterpretAsInts();
            IntVector d = FloatVector.fromArray(F, sums, k + 3 * WIDTH).reinterpretAsInts();
            silence.intoArray(sums, k);
            silence.intoArray(sums, k + WIDTH);
            silence.intoArray(sums, k + 2 * WIDTH);
            silence.intoArray(sums, k + 3 * WIDTH);
            IntVector ab = UPPER_1.selectFrom(a, b)
                    .reinterpretAsFloats()
                    .add(LOWER_1.selectFrom(a, b).reinterpretAsFloats())
                    .reinterpretAsInts();
            IntVector cd = UPPER_1.selectFrom(c, d)
                    .reinterpretAsFloats()
                    .add(LOWER_1.selectFrom(c, d).reinterpretAsFloats())
                    .reinterpretAsInts();
            UPPER_2.selectFrom(ab, cd)
                    .reinterpretAsFloats()
                    .add(LOWER_2.selectFrom(ab, cd).reinterpretAsFloats())
                    .intoArray(half, r * WIDTH);
        }
        IntVector a = FloatVector.fromArray(F, half, 0).reinterpretAsInts();
        IntVector b = FloatVector.fromArray(F, half, 4 * WIDTH).reinterpretAsInts();
        IntVector c = FloatVector.fromArray(F, half, 8 * WIDTH).reinterpretAsInts();
        IntVector d = FloatVector.fromArray(F, half, 12 * WIDTH).reinterpretAsInts();
        IntVector ab = UPPER_4.selectFrom(a, b)
                .reinterpretAsFloats()
                .add(LOWER_4.selectFrom(a, b).reinterpretAsFloats())
                .reinterpretAsInts();
        IntVector cd = UPPER_4.selectFrom(c, d)
                .reinterpretAsFloats()
                .add(LOWER_4.selectFrom(c, d).reinterpretAsFloats())
                .reinterpretAsInts();
        FloatVector sum = UPPER_8.selectFrom(ab, cd).reinterpretAsFloats().add(LOWER_8.selectFrom(ab, cd).reinterpretAsFloats());
        if (frames == WIDTH) {
            sum.add(FloatVector.fromArray(F, to, at)).intoArray(to, at);
            return;
        }
        sum.intoArray(half, 0);
        for (int i = 0; i < frames; i++) {
            to[at + i] += half[i];
        }
    }
}
