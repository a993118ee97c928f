// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.issue;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words that people bring from other languages, with what to write instead (language reference 13.13, N010). A program that declares such a
 * word may use it.
 */
public final class ForeignWords {

    /**
     * What to write instead of a word.
     *
     * @param remedy      the end of a sentence that begins with the word
     * @param replacement what a quick fix writes in its place, null if more has to change
     */
    public record Remedy(String remedy, @Nullable String replacement) {}

    private static final Remedy WAIT = new Remedy("waits in other languages; a rest is written as its length, for example /4 or ./4", null);
    private static final Remedy PLAY = new Remedy("is not needed: a note or a preset plays where it stands, for example C4 /4 or piano(60)",
            null);
    private static final Remedy PRINT = new Remedy("prints in other languages; write song.name = value, and the event list shows it", null);
    private static final Remedy FUNCTION = new Remedy(
            "is written function here: function name(x) { return x + 1 } for a value, track name(x) { … } for something that sounds",
            "function");
    private static final Remedy AT_EVERY_NOTE = new Remedy("is not needed for notes: the file itself runs at every note; handlers are "
            + "on cc(1) { … }, on pitchBend { … } and on noteOff { … }", null);
    private static final Remedy LOOP = new Remedy("is no loop here; write while (midi.gate) { … } or for i in 0..4 { … }", null);

    private static final Map<String, Remedy> WORDS = Map.ofEntries(Map.entry("var", new Remedy("is written let here", "let")),
            Map.entry("local", new Remedy("is written let here", "let")), Map.entry("def", FUNCTION), Map.entry("fn", FUNCTION),
            Map.entry("func", FUNCTION), Map.entry("define", FUNCTION), Map.entry("lambda", FUNCTION), Map.entry("sleep", WAIT),
            Map.entry("wait", WAIT), Map.entry("rest", WAIT), Map.entry("pause", WAIT), Map.entry("delay", WAIT),
            Map.entry("setTimeout", WAIT), Map.entry("play", PLAY), Map.entry("play_note", PLAY), Map.entry("playNote", PLAY),
            Map.entry("sample", PLAY), Map.entry("synth", PLAY), Map.entry("noteOn", PLAY), Map.entry("print", PRINT),
            Map.entry("println", PRINT), Map.entry("console", PRINT), Map.entry("message", PRINT), Map.entry("puts", PRINT),
            Map.entry("on", AT_EVERY_NOTE), Map.entry("and", new Remedy("is written && here", "&&")),
            Map.entry("or", new Remedy("is written || here", "||")), Map.entry("not", new Remedy("is written ! here, as in !x", null)),
            Map.entry("of", new Remedy("is written in here: for x in list", "in")),
            Map.entry("elif", new Remedy("is written else if here", "else if")),
            Map.entry("elsif", new Remedy("is written else if here", "else if")),
            Map.entry("elseif", new Remedy("is written else if here", "else if")),
            Map.entry("nil", new Remedy("is written undefined here", "undefined")),
            Map.entry("None", new Remedy("is written undefined here", "undefined")),
            Map.entry("True", new Remedy("is written true here", "true")), Map.entry("False", new Remedy("is written false here", "false")),
            Map.entry("loop", LOOP), Map.entry("live_loop", LOOP), Map.entry("repeat", LOOP), Map.entry("until", LOOP),
            Map.entry("do", new Remedy("is not needed: a block stands in braces, as in while (midi.gate) { … }", null)),
            Map.entry("end", new Remedy("ends a block in other languages; here a block ends with }", null)),
            Map.entry("begin", new Remedy("begins a block in other languages; here a block begins with {", null)),
            Map.entry("then", new Remedy("is not needed: if (condition) { … }", null)),
            Map.entry("declare", new Remedy("declares a variable in other languages; write let name = value", null)),
            Map.entry("int", new Remedy("is a type in other languages; write let name = value", "let")),
            Map.entry("float", new Remedy("is a type in other languages; write let name = value", "let")),
            Map.entry("new", new Remedy("is not needed: write Oscillator({type: 'square'}) without it", null)),
            Map.entry("import", new Remedy("is not part of this language; write what is needed in this file", null)),
            Map.entry("require", new Remedy("is not part of this language; write what is needed in this file", null)),
            Map.entry("class", new Remedy("is not part of this language; an object is written {note: 60, gain: 1}", null)),
            Map.entry("switch", new Remedy("is not part of this language; write if … else if … else", null)),
            Map.entry("case", new Remedy("is not part of this language; write if … else if … else", null)),
            Map.entry("select", new Remedy("is not part of this language; write if … else if … else", null)),
            Map.entry("break", new Remedy("is not part of this language; put what ends the loop into its condition", null)),
            Map.entry("continue", new Remedy("is not part of this language; put the rest of the body into an if", null)),
            Map.entry("Math", new Remedy("is not needed: write floor(x), abs(x), random() and the like without it", null)));

    private ForeignWords() {}

    /** What to write instead of a word, null if it is none of another language. */
    public static @Nullable Remedy remedy(String word) {
        return WORDS.get(word);
    }
}
