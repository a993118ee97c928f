// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

import static org.songwalker.runtime.words.Meaning.number;
import static org.songwalker.runtime.words.Meaning.value;

/** Members of a voice, by their names in programs; read-only. */
public enum VoiceField implements Named {
    note(number(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY).in("MIDI note number"), "Its pitch now, fractional during a bend."),
    frequency(number(0, Double.POSITIVE_INFINITY).in("Hz"), "Its frequency now."),
    active(value(ValueType.BOOLEAN), "Whether it still sounds.");

    private final Word word;

    VoiceField(Meaning.Value value, String summary) {
        word = Word.of(name(), value, summary, "if (song && song.voices.length > 0) { song.last = song.voices[0]." + name() + " }");
    }

    @Override
    public Word word() {
        return word;
    }
}
