// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

import java.util.Arrays;

/** Scales by their names in programs (language reference 13.5). */
public enum ScaleName implements Named {
    MAJOR("major", 0, 2, 4, 5, 7, 9, 11), MINOR("minor", 0, 2, 3, 5, 7, 8, 10), DORIAN("dorian", 0, 2, 3, 5, 7, 9, 10),
    PHRYGIAN("phrygian", 0, 1, 3, 5, 7, 8, 10), LYDIAN("lydian", 0, 2, 4, 6, 7, 9, 11), MIXOLYDIAN("mixolydian", 0, 2, 4, 5, 7, 9, 10),
    LOCRIAN("locrian", 0, 1, 3, 5, 6, 8, 10), HARMONIC_MINOR("harmonicMinor", 0, 2, 3, 5, 7, 8, 11),
    MELODIC_MINOR("melodicMinor", 0, 2, 3, 5, 7, 9, 11), MAJOR_PENTATONIC("majorPentatonic", 0, 2, 4, 7, 9),
    MINOR_PENTATONIC("minorPentatonic", 0, 3, 5, 7, 10), BLUES("blues", 0, 3, 5, 6, 7, 10), WHOLE_TONE("wholeTone", 0, 2, 4, 6, 8, 10),
    DIMINISHED("diminished", 0, 2, 3, 5, 6, 8, 9, 11), CHROMATIC("chromatic", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
    HIRAJOSHI("hirajoshi", 0, 2, 3, 7, 8), HUNGARIAN_MINOR("hungarianMinor", 0, 2, 3, 6, 7, 8, 11);

    private final Word word;
    private final int[] offsets;

    ScaleName(String text, int... offsets) {
        this.offsets = offsets;
        StringBuilder semitones = new StringBuilder();
        for (int offset : offsets) {
            semitones.append(semitones.isEmpty() ? "" : " ").append(offset);
        }
        word = Word.of(text, "Semitones " + semitones + ".", "let note = scaleNote(C4, scale('" + text + "'), 2)\nnote /4");
    }

    @Override
    public Word word() {
        return word;
    }

    /** Semitones above the root, rising, the root itself first. */
    public double[] semitones() {
        return Arrays.stream(offsets).asDoubleStream().toArray();
    }
}
