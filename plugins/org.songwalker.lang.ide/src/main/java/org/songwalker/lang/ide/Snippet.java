// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

/** Whole statements to fill in; the bar in each is where the caret goes. */
enum Snippet {
    COUNT("for i in 0..4 { }", "for i in 0..4 {\n    |\n}", false, "Repeats something four times, with the number of the turn in i."),
    EACH("for note in [ ] { }", "for note in [|] {\n    note /8\n}", false, "Plays the notes of an array one after the other."),
    HELD("while (midi.gate) { }", "while (midi.gate) {\n    |\n}", false,
            "Repeats something as long as the key is held; each turn needs a step, for example /8."),
    CONDITION("if ( ) { }", "if (|) {\n    \n}", false, "Does something if a condition holds."),
    CHOICE("if ( ) { } else { }", "if (|) {\n    \n} else {\n    \n}", false, "Does one thing if a condition holds, and another if not."),
    PART("track part() { }", "track part() {\n    |\n}", true, "Defines a part, which is played by its name: part()."),
    CALCULATION("function value(x) { }", "function value(x) {\n    return |\n}", true, "Defines a calculation, which is used by its name."),
    WHEEL("on cc(1) { }", "on cc(1) {\n    |\n}", true, "Does something at every move of the modulation wheel."),
    RELEASE("on noteOff { }", "on noteOff {\n    |\n}", true, "Does something when the key of a firing is released.");

    private static final char CARET = '|';

    private final String label;
    private final String marked;
    private final boolean top;
    private final String summary;

    Snippet(String label, String marked, boolean top, String summary) {
        this.label = label;
        this.marked = marked;
        this.top = top;
        this.summary = summary;
    }

    /** Its name in a list, which begins with the word that is typed for it. */
    String label() {
        return label;
    }

    /** True if it can stand only outside all braces. */
    boolean top() {
        return top;
    }

    /** One sentence, and its text. */
    String summary() {
        return summary + "\n\n" + text("");
    }

    /** Its text for a line with this indentation. */
    String text(String indentation) {
        return indented(indentation).replace(Character.toString(CARET), "");
    }

    /** Where in that text the caret goes. */
    int caret(String indentation) {
        return indented(indentation).indexOf(CARET);
    }

    private String indented(String indentation) {
        return marked.replace("\n", "\n" + indentation);
    }
}
