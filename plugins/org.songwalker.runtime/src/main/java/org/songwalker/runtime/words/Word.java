// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

import java.util.List;
import java.util.stream.Stream;

/**
 * One word as programs write it.
 *
 * @param text    how it is written
 * @param aliases other spellings that mean the same
 * @param meaning what it stands for
 * @param summary one sentence for a user, without the unit and the range, which {@code meaning} has
 * @param example a short program that uses it and compiles without a complaint
 */
public record Word(String text, List<String> aliases, Meaning meaning, String summary, String example) {
    public Word {
        aliases = List.copyOf(aliases);
        if (text.isBlank() || summary.isBlank() || example.isBlank()) {
            throw new IllegalArgumentException("a word needs a text, a summary and an example: '" + text + "'");
        }
    }

    static Word of(String text, Meaning meaning, String summary, String example) {
        return new Word(text, List.of(), meaning, summary, example);
    }

    /** A word that names nothing but itself: a keyword, a choice, a drum. */
    static Word of(String text, String summary, String example) {
        return of(text, new Meaning.Plain(), summary, example);
    }

    Word alias(String other) {
        return new Word(text, List.of(other), meaning, summary, example);
    }

    /** Every spelling, the usual one first. */
    public List<String> texts() {
        return Stream.concat(Stream.of(text), aliases.stream()).toList();
    }

    /** True if this is one of its spellings. */
    public boolean written(String spelling) {
        return text.equals(spelling) || aliases.contains(spelling);
    }

    /** What it holds; only of words that are read or set. */
    public Meaning.Value value() {
        return (Meaning.Value) meaning;
    }

    /** What it takes and gives; only of words that are called. */
    public Meaning.Call call() {
        return (Meaning.Call) meaning;
    }
}
