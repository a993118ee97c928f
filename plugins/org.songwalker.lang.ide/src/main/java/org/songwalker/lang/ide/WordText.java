// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.songwalker.runtime.Numbers;
import org.songwalker.runtime.words.Meaning;
import org.songwalker.runtime.words.Parameter;
import org.songwalker.runtime.words.Place;
import org.songwalker.runtime.words.Range;
import org.songwalker.runtime.words.ValueType;
import org.songwalker.runtime.words.Word;

/** The table of words as people read it. Stateless; any thread. */
public final class WordText {
    private WordText() {}

    /** In a few words what a word is: {@code number 0 to 127, MIDI note number}, {@code (note[, beats])}, {@code keyword}. */
    public static String detail(Word word, Place place) {
        return switch (word.meaning()) {
            case Meaning.Plain plain -> place.description();
            case Meaning.Value value -> value(value);
            case Meaning.Call call -> call(call);
        };
    }

    private static String value(Meaning.Value value) {
        if (!value.choices().isEmpty()) {
            String choices = value.choices().stream().map(choice -> "'" + choice.text() + "'").collect(Collectors.joining(", "));
            return value.type() == ValueType.TEXT ? choices : value.type().text() + ", " + choices;
        }
        String range = range(value.range());
        return value.type().text() + (range.isEmpty() ? "" : " " + range) + (value.unit().isEmpty() ? "" : ", " + value.unit());
    }

    private static String range(Range range) {
        boolean low = Double.isFinite(range.low());
        boolean high = Double.isFinite(range.high());
        if (low && high) {
            return Numbers.text(range.low()) + " to " + Numbers.text(range.high());
        }
        return low ? "from " + Numbers.text(range.low()) : high ? "up to " + Numbers.text(range.high()) : "";
    }

    private static String call(Meaning.Call call) {
        List<String> needed = new ArrayList<>();
        List<String> optional = new ArrayList<>();
        for (Parameter parameter : call.parameters()) {
            (parameter.optional() ? optional : needed).add(parameter.name());
        }
        String rest = optional.isEmpty() ? "" : "[" + (needed.isEmpty() ? "" : ", ") + String.join(", ", optional) + "]";
        return "(" + String.join(", ", needed) + rest + (call.repeats() ? ", …" : "") + ")";
    }

    /** What a word does, with an example, as plain text. */
    public static String documentation(Word word) {
        return word.summary() + "\n\n" + word.example();
    }
}
