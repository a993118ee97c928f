// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

import static org.songwalker.runtime.words.Meaning.call;
import static org.songwalker.runtime.words.Parameter.number;

import java.util.Arrays;

/** Methods of voices and arrays, by their names in programs. */
public enum Method implements Named {
    pitchBend(ValueType.VOICE, call(ValueType.NOTHING, number("note", "a note"), number("beats", "a number of beats").orNone()),
            "Glides to a note, in a straight line over some beats; at once without them. The voice becomes this firing's.",
            "song.voices[0].pitchBend(midi.note, /8)"),
    release(ValueType.VOICE, call(ValueType.NOTHING), "Releases it as its key would.", "song.voices[0].release()"),
    stop(ValueType.VOICE, call(ValueType.NOTHING), "Ends it within 2 milliseconds.", "song.voices[0].stop()"),
    extend(ValueType.VOICE, call(ValueType.NOTHING, number("beats", "a number of beats")),
            "Lets it sound some beats longer. The voice becomes this firing's.", "song.voices[0].extend(1)"),
    indexOf(ValueType.ARRAY, call(ValueType.NUMBER, Parameter.of("value", ValueType.ANY, "a value")),
            "Index of the first element that equals a value, from 0; -1 if there is none.",
            "const steps = [0, 4, 7]\nsong.place = steps.indexOf(4)");

    private final ValueType owner;
    private final Word word;

    Method(ValueType owner, Meaning.Call call, String summary, String example) {
        this.owner = owner;
        word = Word.of(name(), call, summary,
                owner == ValueType.VOICE ? "if (song && song.voices.length > 0) { " + example + " }" : example);
    }

    @Override
    public Word word() {
        return word;
    }

    /** What it is called on. */
    public ValueType owner() {
        return owner;
    }

    /** The methods of voices or arrays. */
    public static Method[] of(ValueType owner) {
        return Arrays.stream(values()).filter(method -> method.owner == owner).toArray(Method[]::new);
    }
}
