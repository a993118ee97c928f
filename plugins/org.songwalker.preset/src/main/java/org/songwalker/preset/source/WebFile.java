// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.source;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a server answered. The array is not copied; nobody writes to it.
 *
 * @param status   of HTTP
 * @param body     empty unless the status is 200
 * @param etag     the server's tag for the content, or empty
 * @param modified the server's date of the content, or empty
 */
record WebFile(int status, byte[] body, String etag, String modified) {

    /** True if the server says that the content is the one we have. */
    boolean unchanged() {
        return status == 304;
    }

    /** False for pages of log-in portals and the like, which answer any address with 200 and must not replace an index. */
    boolean looksLikeJson() {
        for (byte b : body) {
            if (b == '{') {
                return true;
            }
            boolean mark = b == (byte) 0xEF || b == (byte) 0xBB || b == (byte) 0xBF;
            if (!mark && !Character.isWhitespace(b)) {
                return false;
            }
        }
        return false;
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
