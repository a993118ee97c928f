// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.songwalker.lang.compile.PresetCatalog;

/** An editor on two streams that writes the bytes a test says and reads nothing but framed JSON objects; anything else fails the test. */
final class RawClient implements AutoCloseable {
    private static final int SECONDS = 20;
    final CompletableFuture<Integer> code = new CompletableFuture<>();
    private final OutputStream out;
    private final BlockingQueue<JsonObject> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> reading = new CompletableFuture<>();
    private int requests;

    private RawClient(OutputStream out) {
        this.out = out;
    }

    /** A client of a server in this process. */
    static RawClient start() throws IOException {
        Pipe there = Pipe.open();
        Pipe back = Pipe.open();
        RawClient client = new RawClient(Channels.newOutputStream(there.sink()));
        InputStream in = Channels.newInputStream(there.source());
        OutputStream out = Channels.newOutputStream(back.sink());
        Thread.ofPlatform().daemon().start(() -> {
            try {
                client.code.complete(StdioMain.serve(in, out, PresetCatalog.NONE));
                out.close();
            } catch (Exception | Error e) {
                client.code.completeExceptionally(e);
            }
        });
        InputStream answers = Channels.newInputStream(back.source());
        Thread.ofPlatform().daemon().start(() -> {
            try {
                for (JsonObject message = read(answers); message != null; message = read(answers)) {
                    client.received.add(message);
                }
                client.reading.complete(null);
            } catch (IOException | RuntimeException | AssertionError e) {
                client.reading.completeExceptionally(e);
            }
        });
        return client;
    }

    /** The next message of a stream, null at its end. */
    static JsonObject read(InputStream in) throws IOException {
        StringBuilder header = new StringBuilder();
        while (!header.toString().endsWith("\r\n\r\n")) {
            int c = in.read();
            if (c < 0 && header.isEmpty()) {
                return null;
            }
            header.append((char) c);
            assertThat(header.length()).as("header: " + header).isLessThan(100);
        }
        assertThat(header.toString()).matches("Content-Length: \\d+\r\n\r\n");
        byte[] body = in.readNBytes(Integer.parseInt(header.toString().replaceAll("\\D", "")));
        return JsonParser.parseString(new String(body, StandardCharsets.UTF_8)).getAsJsonObject();
    }

    static byte[] framed(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        byte[] header = ("Content-Length: " + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[header.length + bytes.length];
        System.arraycopy(header, 0, all, 0, header.length);
        System.arraycopy(bytes, 0, all, header.length, bytes.length);
        return all;
    }

    RawClient raw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    /** Sends a notification. */
    RawClient tell(String method, String params) throws IOException {
        return raw(framed("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":" + params + "}"));
    }

    /** Sends a request and waits for its answer, the whole message. */
    JsonObject ask(String method, String params) throws Exception {
        int id = ++requests;
        raw(framed("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}"));
        return await(message -> message.has("id") && !message.has("method") && message.get("id").toString().equals(Integer.toString(id)));
    }

    /** The code of the error that a request is answered with. */
    int error(String method, String params) throws Exception {
        return code(ask(method, params));
    }

    static int code(JsonObject answer) {
        assertThat(answer.has("error")).as(answer.toString()).isTrue();
        JsonObject error = answer.getAsJsonObject("error");
        assertThat(error.get("message").getAsString()).doesNotContain("Exception", "\n", "\tat ").endsWith(".");
        return error.get("code").getAsInt();
    }

    JsonElement result(String method, String params) throws Exception {
        JsonObject answer = ask(method, params);
        assertThat(answer.has("result")).as(answer.toString()).isTrue();
        return answer.get("result");
    }

    /** The next message of a kind; skips others. */
    JsonObject await(Predicate<JsonObject> wanted) throws Exception {
        while (true) {
            JsonObject message = received.poll(SECONDS, TimeUnit.SECONDS);
            if (message == null && reading.isCompletedExceptionally()) {
                reading.join();
            }
            assertThat(message).as("a message of the server").isNotNull();
            if (wanted.test(message)) {
                return message;
            }
        }
    }

    JsonObject notification(String method) throws Exception {
        return await(message -> message.has("method") && message.get("method").getAsString().equals(method)).getAsJsonObject("params");
    }

    /** The next diagnostics of a document in a version. */
    JsonObject diagnostics(String address, int version) throws Exception {
        return await(message -> message.has("method") && message.get("method").getAsString().equals("textDocument/publishDiagnostics")
                && message.getAsJsonObject("params").get("uri").getAsString().equals(address)
                && message.getAsJsonObject("params").has("version")
                && message.getAsJsonObject("params").get("version").getAsInt() == version).getAsJsonObject("params");
    }

    RawClient initialized() throws Exception {
        result("initialize", "{\"processId\":null,\"rootUri\":null,\"capabilities\":{}}");
        return tell("initialized", "{}");
    }

    RawClient open(String address, String text) throws IOException {
        return tell("textDocument/didOpen",
                "{\"textDocument\":{\"uri\":" + quoted(address) + ",\"languageId\":\"sw\",\"version\":1,\"text\":" + quoted(text) + "}}");
    }

    /** Sends edits, a JSON list. */
    RawClient change(String address, int version, String edits) throws IOException {
        return tell("textDocument/didChange",
                "{\"textDocument\":{\"uri\":" + quoted(address) + ",\"version\":" + version + "},\"contentChanges\":" + edits + "}");
    }

    static String edit(int line, int column, int endLine, int endColumn, String text) {
        return "{\"range\":" + range(line, column, endLine, endColumn) + ",\"text\":" + quoted(text) + "}";
    }

    static String range(int line, int column, int endLine, int endColumn) {
        return String.format("{\"start\":{\"line\":%d,\"character\":%d},\"end\":{\"line\":%d,\"character\":%d}}", line, column, endLine,
                endColumn);
    }

    static String document(String address) {
        return "{\"textDocument\":{\"uri\":" + quoted(address) + "}}";
    }

    static String at(String address, int line, int column) {
        return "{\"textDocument\":{\"uri\":" + quoted(address) + "},\"position\":{\"line\":" + line + ",\"character\":" + column + "}}";
    }

    /** A JSON string, with escapes for what UTF-8 has no bytes for. */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder();
        new JsonPrimitive(text).toString()
                .chars()
                .forEach(c -> json.append(Character.isSurrogate((char) c) ? String.format("\\u%04x", c) : Character.toString(c)));
        return json.toString();
    }

    void endInput() throws IOException {
        out.close();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
