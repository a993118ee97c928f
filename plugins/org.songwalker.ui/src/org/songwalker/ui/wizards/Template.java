// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.wizards;

/** What a new program begins with. All of them name presets of the Starter only, so they sound on any machine. */
public enum Template {
    SLOT("&Slot", "every key plays it", """
            // Every key plays this program from top to bottom. midi.note says which key it is, midi.velocity how hard it was struck.
            const sound = loadPreset("Starter/Keys")
            sound(midi.note) *midi.velocity
            """), SONG("S&ong", "Play starts it from the top", """
            // A song: Play starts it from the top. C4 is a note; what follows it is the time until the next one, /4 for a quarter note.
            const lead = loadPreset("Starter/Lead")
            const bass = loadPreset("Starter/Bass")
            track.beatsPerMinute = 100

            track melody() {
                track.instrument = lead
                C4 /8 E4 /8 G4 /4 A4 /8 G4 /8 E4 /4
            }

            track ground() {
                track.instrument = bass
                track.duration = /2
                C2 /2 F2 /2
            }

            // Both tracks start together, the melody softer. 4 is the time in beats until the next line.
            melody*0.7()
            ground() 4
            melody*0.7()
            ground() 4
            """), DRUM_LOOP("&Drum Loop", "runs while a key is held", """
            // The drums run while a key is held, and the harder it is struck, the louder they are.
            const kit = loadPreset("Starter/Kit")
            track.instrument = kit

            // Again and again: drums in brackets sound together, and /8 is the time until the next ones, an eighth note.
            while (midi.gate) {
                [Kick, HiHat] *midi.velocity /8
                HiHat *midi.velocity /8
                [Snare, HiHat] *midi.velocity /8
                HiHat *midi.velocity /8
            }
            """), EMPTY("&Empty", "a first line to begin with", """
            // Type a program here. loadPreset("Starter/Keys") gives a sound, and midi.note is the key that plays it.
            """);

    private final String label;
    private final String explanation;
    private final String text;

    Template(String label, String explanation, String text) {
        this.label = label;
        this.explanation = explanation;
        this.text = text;
    }

    /** What the wizard shows: {@code &Slot: every key plays it}. */
    public String label() {
        return label + ": " + explanation;
    }

    /** The program. */
    public String text() {
        return text;
    }
}
