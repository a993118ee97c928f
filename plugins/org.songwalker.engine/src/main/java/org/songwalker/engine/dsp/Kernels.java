// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.ring.AudioThread;

/**
 * The inner loops, chosen once at start ({@link KernelChoice}). All implementations agree within 1e-6 of full scale; event traces never
 * depend on them. A part of a slice begins at place {@code at} of its rows and has {@code frames} frames; {@code at + frames} is at most
 * {@link Slice#FRAMES}. Audio thread; nothing here allocates.
 */
@AudioThread
public interface Kernels {

    /** {@code scalar} or {@code vector}. */
    String name();

    /**
     * Reads the samples of those of the {@code lanes} (a bit each) whose position does not lie behind their last one, and moves the
     * positions on.
     *
     * @return the lanes left over, whose rows are for the caller to fill
     */
    int samples(Batch batch, int lanes, int at, int frames);

    /**
     * Reads any stretch of a sample at a constant increment. The phase of output i is {@code fraction + i * increment} in 12.20 fixed
     * point, relative to {@code data[index]}. Three frames before and four behind every position must exist in {@code data}.
     *
     * @param fraction  0 to 2^20 - 1
     * @param increment frames per output frame in 12.20, at most 31 frames
     */
    void sample(float[] data, int index, int fraction, int increment, float[] out, int at, int frames);

    /** The same of words of 16 bits, in units of 2^-15; at most four frames per output frame, and a slice. */
    void sample(short[] data, int index, int fraction, int increment, float[] out, int at, int frames);

    /**
     * One oscillator. The phase of output i is {@code phase + i * increment} in units of 2^-32 periods, whose overflow is the wrap.
     *
     * @param pulse width of the square as a share of the period
     */
    void oscillator(Waveform waveform, int phase, int increment, float pulse, float[] out, int at, int frames);

    /** Oscillators of one waveform in all lanes, and their low-passes where the batch is filtered: a row each. Moves the phases on. */
    void oscillators(Batch batch, Waveform waveform, int at, int frames);

    /**
     * The low-passes of all lanes, in place: {@code y = b0 x + z1; z1' = d1 z1 + c1 x + z2; z2' = d2 z1 + c2 x}. This is direct form II
     * transposed with the output put into the recursion (c1 = b1 - a1 b0, c2 = b2 - a2 b0, d1 = -a1, d2 = -a2): a frame waits for one
     * multiplication of the frame before, not for two.
     */
    void filter(Batch batch, int at, int frames);

    /** Voices abreast: the width of the {@link PartialSums} that these kernels add to. */
    int width();

    /** Oscillators and low-passes as by {@link #oscillators}, added with their gains to partial sums; the rows are left undefined. */
    void addOscillators(Batch batch, Waveform waveform, PartialSums sums, int at, int frames);

    /** Rows through their low-passes, added with their gains to partial sums; the rows are left undefined. */
    void addRows(Batch batch, PartialSums sums, int at, int frames);

    /** Adds partial sums to a stereo bus and leaves silence in them. */
    void collect(PartialSums sums, float[] left, float[] right, int at, int frames);

    /** Adds the lanes from {@code first} to before {@code end} with their gains to a stereo bus. */
    void mix(Batch batch, int first, int end, float[] left, float[] right, int at, int frames);
}
