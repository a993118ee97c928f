// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

import static org.songwalker.runtime.words.Meaning.number;
import static org.songwalker.runtime.words.Meaning.value;

import java.util.List;

/** Members of {@code midi}, by their names in programs. */
public enum MidiField implements Named {
    note(number(0, 127).in("MIDI note number").from(60), "The key that started this firing; 60 in a song.", "midi.note *midi.velocity"),
    velocity(number(0, 1).from(100.0 / 127), "How hard the key was struck.", "C4 *midi.velocity"),
    frequency(number(0, Double.POSITIVE_INFINITY).in("Hz"), "Frequency of the key in the tuning in force.", "song.hz = midi.frequency"),
    channel(number(1, 16).from(1), "MIDI channel of the key.", "if (midi.channel == 10) { C4 }"),
    gate(value(ValueType.BOOLEAN), "True while the key is down; in a song until beat 16. A loop on it ends when the key is released.",
            "while (midi.gate) { C4 /8 }"),
    pitchBend(number(-1, 1).from(0), "Position of the channel's pitch wheel now.", "on pitchBend { song.bend = midi.pitchBend }"),
    bendRange(number(0, 127).in("semitones").from(2), "How far the channel's pitch wheel bends; set by RPN 0.",
            "on pitchBend { song.bend = midi.pitchBend * midi.bendRange }"),
    pressure(number(0, 1).from(0), "Pressure on the keys of the channel now.", "on aftertouch { song.force = midi.pressure }"),
    keyPressure(number(0, 1).from(0), "Pressure on the key of this firing now.", "while (midi.gate) { C4 *midi.keyPressure /8 }"),
    releaseVelocity(number(0, 1).from(0), "How fast the key was released; 0 before that.",
            "on noteOff { song.release = midi.releaseVelocity }"),
    /** Read by {@code Op.HELD}. */
    held(value(ValueType.ARRAY), "The keys that are down on this slot, oldest first; a loop on it ends with the last of them.",
            "for note in sorted(midi.held) { note /8 }"),
    /** Read with the number of a controller in brackets, by {@code Op.MIDI_CC}. */
    cc(new Meaning.Value(ValueType.INDEXED, true, false, new Range(0, 1), "", 0, List.of()),
            "The channel's controllers now, by their numbers 0 to 127.", "C4 *midi.cc[1]");

    private final Word word;

    MidiField(Meaning.Value value, String summary, String example) {
        word = Word.of(name(), value, summary, example);
    }

    @Override
    public Word word() {
        return word;
    }
}
