// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

import static org.songwalker.runtime.words.Meaning.call;
import static org.songwalker.runtime.words.Parameter.number;

import java.util.Arrays;

/** Methods of voices, arrays and lists, by their names in programs. */
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
            "const steps = [0, 4, 7]\nsong.place = steps.indexOf(4)"),
    reversed(ValueType.ARRAY, call(ValueType.ARRAY), "A new array with the elements from last to first.",
            "const up = [C4, E4, G4]\nfor note in up.reversed() { note /8 }"),
    rotated(ValueType.ARRAY, call(ValueType.ARRAY, number("k", "a number of elements")),
            "A new array that begins with element k and ends with those before it.",
            "const up = [C4, E4, G4]\nfor note in up.rotated(1) { note /8 }"),
    slice(ValueType.ARRAY, call(ValueType.ARRAY, number("from", "an index"), number("to", "an index").orNone()),
            "A new array of the elements from an index up to another or the end; negative ones count from the end.",
            "const up = [C4, E4, G4]\nfor note in up.slice(1, 3) { note /8 }"),
    add(ValueType.LIST, call(ValueType.NOTHING, Parameter.of("value", ValueType.ANY, "a value")),
            "Adds a value at the end of a list; if it is full, the oldest goes.", "let last = list(4)\nlast.add(midi.note)"),
    removeAt(ValueType.LIST, call(ValueType.NOTHING, number("index", "an index")), "Removes the element at an index from a list.",
            "let last = list(4)\nif (last.length > 0) { last.removeAt(0) }"),
    remove(ValueType.LIST, call(ValueType.NOTHING, Parameter.of("value", ValueType.ANY, "a value")),
            "Removes the first element that equals a value from a list, if there is one.", "let last = list(4)\nlast.remove(midi.note)"),
    clear(ValueType.LIST, call(ValueType.NOTHING), "Removes all elements of a list.", "let last = list(4)\nlast.clear()");

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

    /** The methods of voices, arrays or lists; a list has those of arrays too. */
    public static Method[] of(ValueType owner) {
        return Arrays.stream(values())
                .filter(method -> method.owner == owner || owner == ValueType.LIST && method.owner == ValueType.ARRAY)
                .toArray(Method[]::new);
    }
}
