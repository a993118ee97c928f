// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

import java.util.Arrays;

/** Chords by their names in programs (language reference 13.5). */
public enum ChordName implements Named {
    MAJ("maj", 0, 4, 7), MIN("min", 0, 3, 7), DIM("dim", 0, 3, 6), AUG("aug", 0, 4, 8), SUS2("sus2", 0, 2, 7), SUS4("sus4", 0, 5, 7),
    SIX("6", 0, 4, 7, 9), M6("m6", 0, 3, 7, 9), SEVEN("7", 0, 4, 7, 10), MAJ7("maj7", 0, 4, 7, 11), M7("m7", 0, 3, 7, 10),
    M_MAJ7("mMaj7", 0, 3, 7, 11), M7B5("m7b5", 0, 3, 6, 10), DIM7("dim7", 0, 3, 6, 9), NINE("9", 0, 4, 7, 10, 14),
    MAJ9("maj9", 0, 4, 7, 11, 14), M9("m9", 0, 3, 7, 10, 14), ADD9("add9", 0, 4, 7, 14), ELEVEN("11", 0, 4, 7, 10, 14, 17),
    THIRTEEN("13", 0, 4, 7, 10, 14, 17, 21), FIVE("5", 0, 7);

    private final Word word;
    private final int[] offsets;

    ChordName(String text, int... offsets) {
        this.offsets = offsets;
        StringBuilder semitones = new StringBuilder();
        for (int offset : offsets) {
            semitones.append(semitones.isEmpty() ? "" : " ").append(offset);
        }
        word = Word.of(text, "Semitones " + semitones + ".", "const notes = chord(C4, '" + text + "')\nnotes /4");
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
