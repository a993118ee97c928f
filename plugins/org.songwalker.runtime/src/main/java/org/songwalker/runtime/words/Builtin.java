// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

import static org.songwalker.runtime.words.Meaning.call;
import static org.songwalker.runtime.words.Parameter.array;
import static org.songwalker.runtime.words.Parameter.number;

/** Functions of the language, by their names in programs (language reference 10). */
public enum Builtin implements Named {
    noteToFreq(call(ValueType.NUMBER, number("note", "a note")), "Frequency in Hz of a note, fractional ones included.",
            "song.hz = noteToFreq(A4)"),
    freqToNote(call(ValueType.NUMBER, number("hz", "a frequency")).orUndefined(),
            "Note number nearest to a frequency in Hz; undefined unless that is above 0.", "song.key = freqToNote(440)"),
    interval(call(ValueType.NUMBER, number("semitones", "a number of semitones")), "The key of this firing plus some semitones.",
            "song.third = interval(4)"),
    scaleNote(call(ValueType.NUMBER, number("root", "a note"), array("scale", "an array of semitones"), number("degree", "a number")),
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
            "C4 *(map(midi.note, 0, 127, 0.5, 1))"),
    scale(call(ValueType.ARRAY, Parameter.of("name", ValueType.TEXT, "the name of a scale")),
            "The semitones of a scale above its root, by its name.", "let note = scaleNote(C4, scale('dorian'), 3)\nnote /4"),
    snap(call(ValueType.NUMBER, number("note", "a note"), number("root", "a note"), array("scale", "an array of semitones")),
            "The nearest note of a scale on a root; the lower one of two that are as near.",
            "let note = snap(midi.note, C4, scale('majorPentatonic'))\nnote /4"),
    chord(call(ValueType.ARRAY, number("root", "a note"), Parameter.of("name", ValueType.TEXT, "the name of a chord")),
            "The notes of a chord over its root, by its name.", "const notes = chord(C4, 'maj7')\nnotes /4"),
    inversion(call(ValueType.ARRAY, array("chord", "an array of notes"), number("k", "a whole number")),
            "A chord with its k lowest notes an octave higher, or its highest ones lower for negative k.",
            "const notes = inversion(chord(C4, 'maj'), 1)\nnotes /4"),
    euclid(call(ValueType.ARRAY, number("hits", "a number"), number("steps", "a number"), number("rotation", "a number").orNone()),
            "A rhythm: hits spread evenly over steps, as true and false, a hit first; a rotation begins later.",
            "for hit in euclid(3, 8) {\n    if (hit) { C4 /8 } else { . /8 }\n}"),
    choose(call(ValueType.ANY, array("array", "an array")).orUndefined(), "One element by chance; undefined if there is none.",
            "let note = choose([C4, E4, G4])\nnote /4"),
    shuffle(call(ValueType.ARRAY, array("array", "an array")), "A new array with the elements in an order by chance.",
            "for note in shuffle([C4, E4, G4]) { note /8 }"),
    chance(call(ValueType.BOOLEAN, number("probability", "a number")), "True with a probability from 0 to 1.",
            "if (chance(0.25)) { C5 /8 }"),
    gaussian(call(ValueType.NUMBER, number("mean", "a number"), number("deviation", "a number")),
            "A random number of the normal distribution.", "C4 *(clamp(gaussian(0.7, 0.1), 0, 1))"),
    sorted(call(ValueType.ARRAY, array("array", "an array of numbers")), "A new array with the numbers of another in rising order.",
            "for note in sorted(midi.held) { note /8 }"),
    list(call(ValueType.LIST, number("capacity", "a number")),
            "An empty list that keeps as many of the last values added to it, 1 to 256; a constant.",
            "let last = list(4)\nlast.add(midi.note)");

    private final Word word;

    Builtin(Meaning.Call call, String summary, String example) {
        word = Word.of(name(), call, summary, example);
    }

    @Override
    public Word word() {
        return word;
    }

    /** True if it takes arrays or makes them. */
    public boolean ofArrays() {
        return word.call().gives() == ValueType.ARRAY || word.call().parameters().stream().anyMatch(p -> p.type() == ValueType.ARRAY);
    }
}
