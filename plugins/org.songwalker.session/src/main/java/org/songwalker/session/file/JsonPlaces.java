// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.file;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/** The positions of the fields of a JSON text, by their paths ({@code slots[0].sends[1].bus}). Immutable. */
final class JsonPlaces {
    private final String file;
    private final Map<String, String> places = new HashMap<>();

    /** An object or list that is open: its path, the names of an object so far, and in a list the number of the next element. */
    private static final class Open {
        final String path;
        final boolean list;
        final Set<String> names = new HashSet<>();
        int next;

        Open(String path, boolean list) {
            this.path = path;
            this.list = list;
        }
    }

    /**
     * @param text well-formed JSON
     * @throws OutsideException if an object has two fields of one name: one of them would be lost with the next save
     */
    JsonPlaces(String file, String text) throws OutsideException {
        this.file = file;
        try (JsonParser parser = JsonMapper.shared().createParser(text)) {
            Deque<Open> open = new ArrayDeque<>();
            String path = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    Open object = open.element();
                    String place = text(parser.currentTokenLocation());
                    path = object.path.isEmpty() ? parser.currentName() : object.path + "." + parser.currentName();
                    if (!object.names.add(parser.currentName())) {
                        throw new OutsideException(file + ":" + place + ": '" + path + "' stands here a second time (first at "
                                + places.get(path) + "); delete one of the two.");
                    }
                    places.put(path, place);
                    continue;
                }
                if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                    open.pop();
                    continue;
                }
                Open around = open.peek();
                if (around != null && around.list) {
                    path = around.path + "[" + around.next++ + "]";
                    places.put(path, text(parser.currentTokenLocation()));
                }
                if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                    open.push(new Open(path, token == JsonToken.START_ARRAY));
                }
            }
        }
    }

    private static String text(TokenStreamLocation at) {
        return at.getLineNr() + ":" + at.getColumnNr();
    }

    /** The start of a complaint about a path: {@code file:line:column: } of the field, or of the nearest enclosing field that is there. */
    String of(String path) {
        String at = path;
        while (!at.isEmpty() && !places.containsKey(at)) {
            int end = Math.max(at.lastIndexOf('.'), at.lastIndexOf('['));
            at = end < 0 ? "" : at.substring(0, end);
        }
        return file + (at.isEmpty() ? "" : ":" + places.get(at)) + ": ";
    }
}
