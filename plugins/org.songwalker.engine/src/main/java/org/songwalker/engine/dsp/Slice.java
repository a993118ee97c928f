// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

/** The engine's unit of rendering: slices of 64 frames that begin at absolute multiples of 64. */
public final class Slice {
    /** Frames in a slice. */
    public static final int FRAMES = 64;

    private Slice() {}

    /** Number of slices that cover {@code seconds}, at least 1. */
    public static int covering(double seconds, double sampleRate) {
        return Math.max(1, (int) Math.ceil(seconds * sampleRate / FRAMES));
    }
}
