// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.ring.AudioThread;

/**
 * Sixteen oscillators in the lanes of one vector: a column of sixteen values per frame. Phases are ints in units of 2^-32 periods that wrap
 * by overflow; the formulas are those of {@link OscillatorMath}, with multiplication by a reciprocal in place of the division.
 */
@AudioThread
final class VectorOscillators {
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_512;
    private static final VectorSpecies<Integer> I = IntVector.SPECIES_512;
    private static final int WIDTH = 16;
    private static final float TURN = 1f / (1 << 24);

    private VectorOscillators() {}

    /**
     * Fills {@code frames} columns with a waveform other than noise, from the phases, steps and pulse widths of the batch, and advances its
     * phases.
     */
    static void columns(Batch batch, Waveform waveform, float[] columns, int frames) {
        switch (waveform) {
            case SINE -> sine(batch, columns, frames);
            case SAWTOOTH -> saw(batch, columns, frames);
            case SQUARE -> square(batch, columns, frames);
            case TRIANGLE -> triangle(batch, columns, frames);
            case NOISE -> throw new IllegalArgumentException("noise has no vector oscillator");
        }
    }

    private static void sine(Batch batch, float[] columns, int frames) {
        IntVector p = IntVector.fromArray(I, batch.phase, 0);
        IntVector increment = IntVector.fromArray(I, batch.step, 0);
        for (int i = 0; i < frames; i++) {
            VectorMask<Integer> outer = p.lanewise(VectorOperators.XOR, p.lanewise(VectorOperators.LSHL, 1)).lt(0);
            IntVector folded = p.blend(p.neg().add(Integer.MIN_VALUE), outer);
            FloatVector x = ((FloatVector) folded.convert(VectorOperators.I2F, 0)).mul((float) (2 * Math.PI / 4294967296.0));
            FloatVector s = x.mul(x);
            FloatVector y = s.mul(-2.5052108e-8f).add(2.7557319e-6f);
            y = y.fma(s, FloatVector.broadcast(F, -1.9841270e-4f));
            y = y.fma(s, FloatVector.broadcast(F, 8.3333333e-3f));
            y = y.fma(s, FloatVector.broadcast(F, -1.6666667e-1f));
            x.mul(s).fma(y, x).intoArray(columns, i * WIDTH);
            p = p.add(increment);
        }
        p.intoArray(batch.phase, 0);
    }

    /**
     * Each half of the BLEP is the square of a line, clipped at zero. Clipping compares the bits of the floats as ints, which have the same
     * order on either side of zero: that takes one operation, the minimum of floats three.
     */
    private static void saw(Batch batch, float[] columns, int frames) {
        IntVector p = IntVector.fromArray(I, batch.phase, 0);
        IntVector increment = IntVector.fromArray(I, batch.step, 0);
        FloatVector units = (FloatVector) increment.lanewise(VectorOperators.LSHR, 8).max(1).convert(VectorOperators.I2F, 0);
        FloatVector one = FloatVector.broadcast(F, 1);
        FloatVector perUnit = one.div(units);
        FloatVector minusOne = FloatVector.broadcast(F, -1);
        FloatVector period = FloatVector.broadcast(F, 1 << 24);
        FloatVector rise = FloatVector.broadcast(F, 2 * TURN);
        for (int i = 0; i < frames; i++) {
            FloatVector t = (FloatVector) p.lanewise(VectorOperators.LSHR, 8).convert(VectorOperators.I2F, 0);
            FloatVector early = t.fma(perUnit, minusOne).reinterpretAsInts().min(0).reinterpretAsFloats();
            FloatVector late = t.sub(period).fma(perUnit, one).reinterpretAsInts().max(0).reinterpretAsFloats();
            early.fma(early, t.fma(rise, minusOne)).sub(late.mul(late)).intoArray(columns, i * WIDTH);
            p = p.add(increment);
        }
        p.intoArray(batch.phase, 0);
    }

    private static void square(Batch batch, float[] columns, int frames) {
        IntVector p = IntVector.fromArray(I, batch.phase, 0);
        IntVector increment = IntVector.fromArray(I, batch.step, 0);
        IntVector width = IntVector.fromArray(I, batch.width, 0);
        FloatVector step = ((FloatVector) increment.lanewise(VectorOperators.LSHR, 8).convert(VectorOperators.I2F, 0)).mul(TURN);
        FloatVector perStep = FloatVector.broadcast(F, 1).div(step);
        FloatVector top = FloatVector.broadcast(F, 1).sub(step);
        for (int i = 0; i < frames; i++) {
            VectorMask<Integer> high = p.compare(VectorOperators.ULT, width);
            FloatVector t = ((FloatVector) p.lanewise(VectorOperators.LSHR, 8).convert(VectorOperators.I2F, 0)).mul(TURN);
            FloatVector early = t.mul(perStep).sub(1);
            FloatVector late = t.sub(1).mul(perStep).add(1);
            FloatVector rise = FloatVector.zero(F)
                    .blend(early.mul(early).neg(), t.compare(VectorOperators.LT, step))
                    .blend(late.mul(late), t.compare(VectorOperators.GT, top));
            t = ((FloatVector) p.sub(width).lanewise(VectorOperators.LSHR, 8).convert(VectorOperators.I2F, 0)).mul(TURN);
            early = t.mul(perStep).sub(1);
            late = t.sub(1).mul(perStep).add(1);
            FloatVector fall = FloatVector.zero(F)
                    .blend(early.mul(early).neg(), t.compare(VectorOperators.LT, step))
                    .blend(late.mul(late), t.compare(VectorOperators.GT, top));
            FloatVector.broadcast(F, -1).blend(FloatVector.broadcast(F, 1), high.cast(F)).add(rise).sub(fall).intoArray(columns, i * WIDTH);
            p = p.add(increment);
        }
        p.intoArray(batch.phase, 0);
    }

    private static void triangle(Batch batch, float[] columns, int frames) {
        IntVector p = IntVector.fromArray(I, batch.phase, 0);
        IntVector increment = IntVector.fromArray(I, batch.step, 0);
        FloatVector step = ((FloatVector) increment.lanewise(VectorOperators.LSHR, 8).convert(VectorOperators.I2F, 0)).mul(TURN);
        FloatVector perStep = FloatVector.broadcast(F, 1).div(step);
        FloatVector top = FloatVector.broadcast(F, 1).sub(step);
        FloatVector scale = step.mul(4f / 3);
        for (int i = 0; i < frames; i++) {
            FloatVector t = ((FloatVector) p.lanewise(VectorOperators.LSHR, 8).convert(VectorOperators.I2F, 0)).mul(TURN);
            FloatVector naive = t.mul(-4).add(3).blend(t.mul(4).sub(1), t.lt(0.5f));
            FloatVector early = FloatVector.broadcast(F, 1).sub(t.mul(perStep));
            FloatVector late = t.sub(1).mul(perStep).add(1);
            FloatVector low = FloatVector.zero(F)
                    .blend(early.mul(early).mul(early), t.compare(VectorOperators.LT, step))
                    .blend(late.mul(late).mul(late), t.compare(VectorOperators.GT, top));
            t = ((FloatVector) p.add(Integer.MIN_VALUE).lanewise(VectorOperators.LSHR, 8).convert(VectorOperators.I2F, 0)).mul(TURN);
            early = FloatVector.broadcast(F, 1).sub(t.mul(perStep));
            late = t.sub(1).mul(perStep).add(1);
            FloatVector high = FloatVector.zero(F)
                    .blend(early.mul(early).mul(early), t.compare(VectorOperators.LT, step))
                    .blend(late.mul(late).mul(late), t.compare(VectorOperators.GT, top));
            low.sub(high).mul(scale).add(naive).intoArray(columns, i * WIDTH);
            p = p.add(increment);
        }
        p.intoArray(batch.phase, 0);
    }
}
