// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.music;

/** Degrees of a scale that repeats at the octave. */
public final class Scale {
    private Scale() {}

    /** Where a degree stands in a scale of {@code length} steps: octaves below or above the root, floor semantics. */
    public static long octave(double degree, int length) {
        return Math.floorDiv((long) Math.floor(degree), length);
    }

    /** Index of a degree in the scale, 0 to length - 1. */
    public static int step(double degree, int length) {
        return (int) Math.floorMod((long) Math.floor(degree), (long) length);
    }
}
