// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import java.util.Arrays;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.ring.AudioThread;

/** The kernels in plain Java, in loops that the JIT can vectorise. Scratch arrays make an instance usable by one thread only. */
@AudioThread
public final class ScalarKernels implements Kernels {
    private static final float FRACTION = 1f / (1 << 20);
    private static final int FRACTION_MASK = (1 << 20) - 1;
    /** Error of a phase that is rounded to 24 bits, in units of 2^-32 periods. */
    private static final int ROUNDING = 512;
    private static final float QUIET = 1e-20f;
    private static final float WORD = 1f / 32_768;
    /** Frames that must be present before the first and after the last position read. */
    private static final int BEFORE = 3;
    private static final int AFTER = 5;
    private static final int FASTEST = 4;
    private static final float[] TIME = new float[Slice.FRAMES];
    /** INDEX[i] is i: the JIT does not vectorise a multiplication of the loop variable itself. */
    private static final int[] INDEX = new int[Slice.FRAMES];

    static {
        for (int i = 0; i < Slice.FRAMES; i++) {
            TIME[i] = i;
            INDEX[i] = i;
        }
    }

    private final Quality quality;
    private final SincTable sinc;
    private final float[] sumLeft = new float[Slice.FRAMES];
    private final float[] sumRight = new float[Slice.FRAMES];
    private final float[] before = new float[Slice.FRAMES];
    private final float[] here = new float[Slice.FRAMES];
    private final float[] next = new float[Slice.FRAMES];
    private final float[] after = new float[Slice.FRAMES];
    private final float[] read = new float[Slice.FRAMES];
    private final int[] words = new int[BEFORE + Slice.FRAMES * FASTEST + AFTER];
    private final float[] widened = new float[BEFORE + Slice.FRAMES * FASTEST + AFTER];

    public ScalarKernels(Quality quality) {
        this.quality = quality;
        this.sinc = quality == Quality.SINC ? SincTable.make() : SincTable.NONE;
    }

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public int samples(Batch batch, int lanes, int at, int frames) {
        int rest = 0;
        for (int left = lanes; left != 0; left &= left - 1) {
            int lane = Integer.numberOfTrailingZeros(left);
            long position = batch.position[lane];
            if (position > batch.last[lane]) {
                rest |= 1 << lane;
                continue;
            }
            int index = (int) (position >> 32);
            int fraction = (int) (position >>> 12) & FRACTION_MASK;
            int row = lane * Slice.FRAMES + at;
            if (batch.words[lane].length > 0) {
                sample(batch.words[lane], index, fraction, batch.coarse[lane], batch.rows, row, frames);
            } else {
                sample(batch.floats[lane], index, fraction, batch.coarse[lane], batch.rows, row, frames);
            }
            batch.position[lane] = position + batch.increment[lane] * frames;
        }
        return rest;
    }

    @Override
    public void sample(float[] data, int index, int fraction, int increment, float[] out, int at, int frames) {
        switch (quality) {
            case HERMITE -> hermite(data, index, fraction, increment, out, at, frames);
            case LINEAR -> linear(data, index, fraction, increment, out, at, frames);
            case SINC -> sinc.read(data, index, fraction, increment, out, at, frames);
        }
    }

    @Override
    public void sample(short[] data, int index, int fraction, int increment, float[] out, int at, int frames) {
        int first = index - BEFORE;
        int count = BEFORE + (fraction + (frames - 1) * increment >> 20) + AFTER;
        for (int i = 0; i < count; i++) {
            words[i] = data[first + i];
        }
        widen(words, widened, count);
        sample(widened, BEFORE, fraction, increment, out, at, frames);
    }

    /** Two small loops: the taps must be fetched one by one, but the JIT can vectorise the interpolation. */
    private void hermite(float[] data, int index, int fraction, int increment, float[] out, int at, int frames) {
        for (int i = 0; i < frames; i++) {
            int k = index + (fraction + i * increment >> 20);
            before[i] = data[k - 1];
            here[i] = data[k];
            next[i] = data[k + 1];
            after[i] = data[k + 2];
        }
        cubic(before, here, next, after, fraction, increment, read, frames);
        System.arraycopy(read, 0, out, at, frames);
    }

    /** All arrays are accessed from index 0; otherwise the JIT cannot tell that they do not overlap. */
    private static void cubic(float[] before, float[] here, float[] next, float[] after, int fraction, int increment, float[] read,
            int frames) {
        for (int i = 0; i < frames; i++) {
            float a = (fraction + INDEX[i] * increment & FRACTION_MASK) * FRACTION;
            float wide = next[i] - before[i];
            float rise = next[i] - here[i];
            float c3 = Math.fma(rise, -4, wide + (after[i] - here[i]));
            float c2 = Math.fma(rise, 2, -(c3 + wide));
            read[i] = Math.fma(Math.fma(Math.fma(c3, a, c2), a, wide), a * 0.5f, here[i]);
        }
    }

    /** Separate from the copying loop, because the JIT vectorises this one. */
    private static void widen(int[] words, float[] floats, int count) {
        for (int i = 0; i < count; i++) {
            floats[i] = words[i] * WORD;
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
            out[at + i] = 2 * OscillatorMath.turns(phase + i * increment) - 1;
        }
        boolean slow = increment > 0 && increment < 1 << 29;
        int near = increment + ROUNDING;
        for (int i = 0; i < frames; i++) {
            int p = phase + i * increment;
            if (!slow || Integer.compareUnsigned(p + near, 2 * near) < 0) {
                float t = OscillatorMath.turns(p);
                out[at + i] = 2 * t - 1 - OscillatorMath.blep(t, step);
            }
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
    public void oscillators(Batch batch, Waveform waveform, int at, int frames) {
        for (int lane = 0; lane < batch.count; lane++) {
            float pulse = (batch.width[lane] & 0xFFFFFFFFL) * (1f / 4294967296f);
            oscillator(waveform, batch.phase[lane], batch.step[lane], pulse, batch.rows, lane * Slice.FRAMES + at, frames);
            batch.phase[lane] += batch.step[lane] * frames;
        }
        if (batch.filtered()) {
            filter(batch, at, frames);
        }
    }

    @Override
    public void filter(Batch batch, int at, int frames) {
        for (int lane = 0; lane < batch.count; lane += 4) {
            four(batch, lane, at, frames);
        }
    }

    /** Filters four lanes at once: each recursion waits for its previous frame, and the other three fill that time. */
    private static void four(Batch batch, int lane, int at, int frames) {
        float[] rows = batch.rows;
        float b0a = batch.b0[lane];
        float c1a = batch.c1[lane];
        float c2a = batch.c2[lane];
        float d1a = batch.d1[lane];
        float d2a = batch.d2[lane];
        float z1a = batch.z1[lane];
        float z2a = batch.z2[lane];
        float b0b = batch.b0[lane + 1];
        float c1b = batch.c1[lane + 1];
        float c2b = batch.c2[lane + 1];
        float d1b = batch.d1[lane + 1];
        float d2b = batch.d2[lane + 1];
        float z1b = batch.z1[lane + 1];
        float z2b = batch.z2[lane + 1];
        float b0c = batch.b0[lane + 2];
        float c1c = batch.c1[lane + 2];
        float c2c = batch.c2[lane + 2];
        float d1c = batch.d1[lane + 2];
        float d2c = batch.d2[lane + 2];
        float z1c = batch.z1[lane + 2];
        float z2c = batch.z2[lane + 2];
        float b0d = batch.b0[lane + 3];
        float c1d = batch.c1[lane + 3];
        float c2d = batch.c2[lane + 3];
        float d1d = batch.d1[lane + 3];
        float d2d = batch.d2[lane + 3];
        float z1d = batch.z1[lane + 3];
        float z2d = batch.z2[lane + 3];
        int start = lane * Slice.FRAMES + at;
        for (int i = start; i < start + frames; i++) {
            float xa = rows[i];
            float xb = rows[i + Slice.FRAMES];
            float xc = rows[i + 2 * Slice.FRAMES];
            float xd = rows[i + 3 * Slice.FRAMES];
            rows[i] = Math.fma(b0a, xa, z1a);
            rows[i + Slice.FRAMES] = Math.fma(b0b, xb, z1b);
            rows[i + 2 * Slice.FRAMES] = Math.fma(b0c, xc, z1c);
            rows[i + 3 * Slice.FRAMES] = Math.fma(b0d, xd, z1d);
            float na = Math.fma(d1a, z1a, Math.fma(c1a, xa, z2a));
            float nb = Math.fma(d1b, z1b, Math.fma(c1b, xb, z2b));
            float nc = Math.fma(d1c, z1c, Math.fma(c1c, xc, z2c));
            float nd = Math.fma(d1d, z1d, Math.fma(c1d, xd, z2d));
            z2a = Math.fma(d2a, z1a, c2a * xa);
            z1a = na;
            z2b = Math.fma(d2b, z1b, c2b * xb);
            z1b = nb;
            z2c = Math.fma(d2c, z1c, c2c * xc);
            z1c = nc;
            z2d = Math.fma(d2d, z1d, c2d * xd);
            z1d = nd;
        }
        keep(batch, lane, z1a, z2a);
        keep(batch, lane + 1, z1b, z2b);
        keep(batch, lane + 2, z1c, z2c);
        keep(batch, lane + 3, z1d, z2d);
    }

    private static void keep(Batch batch, int lane, float z1, float z2) {
        boolean quiet = Math.abs(z1) + Math.abs(z2) < QUIET;
        batch.z1[lane] = quiet ? 0 : z1;
        batch.z2[lane] = quiet ? 0 : z2;
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public void addOscillators(Batch batch, Waveform waveform, PartialSums sums, int at, int frames) {
        oscillators(batch, waveform, at, frames);
        mix(batch, 0, batch.count, sums.left, sums.right, at, frames);
    }

    @Override
    public void addRows(Batch batch, PartialSums sums, int at, int frames) {
        if (batch.filtered()) {
            filter(batch, at, frames);
        }
        mix(batch, 0, batch.count, sums.left, sums.right, at, frames);
    }

    @Override
    public void collect(PartialSums sums, float[] left, float[] right, int at, int frames) {
        for (int i = at; i < at + frames; i++) {
            left[i] += sums.left[i];
            right[i] += sums.right[i];
        }
        Arrays.fill(sums.left, at, at + frames, 0);
        Arrays.fill(sums.right, at, at + frames, 0);
    }

    @Override
    public void mix(Batch batch, int first, int end, float[] left, float[] right, int at, int frames) {
        System.arraycopy(left, at, sumLeft, 0, frames);
        System.arraycopy(right, at, sumRight, 0, frames);
        for (int lane = first; lane < end; lane++) {
            System.arraycopy(batch.rows, lane * Slice.FRAMES + at, here, 0, frames);
            if (batch.stepLeft[lane] == 0 && batch.stepRight[lane] == 0) {
                add(here, batch.gainLeft[lane], batch.gainRight[lane], sumLeft, sumRight, frames);
            } else {
                glide(here, batch.gainLeft[lane], batch.stepLeft[lane], sumLeft, frames);
                glide(here, batch.gainRight[lane], batch.stepRight[lane], sumRight, frames);
            }
        }
        System.arraycopy(sumLeft, 0, left, at, frames);
        System.arraycopy(sumRight, 0, right, at, frames);
    }

    private static void add(float[] row, float gainLeft, float gainRight, float[] sumLeft, float[] sumRight, int frames) {
        for (int i = 0; i < frames; i++) {
            sumLeft[i] = Math.fma(row[i], gainLeft, sumLeft[i]);
            sumRight[i] = Math.fma(row[i], gainRight, sumRight[i]);
        }
    }

    private static void glide(float[] row, float gain, float step, float[] sum, int frames) {
        for (int i = 0; i < frames; i++) {
            sum[i] = Math.fma(row[i], Math.fma(TIME[i], step, gain), sum[i]);
        }
    }
}
