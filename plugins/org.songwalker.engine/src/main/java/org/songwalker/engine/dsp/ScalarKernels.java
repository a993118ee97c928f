// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import org.songwalker.engine.AudioThread;
import org.songwalker.engine.instrument.Waveform;

/** The kernels in plain Java. */
@AudioThread
public final class ScalarKernels implements Kernels {
    private static final float FRACTION = 1f / (1 << 20);
    private static final int FRACTION_MASK = (1 << 20) - 1;
    private static final float QUIET = 1e-20f;
    private final Quality quality;
    private final SincTable sinc;

    public ScalarKernels(Quality quality) {
        this.quality = quality;
        this.sinc = quality == Quality.SINC ? SincTable.make() : SincTable.NONE;
    }

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public void sample(float[] data, int index, int fraction, int increment, float[] out, int at, int frames) {
        switch (quality) {
            case HERMITE -> hermite(data, index, fraction, increment, out, at, frames);
            case LINEAR -> linear(data, index, fraction, increment, out, at, frames);
            case SINC -> sinc.read(data, index, fraction, increment, out, at, frames);
        }
    }

    private static void hermite(float[] data, int index, int fraction, int increment, float[] out, int at, int frames) {
        for (int i = 0; i < frames; i++) {
            int phase = fraction + i * increment;
            int k = index + (phase >> 20);
            float a = (phase & FRACTION_MASK) * FRACTION;
            float before = data[k - 1];
            float here = data[k];
            float next = data[k + 1];
            float after = data[k + 2];
            float c1 = 0.5f * (next - before);
            float c3 = 0.5f * (after - before) + 1.5f * (here - next);
            float c2 = before - here + c1 - c3;
            out[at + i] = Math.fma(Math.fma(Math.fma(c3, a, c2), a, c1), a, here);
        }
    }

    private static void linear(float[] data, int index, int fraction, int increment, float[] out, int at, int frames) {
        for (int i = 0; i < frames; i++) {
            int phase = fraction + i * increment;
            int k = index + (phase >> 20);
            float a = (phase & FRACTION_MASK) * FRACTION;
            out[at + i] = Math.fma(data[k + 1] - data[k], a, data[k]);
        }
    }

    @Override
    public void oscillator(Waveform waveform, int phase, int increment, float pulse, float[] out, int at, int frames) {
        switch (waveform) {
            case SINE -> sine(phase, increment, out, at, frames);
            case SAWTOOTH -> saw(phase, increment, out, at, frames);
            case SQUARE -> square(phase, increment, pulse, out, at, frames);
            case TRIANGLE -> triangle(phase, increment, out, at, frames);
            case NOISE -> noise(phase, increment, out, at, frames);
        }
    }

    private static void sine(int phase, int increment, float[] out, int at, int frames) {
        for (int i = 0; i < frames; i++) {
            out[at + i] = OscillatorMath.sine(phase + i * increment);
        }
    }

    private static void saw(int phase, int increment, float[] out, int at, int frames) {
        float step = OscillatorMath.turns(increment);
        for (int i = 0; i < frames; i++) {
            float t = OscillatorMath.turns(phase + i * increment);
            out[at + i] = 2 * t - 1 - OscillatorMath.blep(t, step);
        }
    }

    private static void square(int phase, int increment, float pulse, float[] out, int at, int frames) {
        float step = OscillatorMath.turns(increment);
        int width = (int) (long) (pulse * 4294967296.0);
        for (int i = 0; i < frames; i++) {
            int p = phase + i * increment;
            float t = OscillatorMath.turns(p);
            float level = Integer.compareUnsigned(p, width) < 0 ? 1 : -1;
            out[at + i] = level + OscillatorMath.blep(t, step) - OscillatorMath.blep(OscillatorMath.turns(p - width), step);
        }
    }

    private static void triangle(int phase, int increment, float[] out, int at, int frames) {
        float step = OscillatorMath.turns(increment);
        for (int i = 0; i < frames; i++) {
            int p = phase + i * increment;
            float t = OscillatorMath.turns(p);
            float naive = t < 0.5f ? 4 * t - 1 : 3 - 4 * t;
            float corner = OscillatorMath.blamp(t, step) - OscillatorMath.blamp(OscillatorMath.turns(p + Integer.MIN_VALUE), step);
            out[at + i] = naive + 4 * step * corner;
        }
    }

    private static void noise(int phase, int increment, float[] out, int at, int frames) {
        for (int i = 0; i < frames; i++) {
            out[at + i] = OscillatorMath.noise(phase + i * increment);
        }
    }

    @Override
    public void filter(Batch batch, int at, int frames) {
        for (int lane = 0; lane < batch.count; lane++) {
            float b0 = batch.b0[lane];
            float b1 = batch.b1[lane];
            float b2 = batch.b2[lane];
            float a1 = batch.a1[lane];
            float a2 = batch.a2[lane];
            float z1 = batch.z1[lane];
            float z2 = batch.z2[lane];
            float[] rows = batch.rows;
            int start = lane * Slice.FRAMES + at;
            for (int i = start; i < start + frames; i++) {
                float x = rows[i];
                float y = Math.fma(b0, x, z1);
                z1 = Math.fma(-a1, y, Math.fma(b1, x, z2));
                z2 = Math.fma(-a2, y, b2 * x);
                rows[i] = y;
            }
            boolean quiet = Math.abs(z1) + Math.abs(z2) < QUIET;
            batch.z1[lane] = quiet ? 0 : z1;
            batch.z2[lane] = quiet ? 0 : z2;
        }
    }

    @Override
    public void mix(Batch batch, float[] left, float[] right, int at, int frames) {
        for (int lane = 0; lane < batch.count; lane++) {
            int row = lane * Slice.FRAMES + at;
            add(batch.rows, row, batch.gainLeft[lane], batch.stepLeft[lane], left, at, frames);
            add(batch.rows, row, batch.gainRight[lane], batch.stepRight[lane], right, at, frames);
        }
    }

    private static void add(float[] rows, int row, float gain, float step, float[] out, int at, int frames) {
        for (int i = 0; i < frames; i++) {
            out[at + i] = Math.fma(rows[row + i], Math.fma(i, step, gain), out[at + i]);
        }
    }
}
