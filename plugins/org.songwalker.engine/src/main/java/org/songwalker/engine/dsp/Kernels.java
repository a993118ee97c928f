// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import org.songwalker.engine.AudioThread;
import org.songwalker.engine.instrument.Waveform;

/**
 * The inner loops, chosen once at start ({@link KernelChoice}). All implementations agree within 1e-6 of full scale; event traces never
 * depend on them. Audio thread; nothing here allocates.
 */
@AudioThread
public interface Kernels {

    /** {@code scalar} or {@code vector}. */
    String name();

    /**
     * Reads a sample at a constant increment. The phase of output i is {@code fraction + i * increment} in 12.20 fixed point, relative to
     * {@code data[index]}. Three frames before and four behind every position must exist in {@code data}.
     *
     * @param fraction  0 to 2^20 - 1
     * @param increment frames per output frame in 12.20, at most 31 frames
     */
    void sample(float[] data, int index, int fraction, int increment, float[] out, int at, int frames);

    /**
     * One oscillator. The phase of output i is {@code phase + i * increment} in units of 2^-32 periods, whose overflow is the wrap.
     *
     * @param pulse width of the square as a share of the period
     */
    void oscillator(Waveform waveform, int phase, int increment, float pulse, float[] out, int at, int frames);

    /**
     * Oscillators of one waveform in all lanes, from their phases and steps, and their low-passes where the batch is filtered: a row each.
     */
    void oscillators(Batch batch, Waveform waveform, int at, int frames);

    /** The low-passes of all lanes, in place, from {@code at} for {@code frames}; direct form II transposed. */
    void filter(Batch batch, int at, int frames);

    /** Adds all lanes with their gains to a stereo bus; the first frame at {@code at} has the start gains. */
    void mix(Batch batch, float[] left, float[] right, int at, int frames);
}
