// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

import static org.songwalker.runtime.words.Meaning.number;
import static org.songwalker.runtime.words.Meaning.value;

/** Members of {@code song} that the engine fills, by their names in programs; read-only, and undefined before the first firing. */
public enum SongField implements Named {
    note(number(0, 127).in("MIDI note number"), "The key of the firing before this one.",
            "if (song && song.note == midi.note) { C4 *0.5 }"),
    velocity(number(0, 1), "How hard the key of the firing before this one was struck.", "if (song) { C4 *song.velocity }"),
    elapsed(number(0, Double.POSITIVE_INFINITY).in("seconds"),
            "Time from the start of the firing before to the start of this one; in a handler, to the event.",
            "if (song && song.elapsed < 0.2) { C4 *0.5 }"),
    beat(number(0, Double.POSITIVE_INFINITY).in("beats"),
            "Beats from the start of the firing before to the start of this one; in a handler, to the event.",
            "if (song && song.beat < 1) { C4 *0.5 }"),
    voices(value(ValueType.ARRAY),
            "Voices of the firing before that were not released when this one started; in a handler, those of its firing.",
            "if (song) { for voice in song.voices { voice.release() } }");

    private final Word word;

    SongField(Meaning.Value value, String summary, String example) {
        word = Word.of(name(), value.orUndefined(), summary, example);
    }

    @Override
    public Word word() {
        return word;
    }
}
