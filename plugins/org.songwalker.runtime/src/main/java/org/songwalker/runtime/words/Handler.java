// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

/** Handlers: blocks that run at MIDI events and take no time. */
public enum Handler implements Named {
    CC("cc", "Runs when the controller with this number, 0 to 127, moves.", "on cc(1) { song.wheel = midi.cc[1] }"),
    NOTE_OFF("noteOff", "Runs when the key of a firing is released.", "on noteOff { song.released = midi.note }"),
    AFTERTOUCH("aftertouch", "Runs when the pressure on the keys of the channel changes.", "on aftertouch { song.force = midi.pressure }"),
    PITCH_BEND("pitchBend", "Runs when the pitch wheel moves.", "on pitchBend { song.bend = midi.pitchBend }");

    /** The word that begins a handler, before its event. */
    public static final String ON = "on";

    private final String event;
    private final Word word;

    Handler(String event, String summary, String example) {
        this.event = event;
        word = Word.of(ON + " " + event, summary, example);
    }

    @Override
    public Word word() {
        return word;
    }

    /** The word after {@code on}. */
    public String event() {
        return event;
    }
}
