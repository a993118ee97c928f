// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.views;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * Maps two rows of a computer keyboard to piano keys, as music programs do: A S D F … are white keys from a C on, W E T Y … the black ones.
 */
final class KeyMap {
    private static final String KEYS = "awsedftgyhujkolp;'";
    static final char OCTAVE_DOWN = 'z';
    static final char OCTAVE_UP = 'x';

    private KeyMap() {}

    /** Semitones from the C to the piano key of a character, 0 to 17; empty if the character plays none. */
    static OptionalInt semitone(char key) {
        int found = KEYS.indexOf(Character.toLowerCase(key));
        return found >= 0 ? OptionalInt.of(found) : OptionalInt.empty();
    }

    /** What is on the computer's key for a piano key so many semitones above the C; empty if there is none. */
    static String letter(int semitone) {
        return semitone >= 0 && semitone < KEYS.length() ? KEYS.substring(semitone, semitone + 1).toUpperCase(Locale.ROOT) : "";
    }
}
