// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

import static org.songwalker.runtime.words.Meaning.call;
import static org.songwalker.runtime.words.Parameter.number;

/** Functions of the language, by their names in programs (language reference 10). */
public enum Builtin implements Named {
    noteToFreq(call(ValueType.NUMBER, number("note", "a note")), "Frequency in Hz of a note, fractional ones included.",
            "song.hz = noteToFreq(A4)"),
    freqToNote(call(ValueType.NUMBER, number("hz", "a frequency")).orUndefined(),
            "Note number nearest to a frequency in Hz; undefined unless that is above 0.", "song.key = freqToNote(440)"),
    interval(call(ValueType.NUMBER, number("semitones", "a number of semitones")), "The key of this firing plus some semitones.",
            "song.third = interval(4)"),
    scaleNote(
            call(ValueType.NUMBER, number("root", "a note"), Parameter.of("scale", ValueType.ARRAY, "an array of semitones"),
                    number("degree", "a number")),
            "A degree of a scale over its root, counted from 0; degrees outside the scale lie octaves higher or lower.",
            "const major = [0, 2, 4, 5, 7, 9, 11]\nsong.next = scaleNote(C4, major, 8)"),
    random(call(ValueType.NUMBER, number("low", "a number").orNone(), number("high", "a number").orNone()),
            "A random number from low up to but not high; from 0 up to 1 without arguments.", "C4 *(random(0.5, 1))"),
    randomInt(call(ValueType.NUMBER, number("low", "a number"), number("high", "a number")), "A random whole number, both ends included.",
            "let note = randomInt(60, 72)\nnote /4");

    private final Word word;

    Builtin(Meaning.Call call, String summary, String example) {
        word = Word.of(name(), call, summary, example);
    }

    @Override
    public Word word() {
        return word;
    }
}
