// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.songwalker.runtime.Numbers;

/** A value that a program has written, as data. */
public sealed interface TraceValue {

    /** As a line of the log shows it. */
    default String text() {
        return switch (this) {
            case Num number -> Numbers.text(number.value());
            case Bool bool -> Boolean.toString(bool.value());
            case Text text -> text.value();
            case Undefined undefined -> "undefined";
            case Voice voice -> "a voice";
            case SongState song -> "song";
            case Preset preset -> preset.name();
            case Array array -> array.elements().stream().map(TraceValue::text).collect(Collectors.joining(", ", "[", "]"));
            case Obj object -> {
                List<String> entries = new ArrayList<>();
                for (int i = 0; i < object.keys().size(); i++) {
                    entries.add(object.keys().get(i) + ": " + object.values().get(i).text());
                }
                yield "{" + String.join(", ", entries) + "}";
            }
        };
    }

    record Num(double value) implements TraceValue {}

    record Bool(boolean value) implements TraceValue {}

    record Text(String value) implements TraceValue {}

    /** Undefined or null. */
    record Undefined() implements TraceValue {}

    record Voice() implements TraceValue {}

    /** The bare name {@code song}. */
    record SongState() implements TraceValue {}

    record Preset(String name) implements TraceValue {}

    record Array(List<TraceValue> elements) implements TraceValue {
        public Array {
            elements = List.copyOf(elements);
        }
    }

    /** Keys and values have the same length. */
    record Obj(List<String> keys, List<TraceValue> values) implements TraceValue {
        public Obj {
            keys = List.copyOf(keys);
            values = List.copyOf(values);
        }
    }
}
