// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

/**
 * Decoded mono audio. If 16 bits represent every value exactly, the data is stored as 16-bit words: reading memory limits the number of
 * voices, and words need half of it. The sound is the same bit for bit. Immutable; any thread.
 */
public final class SampleData {
    private static final float FULL = 32_768;
    private static final float QUIET = 1e-20f;
    private static final float[] NO_FLOATS = {};
    private static final short[] NO_WORDS = {};
    private final float[] floats;
    private final short[] words;
    private final double rateHz;

    /**
     * @param frames mono samples, nominally -1 to 1; the array is not copied, and belongs to the new object from now on
     * @param rateHz frames per second of the data, 1 to 1,000,000 (for compressed files the rate of the stream, not the one the zone
     *               declares)
     * @throws IllegalArgumentException if the rate is out of range
     */
    public SampleData(float[] frames, double rateHz) {
        this(frames, narrow(frames), rateHz);
    }

    /**
     * Samples that are 16-bit words already.
     *
     * @param words  mono samples in units of 2^-15; the array is not copied, and belongs to the new object from now on
     * @param rateHz frames per second of the data, 1 to 1,000,000
     * @throws IllegalArgumentException if the rate is out of range
     */
    public static SampleData ofWords(short[] words, double rateHz) {
        return new SampleData(NO_FLOATS, words, rateHz);
    }

    private SampleData(float[] floats, short[] words, double rateHz) {
        if (!(rateHz >= 1 && rateHz <= 1_000_000)) {
            throw new IllegalArgumentException("sample rate is " + rateHz + " Hz");
        }
        this.floats = floats;
        this.words = words;
        this.rateHz = rateHz;
    }

    private SampleData(float[] frames, boolean narrow, double rateHz) {
        this(narrow ? NO_FLOATS : audible(frames), narrow ? words(frames) : NO_WORDS, rateHz);
    }

    /** Sets what is 400 dB below full scale to 0: reverberation that was saved as floats ends in denormal numbers, which are slow. */
    private static float[] audible(float[] frames) {
        for (int i = 0; i < frames.length; i++) {
            frames[i] = Math.abs(frames[i]) < QUIET ? 0 : frames[i];
        }
        return frames;
    }

    private static boolean narrow(float[] frames) {
        for (float value : frames) {
            float scaled = value * FULL;
            if (scaled != (short) scaled) {
                return false;
            }
        }
        return frames.length > 0;
    }

    private static short[] words(float[] frames) {
        short[] made = new short[frames.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = (short) (frames[i] * FULL);
        }
        return made;
    }

    /** Number of frames. */
    public int length() {
        return narrow() ? words.length : floats.length;
    }

    public double rateHz() {
        return rateHz;
    }

    /** The same frames at another rate, 1 to 1,000,000 frames per second. They are not copied. */
    public SampleData atRate(double otherHz) {
        return otherHz == rateHz ? this : new SampleData(floats, words, otherHz);
    }

    /** Bytes that the frames take in memory. */
    public long bytes() {
        return (long) words.length * Short.BYTES + (long) floats.length * Float.BYTES;
    }

    /** True if {@link #words()} holds the samples, false if {@link #floats()} does. */
    public boolean narrow() {
        return words.length > 0;
    }

    /** The samples in units of 2^-15 if they are {@link #narrow}, else empty. Not a copy: do not write to it. */
    public short[] words() {
        return words;
    }

    /** The samples if they are not {@link #narrow}, else empty. Not a copy: do not write to it. */
    public float[] floats() {
        return floats;
    }

    /** The samples in a new array. */
    public float[] frames() {
        float[] made = new float[length()];
        for (int i = 0; i < made.length; i++) {
            made[i] = at(i);
        }
        return made;
    }

    /** One sample, {@code index} from 0 to {@link #length} - 1. */
    public float at(int index) {
        return narrow() ? words[index] / FULL : floats[index];
    }
}
