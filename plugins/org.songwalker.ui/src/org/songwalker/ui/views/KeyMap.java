// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.views;

import java.util.OptionalInt;

/** Maps two rows of a computer keyboard to piano keys: Z S X D C … starts at the octave's C, Q 2 W 3 E … an octave above. */
final class KeyMap {
    private static final String LOWER = "zsxdcvgbhnjm,l.;/";
    private static final String UPPER = "q2w3er5t6y7ui9o0p";

    private KeyMap() {}

    /** Semitones from the octave's C to the piano key of a character, 0 to 28; empty if the character plays none. */
    static OptionalInt semitone(char key) {
        char small = Character.toLowerCase(key);
        int low = LOWER.indexOf(small);
        int high = UPPER.indexOf(small);
        return low >= 0 ? OptionalInt.of(low) : high >= 0 ? OptionalInt.of(high + 12) : OptionalInt.empty();
    }
}
