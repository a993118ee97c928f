// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

/** Words that play a drum if the instrument is a kit (language reference 8.26). */
public enum DrumWord implements Named {
    KICK("Kick", 36), SNARE("Snare", 38), HI_HAT("HiHat", 42), CLOSED_HI_HAT("ClosedHiHat", 42), OPEN_HI_HAT("OpenHiHat", 46),
    CRASH("Crash", 49), RIDE("Ride", 51), TOM("Tom", 45), CLAP("Clap", 39), RIMSHOT("Rimshot", 37);

    private final int key;
    private final Word word;

    DrumWord(String text, int key) {
        this.key = key;
        word = Word.of(text, "Plays General MIDI percussion key " + key + " if the instrument is a kit.",
                "track.instrument = loadPreset(\"Starter/Kit\")\n" + text);
    }

    @Override
    public Word word() {
        return word;
    }

    /** General MIDI percussion key. */
    public int key() {
        return key;
    }
}
