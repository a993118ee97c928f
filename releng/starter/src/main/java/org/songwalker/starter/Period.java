// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.starter;

/**
 * A loop of whole periods: {@code periods} cycles in exactly {@code frames} frames. Everything built from its harmonics, and from
 * neighbours a whole number of cycles per loop away, repeats without a seam.
 */
record Period(int rateHz, int periods, int frames) {

    /** The loop nearest to a wanted length for a key. */
    static Period of(int key, int rateHz, double seconds) {
        double hz = frequency(key);
        int periods = (int) Math.max(1, Math.rint(hz * seconds));
        return new Period(rateHz, periods, (int) Math.rint(periods * rateHz / hz));
    }

    static double frequency(double key) {
        return 440 * StrictMath.pow(2, (key - 69) / 12);
    }

    double hz() {
        return (double) periods * rateHz / frames;
    }

    /** How much the loop sounds above a key. */
    double centsAbove(int key) {
        return 1200 * StrictMath.log(hz() / frequency(key)) / StrictMath.log(2);
    }

    /** Position in a cycle, 0 to 1, at a frame counted from the beginning of the loop, for a partial of {@code cycles} cycles per loop. */
    double phase(long frame, int cycles) {
        return (double) Math.floorMod(frame * cycles, (long) frames) / frames;
    }

    /** Whole cycles per loop nearest to a distance in cents, at least one. */
    int cyclesFor(double cents) {
        return (int) Math.max(1, Math.rint(periods * (StrictMath.pow(2, cents / 1200) - 1)));
    }
}
