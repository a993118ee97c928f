// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

/** The engine's objects: names that stand for something in every program, with members. */
public enum SystemObject implements Named {
    midi("The MIDI event that started this firing, and its channel's controllers.", "C4 *midi.velocity"),
    song("The firing before this one, which is undefined at the first; also settings of the whole song.",
            "song.count = (song.count ?? 0) + 1"),
    transport("Tempo, time signature and position of the transport.", "transport.bpm = 90"),
    track("Settings of this track; of the whole slot or song outside tracks.", "C4 @(track.duration / 2)");

    private final Word word;

    SystemObject(String summary, String example) {
        word = Word.of(name(), summary, example);
    }

    @Override
    public Word word() {
        return word;
    }

    /** Where its members stand. */
    public Place members() {
        return switch (this) {
            case midi -> Place.MIDI;
            case song -> Place.SONG;
            case transport -> Place.TRANSPORT;
            case track -> Place.TRACK;
        };
    }
}
