// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

import java.util.Arrays;

/** Words of the grammar; those of handlers are {@link Handler}. */
public enum Keyword implements Named {
    USE(Use.FILE, "use", "Makes the tracks, functions and constants of another file known; stands at the top.",
            "use \"lib/drums.sw\"\nbeat()"),
    AS(Use.FILE, "as", "Gives a file that is used a name, with which its names are written.",
            "use \"lib/drums.sw\" as drums\ndrums.beat()"),
    CONST(Use.STATEMENT, "const", "Declares a name whose value stays.", "const root = C3\nroot /4"),
    LET(Use.STATEMENT, "let", "Declares a name whose value changes.", "let level = 0.5\nlevel += 0.1\nC4 *level"),
    TRACK(Use.STATEMENT, "track", "Defines a part with parameters, which is called by its name.", "track intro() { C4 E4 G4 }\nintro()"),
    FUNCTION(Use.STATEMENT, "function", "Defines a calculation with parameters, which is called by its name and gives a value.",
            "function third(note) { return note + 4 }\n[C4, third(C4)] /4"),
    RETURN(Use.STATEMENT, "return", "Ends a function with a value, or a track.",
            "function louder(v) { return min(1, v * 1.5) }\nC4 *(louder(midi.velocity))"),
    IF(Use.STATEMENT, "if", "Runs a statement if a condition holds.", "if (midi.velocity > 0.5) { C4 }"),
    ELSE(Use.STATEMENT, "else", "Runs a statement if the condition before it does not hold.",
            "if (midi.velocity > 0.5) { C4 } else { E4 }"),
    FOR(Use.STATEMENT, "for", "Repeats over a range, over an array, or with a counter.", "for i in 0..4 { C4 /8 }"),
    WHILE(Use.STATEMENT, "while", "Repeats as long as a condition holds.", "while (midi.gate) { C4 /8 }"),
    IN(Use.LOOP, "in", "Stands between the variable of a loop and what it runs over.", "for i in 0..4 { C4 /8 }"),
    TRUE(Use.VALUE, "true", "Truth; counts as 1.", "song.played = true"),
    FALSE(Use.VALUE, "false", "Untruth; counts as 0.", "song.played = false"),
    UNDEFINED(Use.VALUE, "undefined", "No value.", "song.last = undefined"),
    NULL(Use.VALUE, "null", "The same as undefined.", "song.last = null");

    /** Where a keyword can stand. */
    public enum Use {
        /** At the top of a file; elsewhere a name. */
        FILE,
        /** At the start of a statement. */
        STATEMENT,
        /** After the variable of a loop. */
        LOOP,
        /** As a value. */
        VALUE
    }

    private final Use use;
    private final Word word;

    Keyword(Use use, String text, String summary, String example) {
        this.use = use;
        word = Word.of(text, summary, example);
    }

    @Override
    public Word word() {
        return word;
    }

    public Use use() {
        return use;
    }

    /** The keywords of a use. */
    public static Keyword[] of(Use use) {
        return Arrays.stream(values()).filter(keyword -> keyword.use == use).toArray(Keyword[]::new);
    }
}
