// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

import static org.songwalker.runtime.words.Meaning.number;
import static org.songwalker.runtime.words.Meaning.value;

/** Members of a voice, by their names in programs; a program sets volume, pan and detune. */
public enum VoiceField implements Named {
    note(number(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY).in("MIDI note number"), "Its pitch now, fractional during a bend."),
    frequency(number(0, Double.POSITIVE_INFINITY).in("Hz"), "Its frequency now."),
    active(value(ValueType.BOOLEAN), "Whether it still sounds."),
    volume(number(0, 2).from(1).set(), "Linear gain on top of its velocity and preset."),
    pan(number(-1, 1).from(0).set(), "Place from left (-1) to right (1), added to that of its preset."),
    detune(number(-12_000, 12_000).in("cents").from(0).set(), "Shift of its pitch.");

    private final Word word;
    private final String limits;

    VoiceField(Meaning.Value value, String summary) {
        word = Word.of(name(), value, summary, "if (song && song.voices.length > 0) { song.last = song.voices[0]." + name() + " }");
        limits = value.range().limits(name());
    }

    @Override
    public Word word() {
        return word;
    }

    /** True if a program may set it. */
    public boolean settable() {
        return word.value().writable();
    }

    public double low() {
        return word.value().range().low();
    }

    public double high() {
        return word.value().range().high();
    }

    /** The name with the range, for faults. */
    public String limits() {
        return limits;
    }
}
