// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.trace;

import java.util.List;

/** A value that a program has written, as data. */
public sealed interface TraceValue {

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
