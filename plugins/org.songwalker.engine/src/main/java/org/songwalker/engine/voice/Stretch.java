// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

/** Frames of a sample that the kernels may read without a test, as floats or as words of 16 bits; the other array is empty. Immutable. */
final class Stretch {
    private static final float[] NO_FLOATS = {};
    private static final short[] NO_WORDS = {};
    private static final float FULL = 32_768;
    final float[] floats;
    final short[] words;
    /** Index at which frame 0 of the sample stands or would stand. */
    final int origin;

    Stretch(float[] floats, int origin) {
        this.floats = floats;
        this.words = NO_WORDS;
        this.origin = origin;
    }

    Stretch(short[] words, int origin) {
        this.floats = NO_FLOATS;
        this.words = words;
        this.origin = origin;
    }

    /** As words, where they are the floats' values; the guard frames of a loop that is no whole number of frames are not. */
    Stretch narrowed() {
        short[] made = new short[floats.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = (short) (floats[i] * FULL);
            if (made[i] != floats[i] * FULL) {
                return this;
            }
        }
        return new Stretch(made, origin);
    }

    /** The first frame of the sample that stands here. */
    int first() {
        return -origin;
    }

    /** A frame by its place in the sample; silence outside. */
    float at(int frame) {
        int k = frame + origin;
        if (k < 0 || k >= floats.length + words.length) {
            return 0;
        }
        return words.length > 0 ? words[k] / FULL : floats[k];
    }
}
