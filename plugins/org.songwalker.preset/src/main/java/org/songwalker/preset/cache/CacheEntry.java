// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.cache;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the cache knows of one address.
 *
 * @param address  the http(s) address; for a sample also how it is encoded
 * @param kind     what the file is
 * @param sha256   64 hex digits of the SHA-256 of the file as the server sent it
 * @param bytes    size on disk
 * @param etag     the server's tag for the content, empty if it gave none
 * @param modified the server's date of the content as it wrote it, empty if it gave none
 * @param notes    what is wrong with a sample that plays all the same
 * @param samples  for a preset that was loaded: the keys of its samples in this cache
 */
public record CacheEntry(String address, Kind kind, String sha256, long bytes, String etag, String modified, List<String> notes,
        @Nullable List<String> samples) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What a file is to a library. */
    public enum Kind {
        INDEX, PRESET, SAMPLE
    }

    public CacheEntry {
        notes = List.copyOf(notes);
        samples = samples == null ? null : List.copyOf(samples);
    }

    /** The same preset, loaded with these samples. */
    CacheEntry withSamples(List<String> keys) {
        return new CacheEntry(address, kind, sha256, bytes, etag, modified, notes, keys);
    }

    byte[] json() {
        ObjectNode node = JSON.createObjectNode();
        node.put("address", address)
                .put("kind", kind.name())
                .put("sha256", sha256)
                .put("bytes", bytes)
                .put("etag", etag)
                .put("modified", modified);
        ArrayNode said = node.putArray("notes");
        notes.forEach(said::add);
        if (samples != null) {
            ArrayNode keys = node.putArray("samples");
            samples.forEach(keys::add);
        }
        return JSON.writeValueAsBytes(node);
    }

    /** Reads an entry; null if it is none, which counts as not kept. */
    static @Nullable CacheEntry parse(byte[] json) {
        try {
            JsonNode node = JSON.readTree(new String(json, StandardCharsets.UTF_8));
            String sha256 = node.path("sha256").asString("");
            if (!sha256.matches("[0-9a-f]{64}")) { // it becomes part of a file name
                return null;
            }
            return new CacheEntry(node.path("address").asString(""), Kind.valueOf(node.path("kind").asString("")), sha256,
                    node.path("bytes").asLong(0), node.path("etag").asString(""), node.path("modified").asString(""),
                    texts(node.path("notes")), node.has("samples") ? texts(node.path("samples")) : null);
        } catch (JacksonException | IllegalArgumentException e) {
            return null;
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asString("")));
        return texts;
    }
}
