// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

/** What the compiler knows of a value. Only sure knowledge is used for errors. */
enum Type {
    NUMBER("a number"), BOOLEAN("true or false"), STRING("a string"), ARRAY("an array"), OBJECT("an object"), PRESET("a preset"),
    EFFECT("an effect"), VOICE("a voice"), SONG("song"), UNDEFINED("undefined"), REGEX("a regular expression"), UNKNOWN("a value");

    private final String text;

    Type(String text) {
        this.text = text;
    }

    /** With its article, for messages. */
    String text() {
        return text;
    }

    /** Whether arithmetic may take it. */
    boolean maybeNumber() {
        return this == NUMBER || this == BOOLEAN || this == UNDEFINED || this == UNKNOWN;
    }

    boolean maybePreset() {
        return this == PRESET || this == UNKNOWN;
    }

    /** Whether it may stand in sounding position. */
    boolean maybePlayable() {
        return this == NUMBER || this == PRESET || this == ARRAY || this == UNDEFINED || this == UNKNOWN;
    }

    static Type join(Type a, Type b) {
        return a == b ? a : UNKNOWN;
    }
}
