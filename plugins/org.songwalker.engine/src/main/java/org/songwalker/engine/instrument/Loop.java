// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

/**
 * The repeated part of a sample, in frames of the decoded data (fractions kept: points given at another rate rarely fall on a frame).
 *
 * @param start first frame of the loop
 * @param end   frame behind the loop; the frame that follows {@code end - 1} is {@code start}
 * @param mode  what happens at note-off
 */
public record Loop(double start, double end, Mode mode) {

    /** Whether the loop goes on in the release. */
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
