// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.music;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ScaleTest {
    private static final double[] MAJOR = {0, 2, 4, 5, 7, 9, 11};

    @Test
    void aNoteSnapsToTheNearestOfTheScaleAndDownFromTheMiddle() {
        assertEquals(60, Scale.snap(61, 60, MAJOR, 7));
        assertEquals(72, Scale.snap(71.6, 60, MAJOR, 7));
        assertEquals(47, Scale.snap(47.2, 60, MAJOR, 7));
    }

    /** Found by the fuzzer: so far away the next octave is the same number, and the search never ended. */
    @Test
    void aNoteFarBeyondAllOctavesSnapsAtOnce() {
        assertEquals(1e30, Scale.snap(1e30, 60, MAJOR, 7));
        assertEquals(-1e300, Scale.snap(-1e300, 60, MAJOR, 7));
    }
}
