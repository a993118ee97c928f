// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songwalker.lang.ide.RawClient.at;
import static org.songwalker.lang.ide.RawClient.code;
import static org.songwalker.lang.ide.RawClient.document;
import static org.songwalker.lang.ide.RawClient.edit;
import static org.songwalker.lang.ide.RawClient.framed;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server as other editors speak to it. */
class StdioTest {
    private static final String SONG = "file:///song.sw";
    private static final int INVALID_REQUEST = -32600;
    private static final int METHOD_NOT_FOUND = -32601;
    private static final int INVALID_PARAMS = -32602;
    private static final int PARSE_ERROR = -32700;
    private static final int NOT_INITIALIZED = -32002;
    private static final int CONTENT_MODIFIED = -32801;
    private static final int CANCELLED = -32800;
    private RawClient client;

    @BeforeEach
    void start() throws Exception {
        client = RawClient.start();
    }

    @AfterEach
    void end() throws Exception {
        client.close();
        assertThat(client.code.get(20, TimeUnit.SECONDS)).isIn(0, 1);
    }

    private static JsonArray items(JsonObject diagnostics) {
        return diagnostics.getAsJsonArray("diagnostics");
    }

    private JsonObject lost(String address) throws Exception {
        assertThat(client.notification("window/showMessage").get("message").getAsString()).contains(address, "open it again");
        JsonObject diagnostics = client.diagnostics(address, 1);
        assertThat(diagnostics.toString()).contains("could not be applied");
        return diagnostics;
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"processId\":null,\"rootUri\":null,\"capabilities\":{}}", "{\"rootPath\":\"/tmp\"}", "{}",
        "{\"workspaceFolders\":[{\"uri\":\"file:///tmp\",\"name\":\"t\"}],\"capabilities\":{\"workspace\":{\"workspaceFolders\":true}}}",
        "{\"rootUri\":\"http://example.org/x\"}", "{\"rootUri\":\"file:///does/not/exist\"}", "{\"rootUri\":7,\"capabilities\":null}"})
    void anyRootWillDo(String params) throws Exception {
        assertThat(client.result("initialize", params).getAsJsonObject().getAsJsonObject("capabilities").size()).isPositive();
        client.open(SONG, "const a = 1\nC4 *a /4\nnope\n");
        assertThat(items(client.diagnostics(SONG, 1))).hasSize(1);
        assertThat(client.result("textDocument/completion", at(SONG, 1, 4)).toString()).contains("\"a\"");
        assertThat(client.result("textDocument/documentSymbol", document(SONG)).getAsJsonArray()).hasSize(1);
    }

    @Test
    void anEditMayEndAfterTheLastLine() throws Exception {
        client.initialized().open(SONG, "C4 /4\nnope");
        assertThat(items(client.diagnostics(SONG, 1))).hasSize(1);
        client.change(SONG, 2, "[" + edit(1, 0, 2, 0, "") + "]");
        assertThat(items(client.diagnostics(SONG, 2))).isEmpty();
        assertThat(client.result("textDocument/completion", at(SONG, 9999, 9999)).toString())
                .contains("\"range\":{\"start\":{\"line\":1,\"character\":0},\"end\":{\"line\":1,\"character\":0}}");
    }

    @Test
    void positionsOutsideTheTextAreClampedAndEndsSwapped() throws Exception {
        client.initialized().open(SONG, "nope\nC4 /4\n");
        client.change(SONG, 2,
                "[" + edit(0, 9999, 0, -3, "G4 /4") + "," + edit(9999, 9999, -1, 7, "") + "," + edit(5, 5, 5, 5, "nein") + "]");
        JsonArray found = items(client.diagnostics(SONG, 2));
        assertThat(found.toString()).contains("'nein'", "\"start\":{\"line\":0,\"character\":0}");
        client.change(SONG, 3,
                "[{\"range\":{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":4294967295,\"character\":1e300}},\"text\":\"\"}]");
        assertThat(items(client.diagnostics(SONG, 3))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"range\":{\"start\":null,\"end\":null},\"text\":\"x\"}]", "[{\"text\":7}]", "null", "{}", "[null]",
        "[{\"range\":{\"start\":{\"line\":0.5,\"character\":0},\"end\":{\"line\":0,\"character\":0}},\"text\":\"x\"}]",
        "[{\"range\":{\"start\":{\"line\":0,\"character\":0}},\"text\":\"\"}]"})
    void afterAnEditThatCannotBeReadTheServerAsksForTheText(String edits) throws Exception {
        client.initialized().open(SONG, "C4 /4\n");
        client.diagnostics(SONG, 1);
        client.change(SONG, 2, edits);
        lost(SONG);
        assertThat(client.error("textDocument/completion", at(SONG, 0, 0))).isEqualTo(CONTENT_MODIFIED);
        client.change(SONG, 3, "[" + edit(0, 0, 0, 0, "]\n") + "]"); // still of an unknown text
        assertThat(client.error("textDocument/documentSymbol", document(SONG))).isEqualTo(CONTENT_MODIFIED);
        client.change(SONG, 4, "[{\"text\":\"const b = 2\\n\"}]");
        assertThat(client.diagnostics(SONG, 4).toString()).doesNotContain("could not");
        assertThat(client.result("textDocument/documentSymbol", document(SONG)).getAsJsonArray()).hasSize(1);
    }

    @Test
    void openingAgainBringsADocumentBackInStep() throws Exception {
        client.initialized().open(SONG, "C4 /4\n").change(SONG, 2, "[7]");
        lost(SONG);
        client.open(SONG, "const b = 2\n");
        assertThat(client.result("textDocument/documentSymbol", document(SONG)).getAsJsonArray()).hasSize(1);
    }

    @Test
    void aBrokenMessageThatMayHaveBeenAnEditPutsItsDocumentOutOfStep() throws Exception {
        client.initialized().open(SONG, "C4 /4\n").open("file:///other.sw", "C4 /4\n");
        client.diagnostics("file:///other.sw", 1);
        client.raw(framed("{\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{\"uri\":\"" + SONG + "\""));
        lost(SONG);
        assertThat(client.error("textDocument/completion", at(SONG, 0, 0))).isEqualTo(CONTENT_MODIFIED);
        client.result("textDocument/completion", at("file:///other.sw", 0, 0));
    }

    @Test
    void beforeInitializeRequestsAreRefused() throws Exception {
        assertThat(client.error("textDocument/hover", at(SONG, 0, 0))).isEqualTo(NOT_INITIALIZED);
        assertThat(client.error("textDocument/completion", "null")).isEqualTo(NOT_INITIALIZED);
        client.open(SONG, "C4\n").initialized();
        assertThat(client.error("initialize", "{}")).isEqualTo(INVALID_REQUEST);
        assertThat(client.error("textDocument/completion", at(SONG, 0, 0))).isEqualTo(INVALID_PARAMS);
    }

    @Test
    void whatIsClosedIsRefusedAndItsDiagnosticsVanish() throws Exception {
        client.initialized().open(SONG, "nope\n");
        client.diagnostics(SONG, 1);
        client.tell("textDocument/didClose", document(SONG));
        assertThat(items(client.notification("textDocument/publishDiagnostics"))).isEmpty();
        assertThat(client.error("textDocument/completion", at(SONG, 0, 0))).isEqualTo(INVALID_PARAMS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]", "\"x\"", "7", "{\"textDocument\":null}", "{\"textDocument\":{\"uri\":5}}",
        "{\"textDocument\":{\"uri\":\"file:///song.sw\"},\"position\":null,\"range\":[]}"})
    void parametersOfTheWrongKindAreRefused(String params) throws Exception {
        client.initialized().open(SONG, "C4\n");
        assertThat(client.error("textDocument/completion", params)).isEqualTo(INVALID_PARAMS);
        assertThat(client.error("textDocument/codeAction", params)).isEqualTo(INVALID_PARAMS);
        assertThat(client.error("textDocument/hover", params)).isEqualTo(METHOD_NOT_FOUND);
        for (String method : new String[] {"didOpen", "didChange", "didClose", "didSave"}) {
            client.tell("textDocument/" + method, params);
        }
        client.result("shutdown", "null");
    }

    @Test
    void messagesThatAreNoneAreAnsweredAndTheStreamContinues() throws Exception {
        client.initialized();
        String[] broken = {"{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":", "", "{} {}", "{'a':1}", "nul", "[".repeat(100_000)};
        for (String body : broken) {
            client.raw(framed(body));
            assertThat(code(client.await(message -> message.has("error")))).as(body).isIn(PARSE_ERROR, INVALID_REQUEST);
        }
        client.raw(new byte[] {'C', 'o', 'n', 't', 'e', 'n', 't', '-', 'L', 'e', 'n', 'g', 't', 'h', ':', '2', '\r', '\n', '\r', '\n', -1,
            -2});
        assertThat(code(client.await(message -> message.has("error")))).isEqualTo(PARSE_ERROR);
        String[] invalid = {"[]", "7", "null", "{}", "{\"id\":{},\"method\":\"shutdown\"}", "{\"id\":null,\"method\":\"shutdown\"}",
            "{\"method\":5}"};
        for (String body : invalid) {
            client.raw(framed(body));
            assertThat(code(client.await(message -> message.has("error")))).as(body).isEqualTo(INVALID_REQUEST);
        }
        String[] headers = {"Content-Type: x\r\n\r\n", "Content-Length: -5\r\n\r\n", "Content-Length: many\r\n\r\n", "garbage\n\n"};
        for (String header : headers) {
            client.raw(header.getBytes(StandardCharsets.US_ASCII));
            assertThat(code(client.await(message -> message.has("error")))).as(header).isEqualTo(PARSE_ERROR);
        }
        client.raw("lost body".getBytes(StandardCharsets.US_ASCII)); // the next header follows on the same line
        assertThat(client.error("foo/bar", "{}")).isEqualTo(METHOD_NOT_FOUND);
    }

    @Test
    void idsComeBackAsTheyWere() throws Exception {
        client.initialized();
        for (String id : new String[] {"\"a b\"", "12345678901234567890", "1.50", "-1"}) {
            client.raw(framed("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"foo\"}"));
            assertThat(client.await(message -> message.has("error")).get("id")).hasToString(id);
        }
    }

    @Test
    void afterShutdownOnlyExitIsTaken() throws Exception {
        client.initialized();
        assertThat(client.result("shutdown", "null").isJsonNull()).isTrue();
        assertThat(client.error("textDocument/completion", at(SONG, 0, 0))).isEqualTo(INVALID_REQUEST);
        client.tell("exit", "null");
        assertThat(client.code.get(1, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void exitWithoutShutdownIsCode1() throws Exception {
        client.initialized().open(SONG, "C4 /4\n".repeat(30_000)).tell("exit", "null");
        assertThat(client.code.get(1, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void theEndOfInputEndsTheServerAfterItsAnswers() throws Exception {
        client.initialized().open(SONG, "const a = 1\n");
        client.raw(framed("{\"jsonrpc\":\"2.0\",\"id\":77,\"method\":\"textDocument/documentSymbol\",\"params\":" + document(SONG) + "}"));
        client.endInput();
        assertThat(client.await(message -> message.has("id") && message.get("id").getAsInt() == 77).toString()).contains("\"a\"");
        assertThat(client.code.get(5, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void theDeathOfTheClientEndsTheServer() throws Exception {
        Process process = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "--version").start();
        client.result("initialize", "{\"processId\":" + process.pid() + "}");
        process.waitFor();
        assertThat(client.code.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///c%3A/%C3%A4/x.sw", "file:///c:/ä/x.sw", "untitled:Untitled-1", "zip:/a b/ü.sw", "FILE:///A%2fb", "%%%",
        "", "x#y?z", "file:///\ud800.sw", "\ud83c\udfb5"})
    void addressesComeBackInTheSameLetters(String address) throws Exception {
        client.result("initialize", "{\"capabilities\":{\"textDocument\":{\"codeAction\":{\"codeActionLiteralSupport\":{}}}}}");
        client.open(address, "const s = Osillator({})\n");
        assertThat(client.notification("textDocument/publishDiagnostics").get("uri").getAsString()).isEqualTo(address);
        assertThat(client.result("textDocument/documentSymbol", document(address))
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("location")
                .get("uri")
                .getAsString()).isEqualTo(address);
        String all = document(address).replaceFirst("}$",
                ",\"range\":" + RawClient.range(0, 0, 9, 0) + ",\"context\":{\"diagnostics\":[]}}");
        assertThat(client.result("textDocument/codeAction", all)
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("edit")
                .getAsJsonObject("changes")
                .keySet()).containsExactly(address);
    }

    @ParameterizedTest
    @CsvSource({"6,10,Write true", "8,8,Write true", "6,6,Write true", "0,11,Write true", "10,11,", "10,10,", "5,6,", "5,5,", "0,6,"})
    void aFixIsOfferedWhereItsProblemStandsAndNotBesideIt(int from, int to, String title) throws Exception {
        fixing().open(SONG, "while True:\n    C4 /4\n");
        assertThat(titles(from, to)).isEqualTo(title == null ? List.of() : List.of(title));
    }

    @Test
    void aCaretAtTheEndOfAProblemGetsItsFix() throws Exception {
        fixing().open(SONG, "const s = Osillator({})\n");
        assertThat(titles(19, 19)).containsExactly("Change to 'Oscillator'");
        assertThat(titles(19, 20)).isEmpty();
    }

    /** The client after telling the server that it takes code actions. */
    private RawClient fixing() throws Exception {
        client.result("initialize", "{\"capabilities\":{\"textDocument\":{\"codeAction\":{\"codeActionLiteralSupport\":{}}}}}");
        return client.tell("initialized", "{}");
    }

    private List<String> titles(int from, int to) throws Exception {
        String range = document(SONG).replaceFirst("}$",
                ",\"range\":" + RawClient.range(0, from, 0, to) + ",\"context\":{\"diagnostics\":[]}}");
        return client.result("textDocument/codeAction", range)
                .getAsJsonArray()
                .asList()
                .stream()
                .map(action -> action.getAsJsonObject().get("title").getAsString())
                .toList();
    }

    @Test
    void aLargeFileIsOpenedAndEditedInTimeAndSaidToBeTooLarge() throws Exception {
        client.initialized().open("file:///small.sw", "C4\n");
        client.diagnostics("file:///small.sw", 1);
        long begin = System.nanoTime();
        client.open(SONG, "C4 /4\n".repeat(300_000));
        assertThat(client.diagnostics(SONG, 1).toString()).contains("too large", "1,800,000");
        client.change(SONG, 2, "[" + edit(5, 0, 5, 0, "D4 /8\n") + "]");
        assertThat(client.diagnostics(SONG, 2).toString()).contains("too large", "1,800,006");
        assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(2));
        assertThat(client.result("textDocument/completion", at(SONG, 300_001, 0)).toString()).contains("\"track\"");
        assertThat(client.result("textDocument/documentSymbol", document(SONG)).getAsJsonArray()).isEmpty();
    }

    @Test
    void aFileAtTheLimitIsCheckedAndOneAboveItIsNot() throws Exception {
        String text = "C4 /4\n".repeat(Documents.LIVE_CHARACTERS / 6);
        client.initialized().open(SONG, text + " ".repeat(Documents.LIVE_CHARACTERS - text.length()));
        assertThat(items(client.diagnostics(SONG, 1))).isEmpty();
        client.change(SONG, 2, "[" + edit(0, 0, 0, 0, "\n") + "]");
        assertThat(client.diagnostics(SONG, 2).toString()).contains("too large");
    }

    @Test
    void noMoreThanAThousandProblemsAreSentAndOneMoreSaysSo() throws Exception {
        client.initialized().open(SONG, "]\n".repeat(Diagnostics.MOST));
        assertThat(items(client.diagnostics(SONG, 1))).hasSize(Diagnostics.MOST);
        client.change(SONG, 2, "[" + edit(0, 0, 0, 0, "]\n") + "]");
        JsonArray found = items(client.diagnostics(SONG, 2));
        assertThat(found).hasSize(Diagnostics.MOST + 1);
        assertThat(found.get(Diagnostics.MOST).toString()).contains("more than 1000 problems; this one and those after it are not shown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x ", "track a ", "@*)]", "\"abc", "const a = {", "if(", "}\n", "a", "'\\", "loadPreset(\"\\x"})
    void longBrokenTextsAreAnsweredInTime(String unit) throws Exception {
        client.initialized().open(SONG, unit.repeat(100_000 / unit.length()));
        long begin = System.nanoTime();
        client.result("textDocument/completion", at(SONG, 99_999, 99_999));
        client.result("textDocument/completion", at(SONG, 0, 9_999));
        client.result("textDocument/documentSymbol", document(SONG));
        // Some seconds, and minutes on the slowest machine if the time grew with the square of the length.
        assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(60));
    }

    @Test
    void aCancelledRequestIsAnsweredAtOnceAndOnce() throws Exception {
        client.initialized().open(SONG, "C4 /4\n".repeat(30_000));
        client.raw(framed("{\"jsonrpc\":\"2.0\",\"id\":\"c\",\"method\":\"textDocument/completion\",\"params\":" + at(SONG, 0, 0) + "}"));
        client.tell("$/cancelRequest", "{\"id\":\"c\"}").tell("$/cancelRequest", "{\"id\":99}").tell("$/cancelRequest", "null");
        assertThat(code(client.await(message -> message.has("id")))).isEqualTo(CANCELLED);
        client.raw(framed("{\"jsonrpc\":\"2.0\",\"id\":\"d\",\"method\":\"textDocument/completion\",\"params\":" + at(SONG, 0, 0) + "}"));
        JsonObject next = client.await(message -> message.has("id"));
        assertThat(next.get("id").getAsString()).isEqualTo("d");
        assertThat(next.has("result")).isTrue();
    }

    @Test
    void halvesOfCharactersAreWrittenAsEscapes() throws Exception {
        OutputStream bytes = new ByteArrayOutputStream();
        new MessageWriter(bytes, () -> {}).tell("m", "\ud83c\udfb5 \udfb5 \ud83c");
        assertThat(bytes.toString()).endsWith("{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":\"\ud83c\udfb5 \\udfb5 \\ud83c\"}");
    }

    @Test
    void aMessageThatIsTooLongIsSkippedAndPutsEveryDocumentOutOfStep() throws Exception {
        client.initialized().open(SONG, "C4\n");
        client.diagnostics(SONG, 1);
        client.raw(("Content-Length: " + (MessageReader.LONGEST + 1) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        byte[] block = new byte[1 << 20];
        for (int i = 0; i < MessageReader.LONGEST >> 20; i++) {
            client.raw(block);
        }
        client.raw(new byte[1]);
        lost(SONG);
        assertThat(client.error("textDocument/completion", at(SONG, 0, 0))).isEqualTo(CONTENT_MODIFIED);
    }
}
