// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.music;

/** Degrees of a scale that repeats at the octave. */
public final class Scale {
    private Scale() {}

    /** Where a degree stands in a scale of {@code length} steps: octaves below or above the root, floor semantics. */
    public static long octave(double degree, int length) {
        return Math.floorDiv((long) Math.floor(degree), length);
    }

    /**
     * The nearest note of a scale on a root, the lower one of two that are as near.
     *
     * @param semitones of the scale above its root, in any order; at least one
     */
    public static double snap(double note, double root, double[] semitones, int length) {
        double above = note - root;
        double octave = Math.floor(above / 12) * 12;
        double best = Double.NaN;
        for (int i = 0; i < length; i++) {
            for (int neighbour = -1; neighbour <= 1; neighbour++) { // counted: far away, octaves cannot be told apart by adding 12
                double candidate = semitones[i] + octave + 12 * neighbour;
                double distance = Math.abs(candidate - above);
                double nearest = Math.abs(best - above);
                if (!(distance > nearest) && (distance != nearest || candidate < best)) {
                    best = candidate;
                }
            }
        }
        return root + best;
    }

    /** Index of a degree in the scale, 0 to length - 1. */
    public static int step(double degree, int length) {
        return (int) Math.floorMod((long) Math.floor(degree), (long) length);
    }
}
