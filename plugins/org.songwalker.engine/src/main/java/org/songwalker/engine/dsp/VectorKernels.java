// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.songwalker.engine.AudioThread;
import org.songwalker.engine.instrument.Waveform;

/**
 * The kernels on vectors of sixteen floats. Samples run along time (their phase is closed-form), oscillators and low-passes across voices.
 * Every kernel is one method: a helper that the JIT does not inline would put its vectors on the heap. What does not fill a vector, and
 * samples read too fast for a window of 32 frames, takes the scalar path.
 */
@AudioThread
public final class VectorKernels implements Kernels {
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_512;
    private static final VectorSpecies<Integer> I = IntVector.SPECIES_512;
    private static final int WIDTH = 16;
    private static final float FRACTION = 1f / (1 << 20);
    private static final int FRACTION_MASK = (1 << 20) - 1;
    /** 15 increments, a fraction and four taps fit into 32 frames up to here (12.20). */
    private static final int FASTEST = (int) (27.0 / 15 * (1 << 20));
    /** So few lanes are filtered faster without turning them. */
    private static final int FEW = 4;
    private static final float QUIET = 1e-20f;
    private static final IntVector COUNT = IntVector.zero(I).addIndex(1);
    private static final FloatVector COUNT_F = FloatVector.zero(F).addIndex(1);

    private static final IntVector UPPER_1 = exchange(1, false);
    private static final IntVector LOWER_1 = exchange(1, true);
    private static final IntVector UPPER_2 = exchange(2, false);
    private static final IntVector LOWER_2 = exchange(2, true);
    private static final IntVector UPPER_4 = exchange(4, false);
    private static final IntVector LOWER_4 = exchange(4, true);
    private static final IntVector UPPER_8 = exchange(8, false);
    private static final IntVector LOWER_8 = exchange(8, true);

    private final ScalarKernels scalar;
    private final Quality quality;
    private final float[] columns = new float[Batch.LANES * Slice.FRAMES];
    private final float[] half = new float[WIDTH * WIDTH];

    public VectorKernels(Quality quality) {
        this.quality = quality;
        this.scalar = new ScalarKernels(quality);
    }

    /** Whether this machine's vectors hold sixteen floats. */
    static boolean wideEnough() {
        return FloatVector.SPECIES_PREFERRED.length() >= WIDTH;
    }

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public void sample(float[] data, int index, int fraction, int increment, float[] out, int at, int frames) {
        if (quality == Quality.SINC || increment > FASTEST) {
            scalar.sample(data, index, fraction, increment, out, at, frames);
        } else if (quality == Quality.LINEAR) {
            linear(data, index, fraction, increment, out, at, frames);
        } else {
            hermite(data, index, fraction, increment, out, at, frames);
        }
    }

    private void hermite(float[] data, int index, int fraction, int increment, float[] out, int at, int frames) {
        IntVector steps = COUNT.mul(increment);
        int i = 0;
        for (; i <= frames - WIDTH; i += WIDTH) {
            int start = fraction + i * increment;
            int window = index + (start >> 20) - 1;
            if (window + 2 * WIDTH > data.length) {
                break;
            }
            IntVector low = FloatVector.fromArray(F, data, window).reinterpretAsInts();
            IntVector high = FloatVector.fromArray(F, data, window + WIDTH).reinterpretAsInts();
            IntVector phase = steps.add(start & FRACTION_MASK);
            IntVector place = phase.lanewise(VectorOperators.ASHR, 20);
            FloatVector a = ((FloatVector) phase.and(FRACTION_MASK).convert(VectorOperators.I2F, 0)).mul(FRACTION);
            FloatVector before = place.selectFrom(low, high).reinterpretAsFloats();
            FloatVector here = place.add(1).selectFrom(low, high).reinterpretAsFloats();
            FloatVector next = place.add(2).selectFrom(low, high).reinterpretAsFloats();
            FloatVector after = place.add(3).selectFrom(low, high).reinterpretAsFloats();
            FloatVector c1 = next.sub(before).mul(0.5f);
            FloatVector c3 = after.sub(before).mul(0.5f).add(here.sub(next).mul(1.5f));
            FloatVector c2 = before.sub(here).add(c1).sub(c3);
            c3.fma(a, c2).fma(a, c1).fma(a, here).intoArray(out, at + i);
        }
        if (i < frames) {
            int start = fraction + i * increment;
            scalar.sample(data, index + (start >> 20), start & FRACTION_MASK, increment, out, at + i, frames - i);
        }
    }

    private void linear(float[] data, int index, int fraction, int increment, float[] out, int at, int frames) {
        IntVector steps = COUNT.mul(increment);
        int i = 0;
        for (; i <= frames - WIDTH; i += WIDTH) {
            int start = fraction + i * increment;
            int window = index + (start >> 20);
            if (window + 2 * WIDTH > data.length) {
                break;
            }
            IntVector low = FloatVector.fromArray(F, data, window).reinterpretAsInts();
            IntVector high = FloatVector.fromArray(F, data, window + WIDTH).reinterpretAsInts();
            IntVector phase = steps.add(start & FRACTION_MASK);
            IntVector place = phase.lanewise(VectorOperators.ASHR, 20);
            FloatVector a = ((FloatVector) phase.and(FRACTION_MASK).convert(VectorOperators.I2F, 0)).mul(FRACTION);
            FloatVector here = place.selectFrom(low, high).reinterpretAsFloats();
            FloatVector next = place.add(1).selectFrom(low, high).reinterpretAsFloats();
            next.sub(here).fma(a, here).intoArray(out, at + i);
        }
        if (i < frames) {
            int start = fraction + i * increment;
            scalar.sample(data, index + (start >> 20), start & FRACTION_MASK, increment, out, at + i, frames - i);
        }
    }

    @Override
    public void oscillator(Waveform waveform, int phase, int increment, float pulse, float[] out, int at, int frames) {
        scalar.oscillator(waveform, phase, increment, pulse, out, at, frames);
    }

    @Override
    public void oscillators(Batch batch, Waveform waveform, int at, int frames) {
        if (waveform == Waveform.NOISE) {
            scalar.oscillators(batch, waveform, at, frames);
            return;
        }
        batch.pad();
        VectorOscillators.columns(batch, waveform, columns, frames);
        if (batch.filtered) {
            across(batch, columns, frames);
        }
        for (int block = 0; block < frames; block += WIDTH) {
            transpose(columns, block * WIDTH, WIDTH, half, batch.rows, at + block, Slice.FRAMES);
        }
    }

    @Override
    public void filter(Batch batch, int at, int frames) {
        if (batch.count <= FEW) {
            scalar.filter(batch, at, frames);
            return;
        }
        batch.pad();
        for (int block = 0; block < frames; block += WIDTH) {
            transpose(batch.rows, at + block, Slice.FRAMES, half, columns, block * WIDTH, WIDTH);
        }
        across(batch, columns, frames);
        for (int block = 0; block < frames; block += WIDTH) {
            transpose(columns, block * WIDTH, WIDTH, half, batch.rows, at + block, Slice.FRAMES);
        }
    }

    /**
     * Turns a block of sixteen by sixteen: rows that lie {@code stride} apart in {@code from} become columns. Two passes of four rows each,
     * so that all vectors stay in registers; what lies in the upper right and in the lower left of blocks of 1, 2, 4 and 8 changes places.
     */
    private static void transpose(float[] from, int start, int stride, float[] half, float[] to, int target, int targetStride) {
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

    /** Of two rows {@code distance} apart: the upper one, its lanes with that bit set taken from the lower one ({@code low}: the reverse). */
    private static IntVector exchange(int distance, boolean low) {
        int[] from = new int[WIDTH];
        for (int lane = 0; lane < WIDTH; lane++) {
            boolean set = (lane & distance) != 0;
            from[lane] = low ? set ? WIDTH + lane : lane + distance : set ? WIDTH + lane - distance : lane;
        }
        return IntVector.fromArray(I, from, 0);
    }

    private static void across(Batch batch, float[] columns, int frames) {
        FloatVector b0 = FloatVector.fromArray(F, batch.b0, 0);
        FloatVector b1 = FloatVector.fromArray(F, batch.b1, 0);
        FloatVector b2 = FloatVector.fromArray(F, batch.b2, 0);
        FloatVector a1 = FloatVector.fromArray(F, batch.a1, 0).neg();
        FloatVector a2 = FloatVector.fromArray(F, batch.a2, 0).neg();
        FloatVector z1 = FloatVector.fromArray(F, batch.z1, 0);
        FloatVector z2 = FloatVector.fromArray(F, batch.z2, 0);
        for (int i = 0; i < frames; i++) {
            FloatVector x = FloatVector.fromArray(F, columns, i * WIDTH);
            FloatVector y = b0.fma(x, z1);
            z1 = a1.fma(y, b1.fma(x, z2));
            z2 = a2.fma(y, b2.mul(x));
            y.intoArray(columns, i * WIDTH);
        }
        VectorMask<Float> quiet = z1.abs().add(z2.abs()).lt(QUIET);
        FloatVector.zero(F).blend(z1, quiet.not()).intoArray(batch.z1, 0);
        FloatVector.zero(F).blend(z2, quiet.not()).intoArray(batch.z2, 0);
    }

    @Override
    public void mix(Batch batch, float[] left, float[] right, int at, int frames) {
        float[] rows = batch.rows;
        int lanes = batch.count;
        int i = 0;
        for (; i <= frames - WIDTH; i += WIDTH) {
            FloatVector time = COUNT_F.add(i);
            FloatVector sumLeft = FloatVector.fromArray(F, left, at + i);
            FloatVector sumRight = FloatVector.fromArray(F, right, at + i);
            for (int lane = 0; lane < lanes; lane++) {
                FloatVector x = FloatVector.fromArray(F, rows, lane * Slice.FRAMES + at + i);
                sumLeft = time.fma(FloatVector.broadcast(F, batch.stepLeft[lane]), FloatVector.broadcast(F, batch.gainLeft[lane])).fma(x,
                        sumLeft);
                sumRight = time.fma(FloatVector.broadcast(F, batch.stepRight[lane]), FloatVector.broadcast(F, batch.gainRight[lane]))
                        .fma(x, sumRight);
            }
            sumLeft.intoArray(left, at + i);
            sumRight.intoArray(right, at + i);
        }
        for (int lane = 0; i < frames && lane < lanes; lane++) {
            int row = lane * Slice.FRAMES + at;
            for (int k = i; k < frames; k++) {
                left[at + k] = Math.fma(rows[row + k], Math.fma(k, batch.stepLeft[lane], batch.gainLeft[lane]), left[at + k]);
                right[at + k] = Math.fma(rows[row + k], Math.fma(k, batch.stepRight[lane], batch.gainRight[lane]), right[at + k]);
            }
        }
    }
}
