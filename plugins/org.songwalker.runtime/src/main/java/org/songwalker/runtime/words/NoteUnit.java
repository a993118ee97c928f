// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

/** What {@code /4} means ({@code song.noteUnit}, language reference 0, point 2). */
public enum NoteUnit implements Named {
    BEAT("beat", 1, "/4 is a quarter of a beat."), QUARTER("quarter", 4, "/4 is a quarter note, which lasts one beat.");

    private final double wholeNote;
    private final Word word;

    NoteUnit(String text, double wholeNote, String summary) {
        this.wholeNote = wholeNote;
        word = Word.of(text, summary, "song.noteUnit = '" + text + "'");
    }

    @Override
    public Word word() {
        return word;
    }

    /** Beats of {@code /1}. */
    public double wholeNote() {
        return wholeNote;
    }
}
