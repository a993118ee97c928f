// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songwalker.lang.ide.RawClient.quoted;

import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songwalker.lang.SwCompiler;
import org.songwalker.lang.compile.PresetCatalog;

/**
 * Random messages, whole and broken, to the language server. After each message the server's text of every document has to be the client's,
 * or the server must have said that it has none; at the end every request has exactly one answer and the last diagnostics of every open
 * document are those of its last version. {@code -Dsongwalker.fuzz.messages=N} and {@code -Dsongwalker.fuzz.seed=S} set count and seed; the
 * seed is that of the day.
 */
class MessagesFuzzTest {
    private static final List<String> ADDRESSES = List.of("file:///a.sw", "untitled:1", "file:///c%3A/%C3%A4/x.sw", "x y");
    private static final List<String> PIECES = List.of("C4 /4\n", "nope", "\r\n", "\r", "\n", "track t(a) {", "}", "let b = 1 ", "midi.",
            "loadPreset(\"", "ä\ud83c\udfb5", "\ud800", "// ", "/*", "for (let i in 0..4) {", "[1, 2]", "\\", "'",
            "const c = Osillator({type: 'si", " ", "\t", "0.5");
    private static final List<String> JUNK = List.of("null", "{}", "[]", "7", "-1", "1.5", "true", "\"x\"", "{\"uri\":null}",
            "{\"line\":0}", "[null]", "1e999");

    private final long seed = Long.getLong("songwalker.fuzz.seed", LocalDate.now().toEpochDay());
    private final int messages = Integer.getInteger("songwalker.fuzz.messages", 2_000);
    private final Random random = new Random(seed);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Protocol protocol = new Protocol(() -> new SwCompiler(PresetCatalog.NONE), PresetCatalog.NONE,
            new MessageWriter(bytes, () -> {}), process -> {}, line -> {});
    /** The client's text of each open document; null after an edit that the server cannot have applied. */
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private int version;

    @Test
    void everyRequestIsAnsweredAndTextsAgree() throws Exception {
        System.out.println("language server: " + messages + " messages, seed " + seed);
        send("{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{}}");
        for (int i = 1; i <= messages; i++) {
            String sent = message(i);
            send(sent);
            for (String address : ADDRESSES) {
                assertThat(protocol.documents().text(address)).as("seed %d, message %d: %s", seed, i, sent).isEqualTo(texts.get(address));
            }
        }
        protocol.documents().finish(120_000);
        answers();
    }

    private void send(String message) {
        protocol.take(message.getBytes(StandardCharsets.UTF_8));
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String message(int number) {
        String address = any(ADDRESSES);
        return switch (random.nextInt(16)) {
            case 0, 1 -> open(address);
            case 2, 3, 4, 5, 6, 7 -> change(address);
            case 8 -> close(address);
            case 9, 10 -> request(number, "textDocument/completion", RawClient.at(address, place(), place()));
            case 11 -> request(number, "textDocument/documentSymbol", RawClient.document(address));
            case 12 -> request(number, "textDocument/codeAction", "{\"textDocument\":{\"uri\":" + quoted(address) + "},\"range\":"
                    + RawClient.range(place(), place(), place(), place()) + "}");
            case 13 -> request(number, any(List.of("textDocument/completion", "textDocument/documentSymbol", "textDocument/codeAction",
                    "textDocument/hover", "initialize", "$/x", "")), any(JUNK));
            case 14 -> notification(any(List.of("textDocument/didOpen", "textDocument/didChange", "textDocument/didClose",
                    "$/cancelRequest", "initialized", "x")), any(JUNK));
            default -> random.nextBoolean() ? brokenEdit(address)
                    : notification("$/cancelRequest", "{\"id\":" + (number - random.nextInt(5)) + "}");
        };
    }

    private String request(int id, String method, String params) {
        asked.add(Integer.toString(id));
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":" + quoted(method) + ",\"params\":" + params + "}";
    }

    private static String notification(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"method\":" + quoted(method) + ",\"params\":" + params + "}";
    }

    private String words() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(any(PIECES));
        }
        return text.toString();
    }

    /** A line or column, mostly inside a text. */
    private int place() {
        return switch (random.nextInt(10)) {
            case 0 -> -1;
            case 1 -> 9999;
            case 2 -> Integer.MAX_VALUE;
            default -> random.nextInt(12);
        };
    }

    private String open(String address) {
        String text = words();
        texts.put(address, text);
        versions.put(address, ++version);
        return notification("textDocument/didOpen",
                "{\"textDocument\":{\"uri\":" + quoted(address) + ",\"version\":" + version + ",\"text\":" + quoted(text) + "}}");
    }

    private String close(String address) {
        texts.remove(address);
        versions.remove(address);
        return notification("textDocument/didClose", RawClient.document(address));
    }

    private String change(String address) {
        boolean open = versions.containsKey(address);
        String text = texts.get(address);
        List<String> edits = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String inserted = words();
            if (random.nextInt(8) == 0) {
                text = inserted;
                edits.add("{\"text\":" + quoted(inserted) + "}");
            } else {
                int[] at = {place(), place(), place(), place()};
                text = text == null ? null : edited(text, at, inserted);
                edits.add("{\"range\":" + RawClient.range(at[0], at[1], at[2], at[3]) + ",\"text\":" + quoted(inserted) + "}");
            }
        }
        version++;
        if (open) {
            if (text != null && text.length() > 2_000) {
                text = "";
                edits.add("{\"text\":\"\"}");
            }
            texts.put(address, text);
            if (text != null) {
                versions.put(address, version);
            }
        }
        return notification("textDocument/didChange", "{\"textDocument\":{\"uri\":" + quoted(address) + ",\"version\":" + version
                + "},\"contentChanges\":[" + String.join(",", edits) + "]}");
    }

    private String brokenEdit(String address) {
        if (versions.containsKey(address)) {
            texts.put(address, null);
        }
        return notification("textDocument/didChange", "{\"textDocument\":{\"uri\":" + quoted(address) + ",\"version\":" + ++version
                + "},\"contentChanges\":[{\"range\":" + any(List.of("{}", "7", "[]", "{\"start\":{\"line\":0}}")) + ",\"text\":\"x\"}]}");
    }

    /** The client's way to edit, with lines as a list, unlike the server's. */
    private static String edited(String text, int[] at, String inserted) {
        String[] lines = text.split("(?<=\n)|(?<=\r)(?!\n)", -1);
        int one = offset(lines, text, at[0], at[1]);
        int other = offset(lines, text, at[2], at[3]);
        return text.substring(0, Math.min(one, other)) + inserted + text.substring(Math.max(one, other));
    }

    private static int offset(String[] lines, String text, int line, int column) {
        if (line < 0) {
            return 0;
        }
        int start = 0;
        for (int i = 0; i < lines.length; i++) {
            if (i == line) {
                return start + Math.min(Math.max(column, 0), lines[i].replaceAll("[\r\n]+$", "").length());
            }
            start += lines[i].length();
        }
        return text.length();
    }

    private void answers() throws Exception {
        List<String> answered = new ArrayList<>();
        Map<String, JsonObject> last = new HashMap<>();
        ByteArrayInputStream in = new ByteArrayInputStream(bytes.toByteArray());
        for (JsonObject message = RawClient.read(in); message != null; message = RawClient.read(in)) {
            assertThat(message.toString()).doesNotContain("Something went wrong");
            if (!message.has("method")) {
                answered.add(message.get("id").toString());
            } else if (message.get("method").getAsString().equals("textDocument/publishDiagnostics")) {
                JsonObject params = message.getAsJsonObject("params");
                last.put(params.get("uri").getAsString(), params);
            }
        }
        answered.remove("0");
        assertThat(answered).as("seed " + seed).containsExactlyInAnyOrderElementsOf(asked);
        versions.forEach((address, expected) -> {
            JsonObject diagnostics = last.get(address);
            assertThat(diagnostics.get("version").getAsInt()).as("seed " + seed + ", " + address).isEqualTo(expected);
            assertThat(diagnostics.toString().contains("could not be applied")).isEqualTo(texts.get(address) == null);
        });
    }
}
