// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.source;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server answered. The array is not copied; nobody writes to it.
 *
 * @param status   of HTTP
 * @param body     empty unless the status is 200
 * @param etag     the server's tag for the content, or empty
 * @param modified the server's date of the content, or empty
 * @param location where the server sends the request instead, or empty
 */
record WebFile(int status, byte[] body, String etag, String modified, String location) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** True if the server says that the content is the one we have. */
    boolean unchanged() {
        return status == 304;
    }

    /** True if the server sends the request elsewhere, and the client did not follow. */
    boolean redirects() {
        return status / 100 == 3 && !unchanged();
    }

    /**
     * True for a whole JSON object. Pages of log-in portals, which answer any address with 200, and files that a server or proxy has cut
     * must not replace an index, nor be kept as one: nobody would ask for it again.
     */
    boolean isJson() {
        try (JsonParser parser = JSON.createParser(body)) {
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            while (object && parser.nextToken() != null) {
                parser.skipChildren();
            }
            return object;
        } catch (JacksonException e) {
            return false;
        }
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
