// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.ring.AudioThread;

/**
 * The kernels on vectors of sixteen floats. A vector holds consecutive frames of one voice for samples (whose position has a closed form),
 * and one frame of sixteen voices for oscillators and low-passes. Every kernel keeps its vectors within one method, because a helper that
 * the JIT does not inline would allocate them on the heap. Single samples, and those read too fast for a window of 32 frames, use the
 * scalar kernels.
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
    /** Largest increment (12.20) at which 15 increments, a fraction and four taps fit into 32 frames. */
    private static final int FASTEST = (int) (27.0 / 15 * (1 << 20));
    /** Up to this number of lanes, the scalar filter is faster than transposing. */
    private static final int FEW = 4;
    private static final FloatVector TWO = FloatVector.broadcast(F, 2);
    private static final FloatVector HALF = FloatVector.broadcast(F, 0.5f);
    private static final FloatVector MINUS_FOUR = FloatVector.broadcast(F, -4);
    private static final IntVector COUNT = IntVector.zero(I).addIndex(1);
    private static final FloatVector COUNT_F = FloatVector.zero(F).addIndex(1);

    private final ScalarKernels scalar;
    private final Quality quality;
    private final float[] columns = new float[WIDTH * (Slice.FRAMES + WIDTH)];
    private final float[] half = new float[WIDTH * WIDTH];

    public VectorKernels(Quality quality) {
        this.quality = quality;
        this.scalar = new ScalarKernels(quality);
    }

    /** True if this machine's vectors hold sixteen floats. */
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
     * Always reads and writes whole vectors, because values after the end of a part are undefined. Words and floats have separate loops: a
     * branch inside one loop costs 5 %.
     */
    private int hermite(Batch batch, int lanes, int at, int frames) {
        float[] rows = batch.rows;
        int rest = 0;
        for (int lane = 0; lane < Batch.LANES; lane++) {
            long position = batch.position[lane];
            if (skips(batch, lanes, lane)) {
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
                IntVector high = ((FloatVector) ShortVector.fromArray(S, words, index + start + WIDTH)
                        .convertShape(VectorOperators.S2F, F, 0)).reinterpretAsInts();
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
            if (skips(batch, lanes, lane) || batch.words[lane].length > 0) {
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

    /** True if a lane is not requested or must be read without vectors: past its last position, or too fast. */
    private static boolean skips(Batch batch, int lanes, int lane) {
        return (lanes >> lane & 1) == 0 || batch.position[lane] > batch.last[lane] || batch.coarse[lane] > FASTEST;
    }

    /** Reads the remaining lanes with the scalar kernels: those too fast for a window of 32 frames, and data that has no vector loop. */
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
                VectorColumns.across(batch, columns, part);
            }
            VectorColumns.transpose(columns, 0, WIDTH, half, batch.rows, at + block, Slice.FRAMES);
        }
    }

    /** Block by block, so that the processor transposes one block while the recursion of another waits for its previous frame. */
    @Override
    public void filter(Batch batch, int at, int frames) {
        if (batch.count <= FEW) {
            scalar.filter(batch, at, frames);
            return;
        }
        for (int block = 0; block < frames; block += WIDTH) {
            VectorColumns.transpose(batch.rows, at + block, Slice.FRAMES, half, columns, 0, WIDTH);
            VectorColumns.across(batch, columns, Math.min(WIDTH, frames - block));
            VectorColumns.transpose(columns, 0, WIDTH, half, batch.rows, at + block, Slice.FRAMES);
        }
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public void addOscillators(Batch batch, Waveform waveform, PartialSums sums, int at, int frames) {
        if (waveform == Waveform.NOISE) {
            scalar.oscillators(batch, waveform, at, frames);
            transposeRows(batch, at, frames);
            VectorColumns.add(batch, columns, sums, at, frames);
            return;
        }
        VectorOscillators.columns(batch, waveform, columns, frames);
        if (batch.filtered()) {
            VectorColumns.addFiltered(batch, columns, sums, at, frames);
        } else {
            VectorColumns.add(batch, columns, sums, at, frames);
        }
    }

    @Override
    public void addRows(Batch batch, PartialSums sums, int at, int frames) {
        transposeRows(batch, at, frames);
        VectorColumns.addFiltered(batch, columns, sums, at, frames);
    }

    /** Transposes rows into columns. Rows of free lanes are cleared first: they may hold NaN, which a gain of 0 does not silence. */
    private void transposeRows(Batch batch, int at, int frames) {
        for (int lane = batch.count; lane < WIDTH; lane++) {
            int row = lane * Slice.FRAMES + at;
            Arrays.fill(batch.rows, row, row + frames, 0);
        }
        for (int block = 0; block < frames; block += WIDTH) {
            VectorColumns.transpose(batch.rows, at + block, Slice.FRAMES, half, columns, block * WIDTH, WIDTH);
        }
    }

    @Override
    public void collect(PartialSums sums, float[] left, float[] right, int at, int frames) {
        for (int i = 0; i < frames; i += WIDTH) {
            int part = Math.min(WIDTH, frames - i);
            VectorColumns.collect(sums.left, (at + i) * WIDTH, half, left, at + i, part);
            VectorColumns.collect(sums.right, (at + i) * WIDTH, half, right, at + i, part);
        }
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
                sumLeft = time.fma(FloatVector.broadcast(F, batch.stepLeft[lane]), FloatVector.broadcast(F, batch.gainLeft[lane]))
                        .fma(x, sumLeft);
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
