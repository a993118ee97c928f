// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

/**
 * One argument that a function, method or maker takes.
 *
 * @param name     its name in signatures
 * @param type     what it has to be
 * @param optional true if it can be left out; optional arguments come last and are given together or not at all
 * @param summary  what is expected, with its article, for messages: {@code an array of semitones}
 */
public record Parameter(String name, ValueType type, boolean optional, String summary) {

    static Parameter number(String name, String summary) {
        return new Parameter(name, ValueType.NUMBER, false, summary);
    }

    static Parameter array(String name, String summary) {
        return of(name, ValueType.ARRAY, summary);
    }

    static Parameter of(String name, ValueType type, String summary) {
        return new Parameter(name, type, false, summary);
    }

    Parameter orNone() {
        return new Parameter(name, type, true, summary);
    }
}
