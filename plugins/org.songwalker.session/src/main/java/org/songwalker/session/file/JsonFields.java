// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songwalker.runtime.Numbers;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one JSON object of a session file, read with their types, ranges and defaults. A field that has not been asked for when all
 * is read is unknown and refused ({@link #refuseOthers}).
 */
final class JsonFields {
    private static final int LONGEST_SHOWN = 80;
    private final JsonPlaces places;
    private final String path;
    private final @Nullable JsonNode node;
    private final Set<String> asked = new LinkedHashSet<>();

    JsonFields(JsonPlaces places, String path, @Nullable JsonNode node) throws OutsideException {
        this.places = places;
        this.path = path;
        this.node = node;
        if (node != null && !node.isObject()) {
            throw new OutsideException(
                    path.isEmpty() ? places.of(path) + "this is no session; restore the file from a copy, or write the " + "session again."
                            : places.of(path) + path + ": expected an object, found " + shown(node) + "; correct it.");
        }
    }

    /** Refuses keys that were not read, because a misspelt key would be ignored silently. */
    void refuseOthers() throws OutsideException {
        for (String name : names()) {
            if (!asked.contains(name)) {
                throw new OutsideException(places.of(at(name)) + at(name) + ": unknown key; expected one of " + String.join(", ", asked)
                        + ". Correct it, or take it out.");
            }
        }
    }

    /** A complaint about a field that is well-formed but not acceptable. */
    OutsideException wrong(String name, String what) {
        return new OutsideException(places.of(at(name)) + at(name) + ": " + what);
    }

    OutsideException expected(String name, String what) {
        JsonNode value = node(name);
        return new OutsideException(places.of(at(name)) + at(name) + ": expected " + what
                + (value == null ? ", but it is missing; add it." : ", found " + shown(value) + "; correct it."));
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    @Nullable
    JsonNode node(String name) {
        asked.add(name);
        JsonNode value = node == null ? null : node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    List<String> names() {
        return node == null ? List.of() : List.copyOf(node.propertyNames());
    }

    double number(String name, double otherwise, double low, double high) throws OutsideException {
        JsonNode value = node(name);
        if (value == null) {
            return otherwise;
        }
        double found = value.isNumber() ? value.doubleValue(Double.NaN) : Double.NaN; // an integer beyond all doubles has none
        if (!(found >= low && found <= high)) {
            throw expected(name, "a number from " + Numbers.text(low) + " to " + Numbers.text(high));
        }
        return found;
    }

    long whole(String name, long otherwise, double low, double high) throws OutsideException {
        double found = number(name, otherwise, low, high);
        if (found != Math.rint(found)) {
            throw expected(name, "a whole number from " + Numbers.text(low) + " to " + Numbers.text(high));
        }
        return (long) found;
    }

    /** A number, or null if it is missing. */
    @Nullable
    Double optionalNumber(String name, double low, double high) throws OutsideException {
        return node(name) == null ? null : Double.valueOf(number(name, 0, low, high));
    }

    /** A list of numbers, or null if it is missing. */
    @Nullable
    List<Double> numbers(String name, double low, double high) throws OutsideException {
        JsonNode list = node(name);
        if (list == null) {
            return null;
        }
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; list.isArray() && i < list.size(); i++) {
            double value = list.get(i).isNumber() ? list.get(i).doubleValue(Double.NaN) : Double.NaN;
            if (!(value >= low && value <= high)) {
                throw new OutsideException(places.of(at(name) + "[" + i + "]") + at(name) + "[" + i + "]: expected a number from "
                        + Numbers.text(low) + " to " + Numbers.text(high) + ", found " + shown(list.get(i)) + "; correct it.");
            }
            numbers.add(value);
        }
        if (!list.isArray()) {
            throw expected(name, "a list of numbers");
        }
        return numbers;
    }

    /** One of some words, or null if it is missing. */
    <E extends Enum<E>> @Nullable E optionalWord(String name, Class<E> kind) throws OutsideException {
        String text = optionalText(name);
        if (text == null) {
            return null;
        }
        for (E value : kind.getEnumConstants()) {
            if (value.name().equalsIgnoreCase(text)) {
                return value;
            }
        }
        throw expected(name,
                Arrays.stream(kind.getEnumConstants())
                        .map(value -> value.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ")));
    }

    boolean truth(String name, boolean otherwise) throws OutsideException {
        JsonNode value = node(name);
        if (value != null && !value.isBoolean()) {
            throw expected(name, "true or false");
        }
        return value == null ? otherwise : value.booleanValue();
    }

    String text(String name, String otherwise) throws OutsideException {
        String text = optionalText(name);
        return text == null ? otherwise : text;
    }

    @Nullable
    String optionalText(String name) throws OutsideException {
        JsonNode value = node(name);
        if (value != null && !value.isString()) {
            throw expected(name, "a text");
        }
        return value == null ? null : value.stringValue();
    }

    /** The object of a name; one without fields if it is missing. */
    JsonFields object(String name) throws OutsideException {
        return new JsonFields(places, at(name), node(name));
    }

    /** The objects of a list; none if it is missing. */
    List<JsonFields> list(String name) throws OutsideException {
        JsonNode value = node(name);
        List<JsonFields> items = new ArrayList<>();
        if (value != null && !value.isArray()) {
            throw expected(name, "a list");
        }
        for (int i = 0; value != null && i < value.size(); i++) {
            items.add(new JsonFields(places, at(name) + "[" + i + "]", value.get(i)));
        }
        return items;
    }
}
