// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

/**
 * The repeated part of a sample, in frames of the decoded data. Points may be fractional, because those given at another sample rate rarely
 * fall on a whole frame.
 *
 * @param start first frame of the loop
 * @param end   first frame after the loop: {@code end - 1} is followed by {@code start}; at least {@code start + 2}
 * @param mode  whether the note-off ends the loop
 */
public record Loop(double start, double end, Mode mode) {

    /** How long the loop repeats: until the release begins, or throughout the release. */
    public enum Mode {
        UNTIL_RELEASE, CONTINUOUS
    }

    public Loop {
        if (!(start >= 0 && end - start >= 2)) {
            throw new IllegalArgumentException(
                    "loop from " + start + " to " + end + ": expected a start of at least 0 and two frames of length");
        }
    }
}
