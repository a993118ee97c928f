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
            "let note = randomInt(60, 72)\nnote /4"),
    min(call(ValueType.NUMBER, number("a", "a number"), number("b", "a number")).repeating(), "The smallest of some numbers.",
            "const low = min(midi.note, 60)\nlow /4"),
    max(call(ValueType.NUMBER, number("a", "a number"), number("b", "a number")).repeating(), "The largest of some numbers.",
            "const high = max(midi.note, 60)\nhigh /4"),
    abs(call(ValueType.NUMBER, number("x", "a number")), "A number without its sign.", "song.distance = abs(midi.note - 60)"),
    floor(call(ValueType.NUMBER, number("x", "a number")), "The nearest whole number that is not above a number.",
            "song.octave = floor(midi.note / 12) - 1"),
    ceil(call(ValueType.NUMBER, number("x", "a number")), "The nearest whole number that is not below a number.",
            "song.bars = ceil(transport.beat / 4)"),
    round(call(ValueType.NUMBER, number("x", "a number")), "The nearest whole number, halves away from zero.",
            "song.nearest = round(freqToNote(445))"),
    clamp(call(ValueType.NUMBER, number("x", "a number"), number("low", "a number"), number("high", "a number")),
            "A number, or the end of a range that it lies beyond.", "const key = clamp(midi.note, 48, 72)\nkey /4"),
    lerp(call(ValueType.NUMBER, number("a", "a number"), number("b", "a number"), number("t", "a share")),
            "The number that lies a share of the way from a to b: a at 0, b at 1.", "C4 *(lerp(0.5, 1, midi.velocity))"),
    sqrt(call(ValueType.NUMBER, number("x", "a number")), "The square root.", "C4 *(sqrt(midi.velocity))"),
    pow(call(ValueType.NUMBER, number("x", "a number"), number("exponent", "a number")), "A power of a number.",
            "song.ratio = pow(2, 7 / 12)"),
    sin(call(ValueType.NUMBER, number("turns", "a number of turns")), "Sine of an angle in turns; a turn is one period.",
            "song.sway = sin(transport.beat / 4)"),
    cos(call(ValueType.NUMBER, number("turns", "a number of turns")), "Cosine of an angle in turns; a turn is one period.",
            "song.sway = cos(transport.beat / 4)"),
    exp(call(ValueType.NUMBER, number("x", "a number")), "The number e to the power of a number.", "song.fall = exp(-transport.beat)"),
    ln(call(ValueType.NUMBER, number("x", "a number")), "The natural logarithm.", "song.octaves = ln(midi.velocity) / ln(2)"),
    map(call(ValueType.NUMBER, number("x", "a number"), number("fromLow", "a number"), number("fromHigh", "a number"),
            number("toLow", "a number"), number("toHigh", "a number")),
            "A number of one range at the same place of another, in a straight line and not clamped.",
            "C4 *(map(midi.note, 0, 127, 0.5, 1))");

    private final Word word;

    Builtin(Meaning.Call call, String summary, String example) {
        word = Word.of(name(), call, summary, example);
    }

    @Override
    public Word word() {
        return word;
    }
}
