// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

import static org.songwalker.runtime.words.Meaning.call;
import static org.songwalker.runtime.words.Parameter.number;

/** What a program calls for its effect: statements with arguments and without a value (language reference 13.7, 13.10). */
public enum Action implements Named {
    wait(call(ValueType.NOTHING, number("beats", "a number of beats")), "A rest of some beats.", "C4\nwait(0.66)\nE4"),
    sync(call(ValueType.NOTHING, number("beats", "a number of beats"), number("offset", "a number of beats").orNone()),
            "Waits until the beat of the transport is a multiple of a number, plus an offset; no time at all if it is one now.",
            "sync(4)\nC4 /4"),
    glide(call(ValueType.NOTHING, Parameter.of("target", ValueType.ANY, "a property"), number("value", "a number"),
            number("beats", "a number of beats"), Parameter.of("shape", ValueType.TEXT, "a text").orNone()),
            "Moves a property to a value within some beats; a shape is 'linear' or 'smooth'.",
            "const pad = loadPreset(\"Starter/Pad\")\nglide(pad.volume, 0, 4)"),
    log(call(ValueType.NOTHING, Parameter.of("value", ValueType.ANY, "a value")).repeating(),
            "Writes up to 8 values to the log, with the line, slot and beat.", "log('velocity', midi.velocity)");

    /** Most values of {@link #log}. */
    public static final int MOST_LOGGED = 8;

    private final Word word;

    Action(Meaning.Call call, String summary, String example) {
        word = Word.of(name(), call, summary, example);
    }

    @Override
    public Word word() {
        return word;
    }
}
