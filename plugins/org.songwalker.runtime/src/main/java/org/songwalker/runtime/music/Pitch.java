// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.music;

import java.util.OptionalInt;

/** Note names and MIDI numbers: C4 is 60, A4 is 69 (language reference 2.3). */
public final class Pitch {
    private static final int[] BASE = {9, 11, 0, 2, 4, 5, 7};
    private static final String[] NAMES = {"C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"};

    private Pitch() {}

    /** MIDI number of a name such as {@code F#4} or {@code Ebb2}, not limited to 0 to 127; empty if the text is no note name. */
    public static OptionalInt parse(String name) {
        if (name.isEmpty() || name.charAt(0) < 'A' || name.charAt(0) > 'G') {
            return OptionalInt.empty();
        }
        int end = 1;
        int shift = 0;
        char accidental = name.length() > 1 ? name.charAt(1) : ' ';
        while (end < name.length() && end < 3 && (accidental == '#' || accidental == 'b') && name.charAt(end) == accidental) {
            shift += accidental == '#' ? 1 : -1;
            end++;
        }
        String octave = name.substring(end);
        if (octave.isEmpty() || octave.length() > 2 || !octave.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalInt.empty();
        }
        return OptionalInt.of((Integer.parseInt(octave) + 1) * 12 + BASE[name.charAt(0) - 'A'] + shift);
    }

    /** The usual name of a MIDI number, for messages: 61 is {@code C#4}. */
    public static String name(int midi) {
        return NAMES[Math.floorMod(midi, 12)] + (Math.floorDiv(midi, 12) - 1);
    }
}
