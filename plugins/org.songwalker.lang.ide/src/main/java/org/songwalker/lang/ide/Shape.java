// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songwalker.runtime.words.Place;
import org.songwalker.runtime.words.SystemObject;
import org.songwalker.runtime.words.ValueType;

/**
 * What a value is and what may follow its dot, as far as the text of a program shows it.
 *
 * @param type    in a word or two, for people
 * @param members the places whose words are its members
 * @param keys    members that the program itself gives it, with their shapes; null for a shape that the text does not show
 * @param element the shape of its elements, null if it has none or the text does not show it
 */
record Shape(String type, List<Place> members, Map<String, @Nullable Shape> keys, @Nullable Shape element) {
    static final Shape NUMBER = plain(ValueType.NUMBER.text());
    static final Shape NOTE = plain("note");
    static final Shape TEXT = plain(ValueType.TEXT.text());
    static final Shape BOOLEAN = plain(ValueType.BOOLEAN.text());
    static final Shape PRESET = of(ValueType.PRESET, Place.PRESET);
    static final Shape VOICE = of(ValueType.VOICE, Place.VOICE);

    private static Shape plain(String type) {
        return new Shape(type, List.of(), Map.of(), null);
    }

    private static Shape of(ValueType type, Place members) {
        return new Shape(type.text(), List.of(members), Map.of(), null);
    }

    static Shape array(@Nullable Shape element) {
        return new Shape(named(ValueType.ARRAY, element), List.of(Place.ARRAY), Map.of(), element);
    }

    static Shape list(@Nullable Shape element) {
        return new Shape(named(ValueType.LIST, element), List.of(Place.ARRAY, Place.LIST), Map.of(), element);
    }

    private static String named(ValueType type, @Nullable Shape element) {
        return element == null ? type.text() : type.text() + " of " + element.type() + "s";
    }

    static Shape object(Map<String, @Nullable Shape> keys) {
        return new Shape(ValueType.OBJECT.text(), List.of(), keys, null);
    }

    static Shape of(SystemObject object, Map<String, @Nullable Shape> keys) {
        return new Shape(object.text(), List.of(object.members()), keys, null);
    }

    /** What a word of the table holds or gives; null if that can be anything. */
    static @Nullable Shape of(ValueType type, @Nullable Shape element) {
        return switch (type) {
            case NUMBER -> NUMBER;
            case BOOLEAN -> BOOLEAN;
            case TEXT -> TEXT;
            case ARRAY -> array(element);
            case LIST -> list(element);
            case PRESET -> PRESET;
            case VOICE -> VOICE;
            case INDEXED -> new Shape(type.text(), List.of(), Map.of(), NUMBER);
            case OBJECT, ANY, NOTHING -> null;
        };
    }
}
