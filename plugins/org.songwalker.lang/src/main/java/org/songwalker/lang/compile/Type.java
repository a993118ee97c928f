// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import org.songwalker.runtime.words.Meaning;
import org.songwalker.runtime.words.ValueType;
import org.songwalker.runtime.words.Word;

/** What the compiler knows about a value's type. Errors are reported only if it is sure. */
enum Type {
    NUMBER("a number"), BOOLEAN("true or false"), STRING("a string"), ARRAY("an array"), LIST("a list"), OBJECT("an object"),
    PRESET("a preset"), EFFECT("an effect"), VOICE("a voice"), SONG("song"), UNDEFINED("undefined"), REGEX("a regular expression"),
    UNKNOWN("a value");

    private final String text;

    Type(String text) {
        this.text = text;
    }

    /** With its article, for messages. */
    String text() {
        return text;
    }

    /** True if arithmetic may take it. */
    boolean maybeNumber() {
        return this == NUMBER || this == BOOLEAN || this == UNDEFINED || this == UNKNOWN;
    }

    /** True if it surely has no elements. */
    boolean notAnArray() {
        return this != ARRAY && this != LIST && this != UNKNOWN;
    }

    boolean maybePreset() {
        return this == PRESET || this == UNKNOWN;
    }

    /** True if a statement may play it. */
    boolean maybePlayable() {
        return this == NUMBER || this == PRESET || this == ARRAY || this == LIST || this == UNDEFINED || this == UNKNOWN;
    }

    /** The type of a word that is read or called; unknown if the result can be undefined. */
    static Type of(Word word) {
        return switch (word.meaning()) {
            case Meaning.Value value -> value.maybeUndefined() ? UNKNOWN : of(value.type());
            case Meaning.Call call -> call.maybeUndefined() ? UNKNOWN : of(call.gives());
            case Meaning.Plain plain -> UNKNOWN;
        };
    }

    private static Type of(ValueType type) {
        return switch (type) {
            case NUMBER -> NUMBER;
            case BOOLEAN -> BOOLEAN;
            case TEXT -> STRING;
            case ARRAY -> ARRAY;
            case LIST -> LIST;
            case OBJECT -> OBJECT;
            case PRESET -> PRESET;
            case VOICE -> VOICE;
            case NOTHING -> UNDEFINED;
            case INDEXED, ANY -> UNKNOWN;
        };
    }

    static Type join(Type a, Type b) {
        return a == b ? a : UNKNOWN;
    }
}
