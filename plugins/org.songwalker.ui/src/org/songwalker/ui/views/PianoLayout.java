// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.views;

import org.eclipse.swt.graphics.Rectangle;

/**
 * Where the keys of a piano are in a canvas. Immutable.
 *
 * @param lowest  MIDI number of the lowest key, a C
 * @param octaves number of octaves; one more C follows at the top
 * @param width   of the canvas in pixels
 * @param height  of the canvas in pixels
 */
record PianoLayout(int lowest, int octaves, int width, int height) {
    private static final int[] WHITE = {0, 2, 4, 5, 7, 9, 11};
    private static final boolean[] BLACK = {false, true, false, true, false, false, true, false, true, false, true, false};

    int whites() {
        return 7 * octaves + 1;
    }

    int keys() {
        return 12 * octaves + 1;
    }

    static boolean black(int key) {
        return BLACK[key % 12];
    }

    /** Bounds of a key in pixels. */
    Rectangle bounds(int key) {
        int step = key - lowest;
        int octave = step / 12;
        int semitone = step % 12;
        int before = 0;
        while (before < 7 && WHITE[before] < semitone) {
            before++;
        }
        double white = (double) width / whites();
        if (BLACK[semitone]) {
            double left = (7 * octave + before) * white - 0.3 * white;
            return new Rectangle((int) left, 0, (int) Math.ceil(0.6 * white), (int) (height * 0.62));
        }
        int left = (int) Math.round((7 * octave + before) * white);
        return new Rectangle(left, 0, (int) Math.round((7 * octave + before + 1) * white) - left, height);
    }

    /** The key at a point in pixels, -1 if there is none; black keys are in front of white ones. */
    int keyAt(int x, int y) {
        int found = -1;
        for (int key = lowest; key < lowest + keys(); key++) {
            if (bounds(key).contains(x, y) && (found < 0 || black(key))) {
                found = key;
            }
        }
        return found;
    }
}
