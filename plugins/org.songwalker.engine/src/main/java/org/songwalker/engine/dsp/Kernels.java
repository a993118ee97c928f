// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.ring.AudioThread;

/**
 * The inner loops of rendering, chosen once at start ({@link KernelChoice}). All implementations agree within 1e-6 of full scale; event
 * traces never depend on them. Methods render a part of a slice: {@code frames} frames that begin at frame {@code at} of the slice;
 * {@code at + frames} is at most {@link Slice#FRAMES}. Audio thread; nothing here allocates.
 */
@AudioThread
public interface Kernels {

    /** {@code scalar} or {@code vector}. */
    String name();

    /**
     * Reads the samples of those {@code lanes} (one bit each) whose position is at most {@link Batch#last}, and advances their positions.
     *
     * @return the remaining lanes; the caller must fill their rows
     */
    int samples(Batch batch, int lanes, int at, int frames);

    /**
     * Reads a sample at a constant increment. The position of output i is {@code fraction + i * increment} in 12.20 fixed point, relative
     * to {@code data[index]}. {@code data} must hold three frames before and four after every position.
     *
     * @param fraction  0 to 2^20 - 1
     * @param increment frames per output frame in 12.20, at most 31 frames
     */
    void sample(float[] data, int index, int fraction, int increment, float[] out, int at, int frames);

    /** The same for 16-bit words in units of 2^-15; at most four sample frames per output frame, and at most one slice. */
    void sample(short[] data, int index, int fraction, int increment, float[] out, int at, int frames);

    /**
     * One oscillator. The phase of output i is {@code phase + i * increment} in units of 2^-32 periods; integer overflow wraps it.
     *
     * @param pulse pulse width of the square wave as a share of the period, above 0 and below 1
     */
    void oscillator(Waveform waveform, int phase, int increment, float pulse, float[] out, int at, int frames);

    /** Fills the rows with oscillators of one waveform, low-passed if the batch is filtered, and advances their phases. */
    void oscillators(Batch batch, Waveform waveform, int at, int frames);

    /**
     * Low-passes the rows of all lanes in place: {@code y = b0 x + z1; z1' = d1 z1 + c1 x + z2; z2' = d2 z1 + c2 x}. This is direct form II
     * transposed with the output substituted into the recursion (c1 = b1 - a1 b0, c2 = b2 - a2 b0, d1 = -a1, d2 = -a2), so that each frame
     * depends on one multiplication of the previous frame instead of two.
     */
    void filter(Batch batch, int at, int frames);

    /** Number of voices per vector: the width of the {@link PartialSums} that these kernels add to. */
    int width();

    /** Like {@link #oscillators}, but adds the result with its gains to partial sums; the rows are undefined afterwards. */
    void addOscillators(Batch batch, Waveform waveform, PartialSums sums, int at, int frames);

    /** Low-passes the rows and adds the result with its gains to partial sums; the rows are undefined afterwards. */
    void addRows(Batch batch, PartialSums sums, int at, int frames);

    /** Adds partial sums to a stereo bus and clears them. */
    void collect(PartialSums sums, float[] left, float[] right, int at, int frames);

    /** Adds the rows of lanes {@code first} to {@code end} - 1 with their gains to a stereo bus. */
    void mix(Batch batch, int first, int end, float[] left, float[] right, int at, int frames);
}
