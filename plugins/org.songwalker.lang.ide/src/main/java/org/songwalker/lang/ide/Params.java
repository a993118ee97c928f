// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/** The parameters of a message, or an object inside them, read by name. What is missing or of the wrong kind is a {@link Refusal}. */
final class Params {
    private final String path;
    private final JsonElement value;

    private Params(String path, JsonElement value) {
        this.path = path;
        this.value = value;
    }

    static Params of(@Nullable JsonElement value) {
        return new Params("params", value == null ? JsonNull.INSTANCE : value);
    }

    private static Refusal refusal(String path, String kind) {
        return new Refusal(ResponseErrorCode.InvalidParams.getValue(), path + " has to be " + kind + ".");
    }

    /** What stands under a name, which may be null or missing. */
    Params maybe(String name) {
        JsonElement found = value instanceof JsonObject object ? object.get(name) : null;
        return new Params(path + "." + name, found == null ? JsonNull.INSTANCE : found);
    }

    boolean given() {
        return !(value instanceof JsonNull);
    }

    /** What stands under a name. */
    Params get(String name) {
        if (!(value instanceof JsonObject)) {
            throw refusal(path, "an object");
        }
        return maybe(name);
    }

    JsonElement json() {
        return value;
    }

    /** This value as text. */
    String text() {
        if (value instanceof JsonPrimitive primitive && primitive.isString()) {
            return primitive.getAsString();
        }
        throw refusal(path, "a string");
    }

    /** True if this value is {@code true}. */
    boolean yes() {
        return value instanceof JsonPrimitive primitive && primitive.isBoolean() && primitive.getAsBoolean();
    }

    /** This value as a whole number; what is beyond the range of an int becomes the end of that range. */
    int integer() {
        if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
            double number = primitive.getAsDouble();
            if (number == Math.rint(number)) {
                return (int) number;
            }
        }
        throw refusal(path, "a whole number");
    }

    /** This value as a whole number; null if there is none. */
    @Nullable
    Integer maybeInteger() {
        return given() ? integer() : null;
    }

    /** The elements of this list. */
    List<Params> list() {
        if (!(value instanceof JsonArray array)) {
            throw refusal(path, "a list");
        }
        List<Params> elements = new ArrayList<>();
        for (JsonElement element : array) {
            elements.add(new Params(path + "[" + elements.size() + "]", element));
        }
        return elements;
    }

    Position position() {
        return new Position(get("line").integer(), get("character").integer());
    }

    Range range() {
        return new Range(get("start").position(), get("end").position());
    }
}
