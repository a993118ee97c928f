// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.index;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.PresetException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON value with its place, so that every complaint can name file and field. */
public final class JsonField {
    /** The deepest nesting: enough for any composite, safe for any stack. */
    private static final int DEEPEST = 100;
    private static final int LONGEST_SHOWN = 40;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxStringLength(LibrarySource.LARGEST_JSON).build())
            .build()).build();

    private final String file;
    private final String path;
    private final JsonNode node;

    private JsonField(String file, String path, JsonNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    /** The object a whole file holds. */
    public static JsonField parse(String file, byte[] json) throws PresetException {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JacksonException e) {
            if (startsWithTag(json)) { // what a server sends instead of a file that it does not have
                throw new PresetException(PresetException.Reason.MALFORMED, file, "", "it is a web page, not JSON", e);
            }
            String at = e.getLocation() == null || e.getLocation().getLineNr() < 0 ? ""
                    : "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr() + ": ";
            throw new PresetException(PresetException.Reason.MALFORMED, file, "", at + "not valid JSON: " + problem(e), e);
        }
        JsonField field = new JsonField(file, "", root);
        if (root.isMissingNode()) {
            throw field.malformed("the file is empty");
        }
        if (!root.isObject()) {
            throw field.expected("an object");
        }
        return field;
    }

    private static boolean startsWithTag(byte[] text) {
        for (byte b : text) {
            if (!Character.isWhitespace(b)) {
                return b == '<';
            }
        }
        return false;
    }

    /** What the parser found, without the names of its classes that it adds. */
    private static String problem(JacksonException e) {
        return switch (e) {
            case StreamConstraintsException large -> "nested deeper than " + DEEPEST + ", or a text or number that is too long";
            case DatabindException more -> "something follows after its end";
            default -> e.getOriginalMessage().replaceFirst("(?s)\\s*(\\(start marker|\\[|\\(for |`|: maximum).*", "");
        };
    }

    public String file() {
        return file;
    }

    public String path() {
        return path;
    }

    /** The member of that name, or null if it is absent or null. */
    public @Nullable JsonField find(String name) {
        JsonNode child = node.get(name);
        return child == null || child.isNull() ? null : new JsonField(file, path.isEmpty() ? name : path + "." + name, child);
    }

    /** The first of several spellings that is present. */
    public @Nullable JsonField findAny(String... names) {
        for (String name : names) {
            JsonField field = find(name);
            if (field != null) {
                return field;
            }
        }
        return null;
    }

    /** The member of that name; its absence is an error. */
    public JsonField need(String name) throws PresetException {
        JsonField field = find(name);
        if (field == null) {
            throw new PresetException(PresetException.Reason.MALFORMED, file, path.isEmpty() ? name : path + "." + name, "missing");
        }
        return field;
    }

    /** An object without members in the same place. */
    public JsonField without() {
        return new JsonField(file, path, MAPPER.createObjectNode());
    }

    public JsonField object() throws PresetException {
        if (!node.isObject()) {
            throw expected("an object");
        }
        return this;
    }

    public List<JsonField> items() throws PresetException {
        if (!node.isArray()) {
            throw expected("a list");
        }
        List<JsonField> items = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            items.add(new JsonField(file, path + "[" + i + "]", node.get(i)));
        }
        return items;
    }

    public String text() throws PresetException {
        if (!node.isString()) {
            throw expected("a text");
        }
        return node.stringValue();
    }

    public boolean flag() throws PresetException {
        if (!node.isBoolean()) {
            throw expected("true or false");
        }
        return node.booleanValue();
    }

    public double number(double low, double high) throws PresetException {
        double value = node.isNumber() ? node.doubleValue(Double.NaN) : Double.NaN;
        if (!(value >= low && value <= high)) {
            throw expected(shown(low) + " to " + shown(high));
        }
        return value;
    }

    public int integer(int low, int high) throws PresetException {
        double value = number(low, high);
        if (value != Math.rint(value)) {
            throw expected("a whole number from " + low + " to " + high);
        }
        return (int) value;
    }

    public double number(String name, double otherwise, double low, double high) throws PresetException {
        JsonField field = find(name);
        return field == null ? otherwise : field.number(low, high);
    }

    public String text(String name, String otherwise) throws PresetException {
        JsonField field = find(name);
        return field == null ? otherwise : field.text();
    }

    public List<String> texts(String name) throws PresetException {
        JsonField field = find(name);
        List<String> texts = new ArrayList<>();
        if (field != null) {
            for (JsonField item : field.items()) {
                texts.add(item.text());
            }
        }
        return List.copyOf(texts);
    }

    public PresetException expected(String what) {
        return malformed("expected " + what + ", found " + found());
    }

    public PresetException malformed(String problem) {
        return new PresetException(PresetException.Reason.MALFORMED, file, path, problem);
    }

    public PresetException unsupported(String problem) {
        return new PresetException(PresetException.Reason.UNSUPPORTED, file, path, problem);
    }

    private String found() {
        if (node.isObject()) {
            return "an object";
        }
        if (node.isArray()) {
            return "a list";
        }
        String text = node.toString();
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    private static String shown(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }
}
