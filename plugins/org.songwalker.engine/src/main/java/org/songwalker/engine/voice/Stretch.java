// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

/** Frames of a sample that kernels may read without bounds checks, as floats or as 16-bit words; the other array is empty. Immutable. */
final class Stretch {
    private static final float[] NO_FLOATS = {};
    private static final short[] NO_WORDS = {};
    private static final float FULL = 32_768;
    final float[] floats;
    final short[] words;
    /** Index of the sample's frame 0 in the array; outside the array if that frame is not in it. */
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

    /** This stretch in 16-bit words if they represent the floats exactly, else this; interpolated guard frames have no exact words. */
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

    /** Number of the sample's first frame in this stretch. */
    int first() {
        return -origin;
    }

    /** The frame with this number in the sample; 0 outside. */
    float at(int frame) {
        int k = frame + origin;
        if (k < 0 || k >= floats.length + words.length) {
            return 0;
        }
        return words.length > 0 ? words[k] / FULL : floats[k];
    }
}
