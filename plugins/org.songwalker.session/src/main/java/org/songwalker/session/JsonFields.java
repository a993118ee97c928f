// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of one JSON object of a session file, read with their types, ranges and defaults. */
final class JsonFields {
    private final String file;
    private final String path;
    private final @Nullable JsonNode node;

    JsonFields(String file, String path, @Nullable JsonNode node) throws OutsideException {
        this.file = file;
        this.path = path;
        this.node = node;
        if (node != null && !node.isObject()) {
            throw new OutsideException(file + ": " + (path.isEmpty() ? "the file" : path) + " is no JSON object.");
        }
    }

    OutsideException expected(String name, String what) {
        JsonNode value = node(name);
        return new OutsideException(file + ": " + at(name) + ": expected " + what + (value == null ? ", but it is missing." : ", found "
                + value + "."));
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    @Nullable JsonNode node(String name) {
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
        if (!value.isNumber() || !(value.doubleValue() >= low && value.doubleValue() <= high)) {
            throw expected(name, "a number from " + org.songwalker.runtime.Numbers.text(low) + " to "
                    + org.songwalker.runtime.Numbers.text(high));
        }
        return value.doubleValue();
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

    @Nullable String optionalText(String name) throws OutsideException {
        JsonNode value = node(name);
        if (value != null && !value.isString()) {
            throw expected(name, "a text");
        }
        return value == null ? null : value.stringValue();
    }

    /** The object of a name; one without fields where it is missing. */
    JsonFields object(String name) throws OutsideException {
        return new JsonFields(file, at(name), node(name));
    }

    /** The objects of a list; none where it is missing. */
    List<JsonFields> list(String name) throws OutsideException {
        JsonNode value = node(name);
        List<JsonFields> items = new ArrayList<>();
        if (value != null && !value.isArray()) {
            throw expected(name, "a list");
        }
        for (int i = 0; value != null && i < value.size(); i++) {
            items.add(new JsonFields(file, at(name) + "[" + i + "]", value.get(i)));
        }
        return items;
    }
}
