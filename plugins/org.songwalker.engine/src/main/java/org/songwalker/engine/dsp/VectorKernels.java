// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.songwalker.engine.AudioThread;
import org.songwalker.engine.instrument.Waveform;

/**
 * The kernels on vectors of sixteen floats. Samples run along time (their phase is closed-form), oscillators and low-passes across voices.
 * Every kernel has its vectors in one method: a helper that the JIT does not inline would put them on the heap. Single stretches of a
 * sample, and samples read too fast for a window of 32 frames, take the scalar path.
 */
@AudioThread
public final class VectorKernels implements Kernels {
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_512;
    private static final VectorSpecies<Integer> I = IntVector.SPECIES_512;
    private static final VectorSpecies<Short> S = ShortVector.SPECIES_256;
    private static final int WIDTH = 16;
    private static final float WORD = 1f / 32_768;
    private static final float FRACTION = 1f / (1 << 20);
    private static final int FRACTION_MASK = (1 << 20) - 1;
    /** 15 increments, a fraction and four taps fit into 32 frames up to here (12.20). */
    private static final int FASTEST = (int) (27.0 / 15 * (1 << 20));
    /** So few lanes are filtered faster without turning them. */
    private static final int FEW = 4;
    private static final float QUIET = 1e-20f;
    private static final FloatVector TWO = FloatVector.broadcast(F, 2);
    private static final FloatVector HALF = FloatVector.broadcast(F, 0.5f);
    private static final FloatVector MINUS_FOUR = FloatVector.broadcast(F, -4);
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
    private final float[] columns = new float[WIDTH * (Slice.FRAMES + WIDTH)];
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
    public int samples(Batch batch, int lanes, int at, int frames) {
        return switch (quality) {
            case HERMITE -> hermite(batch, lanes, at, frames);
            case LINEAR -> linear(batch, lanes, at, frames);
            case SINC -> scalar.samples(batch, lanes, at, frames);
        };
    }

    /**
     * Whole vectors are read and written, for what lies behind a part's end is free. Words and floats have a loop each: a choice inside
     * costs a twentieth.
     */
    private int hermite(Batch batch, int lanes, int at, int frames) {
        float[] rows = batch.rows;
        int rest = 0;
        for (int lane = 0; lane < Batch.LANES; lane++) {
            long position = batch.position[lane];
            if (waits(batch, lanes, lane)) {
                rest |= lanes & 1 << lane;
                continue;
            }
            batch.position[lane] = position + batch.increment[lane] * frames;
            float[] data = batch.floats[lane];
            short[] words = batch.words[lane];
            int increment = batch.coarse[lane];
            int index = (int) (position >> 32) - 1;
            int fraction = (int) (position >>> 12) & FRACTION_MASK;
            int row = lane * Slice.FRAMES + at;
            IntVector phase = COUNT.mul(increment).add(fraction);
            for (int i = words.length == 0 ? frames : 0; i < frames; i += WIDTH) {
                int start = fraction + i * increment >> 20;
                IntVector low = ((FloatVector) ShortVector.fromArray(S, words, index + start).convertShape(VectorOperators.S2F, F, 0))
                        .reinterpretAsInts();
                IntVector high = ((FloatVector) ShortVector.fromArray(S, words, index + start + WIDTH).convertShape(VectorOperators.S2F, F,
                        0)).reinterpretAsInts();
                IntVector place = phase.lanewise(VectorOperators.ASHR, 20).sub(start);
                FloatVector a = ((FloatVector) phase.and(FRACTION_MASK).convert(VectorOperators.I2F, 0)).mul(FRACTION);
                phase = phase.add(increment * WIDTH);
                FloatVector before = place.selectFrom(low, high).reinterpretAsFloats();
                FloatVector here = place.add(1).selectFrom(low, high).reinterpretAsFloats();
                FloatVector next = place.add(2).selectFrom(low, high).reinterpretAsFloats();
                FloatVector after = place.add(3).selectFrom(low, high).reinterpretAsFloats();
                FloatVector rise = next.sub(here);
                FloatVector wide = next.sub(before);
                FloatVector c3 = rise.fma(MINUS_FOUR, wide.add(after.sub(here)));
                FloatVector c2 = rise.fma(TWO, c3.add(wide).neg());
                c3.fma(a, c2).fma(a, wide).fma(a.mul(HALF), here).mul(WORD).intoArray(rows, row + i);
            }
            for (int i = words.length == 0 ? 0 : frames; i < frames; i += WIDTH) {
                int start = fraction + i * increment >> 20;
                IntVector low = FloatVector.fromArray(F, data, index + start).reinterpretAsInts();
                IntVector high = FloatVector.fromArray(F, data, index + start + WIDTH).reinterpretAsInts();
                IntVector place = phase.lanewise(VectorOperators.ASHR, 20).sub(start);
                FloatVector a = ((FloatVector) phase.and(FRACTION_MASK).convert(VectorOperators.I2F, 0)).mul(FRACTION);
                phase = phase.add(increment * WIDTH);
                FloatVector before = place.selectFrom(low, high).reinterpretAsFloats();
                FloatVector here = place.add(1).selectFrom(low, high).reinterpretAsFloats();
                FloatVector next = place.add(2).selectFrom(low, high).reinterpretAsFloats();
                FloatVector after = place.add(3).selectFrom(low, high).reinterpretAsFloats();
                FloatVector rise = next.sub(here);
                FloatVector wide = next.sub(before);
                FloatVector c3 = rise.fma(MINUS_FOUR, wide.add(after.sub(here)));
                FloatVector c2 = rise.fma(TWO, c3.add(wide).neg());
                c3.fma(a, c2).fma(a, wide).fma(a.mul(HALF), here).intoArray(rows, row + i);
            }
        }
        return others(batch, rest, at, frames);
    }

    private int linear(Batch batch, int lanes, int at, int frames) {
        float[] rows = batch.rows;
        int rest = 0;
        for (int lane = 0; lane < Batch.LANES; lane++) {
            long position = batch.position[lane];
            if (waits(batch, lanes, lane) || batch.words[lane].length > 0) {
                rest |= lanes & 1 << lane;
                continue;
            }
            batch.position[lane] = position + batch.increment[lane] * frames;
            float[] data = batch.floats[lane];
            int increment = batch.coarse[lane];
            int index = (int) (position >> 32);
            int fraction = (int) (position >>> 12) & FRACTION_MASK;
            int row = lane * Slice.FRAMES + at;
            IntVector phase = COUNT.mul(increment).add(fraction);
            for (int i = 0; i < frames; i += WIDTH) {
                int start = fraction + i * increment >> 20;
                IntVector low = FloatVector.fromArray(F, data, index + start).reinterpretAsInts();
                IntVector high = FloatVector.fromArray(F, data, index + start + WIDTH).reinterpretAsInts();
                IntVector place = phase.lanewise(VectorOperators.ASHR, 20).sub(start);
                FloatVector a = ((FloatVector) phase.and(FRACTION_MASK).convert(VectorOperators.I2F, 0)).mul(FRACTION);
                phase = phase.add(increment * WIDTH);
                FloatVector here = place.selectFrom(low, high).reinterpretAsFloats();
                FloatVector next = place.add(1).selectFrom(low, high).reinterpretAsFloats();
                next.sub(here).fma(a, here).intoArray(rows, row + i);
            }
        }
        return others(batch, rest, at, frames);
    }

    /** Whether no vector can read on for a lane, or none is asked to. */
    private static boolean waits(Batch batch, int lanes, int lane) {
        return (lanes >> lane & 1) == 0 || batch.position[lane] > batch.last[lane] || batch.coarse[lane] > FASTEST;
    }

    /** Samples read too fast for a window of 32 frames, and what has no vectors. */
    private int others(Batch batch, int rest, int at, int frames) {
        return rest == 0 ? 0 : scalar.samples(batch, rest, at, frames);
    }

    @Override
    public void sample(float[] data, int index, int fraction, int increment, float[] out, int at, int frames) {
        scalar.sample(data, index, fraction, increment, out, at, frames);
    }

    @Override
    public void sample(short[] data, int index, int fraction, int increment, float[] out, int at, int frames) {
        scalar.sample(data, index, fraction, increment, out, at, frames);
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
        for (int block = 0; block < frames; block += WIDTH) {
            int part = Math.min(WIDTH, frames - block);
            VectorOscillators.columns(batch, waveform, columns, part);
            if (batch.filtered()) {
                across(batch, columns, part);
            }
            transpose(columns, 0, WIDTH, half, batch.rows, at + block, Slice.FRAMES);
        }
    }

    /** Block by block, so that the processor turns one block while the recursion of another waits for itself. */
    @Override
    public void filter(Batch batch, int at, int frames) {
        if (batch.count <= FEW) {
            scalar.filter(batch, at, frames);
            return;
        }
        for (int block = 0; block < frames; block += WIDTH) {
            transpose(batch.rows, at + block, Slice.FRAMES, half, columns, 0, WIDTH);
            across(batch, columns, Math.min(WIDTH, frames - block));
            transpose(columns, 0, WIDTH, half, batch.rows, at + block, Slice.FRAMES);
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

    /**
     * Of two rows {@code distance} apart: the upper one, its lanes with that bit set taken from the lower one ({@code low}: the reverse).
     */
    private static IntVector exchange(int distance, boolean low) {
        int[] from = new int[WIDTH];
        for (int lane = 0; lane < WIDTH; lane++) {
            boolean set = (lane & distance) != 0;
            from[lane] = low ? set ? WIDTH + lane : lane + distance : set ? WIDTH + lane - distance : lane;
        }
        return IntVector.fromArray(I, from, 0);
    }

    /** The input's part of a frame's recursion is made before the state of that frame is known, see {@link Kernels#filter}. */
    private static void across(Batch batch, float[] columns, int frames) {
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
        keep(batch, z1, z2);
    }

    private static void keep(Batch batch, FloatVector z1, FloatVector z2) {
        VectorMask<Float> loud = z1.abs().add(z2.abs()).compare(VectorOperators.GE, QUIET);
        FloatVector.zero(F).blend(z1, loud).intoArray(batch.z1, 0);
        FloatVector.zero(F).blend(z2, loud).intoArray(batch.z2, 0);
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public void addOscillators(Batch batch, Waveform waveform, PartialSums sums, int at, int frames) {
        if (waveform == Waveform.NOISE) {
            scalar.oscillators(batch, waveform, at, frames);
            turnRows(batch, at, frames);
            add(batch, columns, sums, at, frames);
            return;
        }
        VectorOscillators.columns(batch, waveform, columns, frames);
        if (batch.filtered()) {
            addFiltered(batch, columns, sums, at, frames);
        } else {
            add(batch, columns, sums, at, frames);
        }
    }

    @Override
    public void addRows(Batch batch, PartialSums sums, int at, int frames) {
        turnRows(batch, at, frames);
        addFiltered(batch, columns, sums, at, frames);
    }

    /** Makes columns of rows. What lies in the rows of lanes that are not taken may be no number, which no gain of 0 would silence. */
    private void turnRows(Batch batch, int at, int frames) {
        for (int lane = batch.count; lane < WIDTH; lane++) {
            int row = lane * Slice.FRAMES + at;
            Arrays.fill(batch.rows, row, row + frames, 0);
        }
        for (int block = 0; block < frames; block += WIDTH) {
            transpose(batch.rows, at + block, Slice.FRAMES, half, columns, block * WIDTH, WIDTH);
        }
    }

    private static void add(Batch batch, float[] columns, PartialSums sums, int at, int frames) {
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

    /** {@link #across} and {@link #add} in one loop: while the recursion waits for itself, the processor adds. */
    private static void addFiltered(Batch batch, float[] columns, PartialSums sums, int at, int frames) {
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
        keep(batch, z1, z2);
    }

    @Override
    public void collect(PartialSums sums, float[] left, float[] right, int at, int frames) {
        for (int i = 0; i < frames; i += WIDTH) {
            int part = Math.min(WIDTH, frames - i);
            collect(sums.left, (at + i) * WIDTH, half, left, at + i, part);
            collect(sums.right, (at + i) * WIDTH, half, right, at + i, part);
        }
    }

    /** Sixteen columns, turned on the way, which makes their sums a sum of rows. */
    private static void collect(float[] sums, int from, float[] half, float[] to, int at, int frames) {
        for (int r = 0; r < WIDTH; r += 4) {
            int k = from + r * WIDTH;
            IntVector a = FloatVector.fromArray(F, sums, k).reinterpretAsInts();
            IntVector b = FloatVector.fromArray(F, sums, k + WIDTH).reinterpretAsInts();
            IntVector c = FloatVector.fromArray(F, sums, k + 2 * WIDTH).reinterpretAsInts();
            IntVector d = FloatVector.fromArray(F, sums, k + 3 * WIDTH).reinterpretAsInts();
            IntVector ab = UPPER_1.selectFrom(a, b).reinterpretAsFloats().add(LOWER_1.selectFrom(a, b).reinterpretAsFloats())
                    .reinterpretAsInts();
            IntVector cd = UPPER_1.selectFrom(c, d).reinterpretAsFloats().add(LOWER_1.selectFrom(c, d).reinterpretAsFloats())
                    .reinterpretAsInts();
            UPPER_2.selectFrom(ab, cd).reinterpretAsFloats().add(LOWER_2.selectFrom(ab, cd).reinterpretAsFloats()).intoArray(half, r * WIDTH);
        }
        IntVector a = FloatVector.fromArray(F, half, 0).reinterpretAsInts();
        IntVector b = FloatVector.fromArray(F, half, 4 * WIDTH).reinterpretAsInts();
        IntVector c = FloatVector.fromArray(F, half, 8 * WIDTH).reinterpretAsInts();
        IntVector d = FloatVector.fromArray(F, half, 12 * WIDTH).reinterpretAsInts();
        IntVector ab = UPPER_4.selectFrom(a, b).reinterpretAsFloats().add(LOWER_4.selectFrom(a, b).reinterpretAsFloats())
                .reinterpretAsInts();
        IntVector cd = UPPER_4.selectFrom(c, d).reinterpretAsFloats().add(LOWER_4.selectFrom(c, d).reinterpretAsFloats())
                .reinterpretAsInts();
        FloatVector sum = UPPER_8.selectFrom(ab, cd).reinterpretAsFloats().add(LOWER_8.selectFrom(ab, cd).reinterpretAsFloats());
        if (frames == WIDTH) {
            sum.add(FloatVector.fromArray(F, to, at)).intoArray(to, at);
        } else {
            sum.intoArray(half, 0);
            for (int i = 0; i < frames; i++) {
                to[at + i] += half[i];
            }
        }
        Arrays.fill(sums, from, from + frames * WIDTH, 0);
    }

    @Override
    public void mix(Batch batch, int first, int end, float[] left, float[] right, int at, int frames) {
        float[] rows = batch.rows;
        int i = 0;
        for (; i <= frames - WIDTH; i += WIDTH) {
            FloatVector time = COUNT_F.add(i);
            FloatVector sumLeft = FloatVector.fromArray(F, left, at + i);
            FloatVector sumRight = FloatVector.fromArray(F, right, at + i);
            for (int lane = first; lane < end; lane++) {
                FloatVector x = FloatVector.fromArray(F, rows, lane * Slice.FRAMES + at + i);
                sumLeft = time.fma(FloatVector.broadcast(F, batch.stepLeft[lane]), FloatVector.broadcast(F, batch.gainLeft[lane])).fma(x,
                        sumLeft);
                sumRight = time.fma(FloatVector.broadcast(F, batch.stepRight[lane]), FloatVector.broadcast(F, batch.gainRight[lane]))
                        .fma(x, sumRight);
            }
            sumLeft.intoArray(left, at + i);
            sumRight.intoArray(right, at + i);
        }
        for (int lane = first; i < frames && lane < end; lane++) {
            int row = lane * Slice.FRAMES + at;
            for (int k = i; k < frames; k++) {
                left[at + k] = Math.fma(rows[row + k], Math.fma(k, batch.stepLeft[lane], batch.gainLeft[lane]), left[at + k]);
                right[at + k] = Math.fma(rows[row + k], Math.fma(k, batch.stepRight[lane], batch.gainRight[lane]), right[at + k]);
            }
        }
    }
}
