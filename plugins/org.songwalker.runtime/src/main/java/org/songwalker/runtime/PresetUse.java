// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

/**
 * One place in a program that names a preset; as a value, the preset itself. Identity counts: each {@code loadPreset} is its own handle.
 *
 * @param index  position in {@link Program#presets()}
 * @param name   the source name of the handle: the constant it is bound to, else the preset's text; preset properties live under it
 * @param source what to load
 * @param place  the naming expression; line 0 for the default instrument
 */
public record PresetUse(int index, String name, PresetSource source, SourcePlace place) {

    /** 1-based line of the naming expression; 0 for the default instrument. */
    public int line() {
        return place.line();
    }

    /** 1-based column in UTF-16 units. */
    public int column() {
        return place.column();
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
