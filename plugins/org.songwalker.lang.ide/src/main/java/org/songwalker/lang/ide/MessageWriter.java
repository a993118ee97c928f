// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.jspecify.annotations.Nullable;

/** Writes answers and notifications to a stream, one at a time. Any thread. */
final class MessageWriter {
    private final OutputStream out;
    private final Runnable gone;
    private final Gson gson = new MessageJsonHandler(Map.of()).getGson();
    private boolean broken;

    /** @param gone called when the other end does not read any more; later messages are dropped */
    MessageWriter(OutputStream out, Runnable gone) {
        this.out = out;
        this.gone = gone;
    }

    void answer(JsonElement id, @Nullable Object result) {
        JsonObject message = message();
        message.add("id", id);
        message.add("result", result == null ? JsonNull.INSTANCE : gson.toJsonTree(result));
        write(message);
    }

    void refuse(JsonElement id, int code, String sentence) {
        JsonObject error = new JsonObject();
        error.addProperty("code", code);
        error.addProperty("message", sentence);
        JsonObject message = message();
        message.add("id", id);
        message.add("error", error);
        write(message);
    }

    void tell(String method, Object params) {
        JsonObject message = message();
        message.addProperty("method", method);
        message.add("params", gson.toJsonTree(params));
        write(message);
    }

    private static JsonObject message() {
        JsonObject message = new JsonObject();
        message.add("jsonrpc", new JsonPrimitive("2.0"));
        return message;
    }

    private void write(JsonObject message) {
        byte[] body = escaped(message.toString()).getBytes(StandardCharsets.UTF_8);
        byte[] header = ("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        boolean failed = false;
        synchronized (this) {
            if (!broken) {
                try {
                    out.write(header);
                    out.write(body);
                    out.flush();
                } catch (IOException e) {
                    broken = true;
                    failed = true;
                }
            }
        }
        if (failed) {
            gone.run();
        }
    }

    /** JSON whose halves of characters, which UTF-8 does not know, are written as escapes. */
    private static String escaped(String json) {
        StringBuilder escaped = null;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean pair = Character.isHighSurrogate(c) && i + 1 < json.length() && Character.isLowSurrogate(json.charAt(i + 1));
            if (Character.isSurrogate(c) && !pair) {
                escaped = escaped == null ? new StringBuilder(json.length() + 64).append(json, 0, i) : escaped;
                escaped.append(String.format("\\u%04x", (int) c));
            } else if (escaped != null) {
                escaped.append(c);
            }
            if (pair) {
                i++;
                if (escaped != null) {
                    escaped.append(json.charAt(i));
                }
            }
        }
        return escaped == null ? json : escaped.toString();
    }
}
