// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.SwCompiler;
import org.songwalker.lang.compile.PresetCatalog;

/**
 * The language server protocol over {@link Documents}: takes the bytes of one message after the other and writes answers and notifications.
 * Every request gets exactly one answer, whatever it holds; {@link #capabilities} advertises only what is answered here.
 *
 * <p>
 * A notification that cannot be read has no answer, so it is logged; if it is an edit, its document goes out of step (see
 * {@link Documents}), and the user is told. The folders of {@code initialize} do not matter: programs do not see each other.
 *
 * <p>
 * One thread calls; answers are written by the thread that has them.
 */
final class Protocol implements Documents.Listener {
    /** Where the conversation is. */
    private enum State {
        NEW, RUNNING, SHUT_DOWN
    }

    private final Documents documents;
    private final MessageWriter out;
    private final LongConsumer clientProcess;
    private final Consumer<String> log;
    /** Requests without an answer, by their id. */
    private final Map<JsonElement, CompletableFuture<?>> asked = new ConcurrentHashMap<>();
    private State state = State.NEW;
    private boolean exited;
    private boolean hierarchicalSymbols;

    /**
     * @param clientProcess told the process of the client, if it names one
     * @param log           takes lines for the error output
     */
    Protocol(Supplier<SwCompiler> compiler, PresetCatalog catalog, MessageWriter out, LongConsumer clientProcess, Consumer<String> log) {
        this.log = log;
        this.documents = new Documents(compiler, catalog, this);
        this.out = out;
        this.clientProcess = clientProcess;
    }

    /** True after {@code exit}: no more messages may come. */
    boolean exited() {
        return exited;
    }

    /** True after {@code shutdown}. */
    boolean shutDown() {
        return state == State.SHUT_DOWN;
    }

    Documents documents() {
        return documents;
    }

    /** Takes a message. */
    void take(byte[] body) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            unreadable(new String(body, StandardCharsets.UTF_8), "The message is not UTF-8.");
            return;
        }
        JsonElement message;
        try {
            message = parse(text);
        } catch (JsonParseException | IOException e) {
            unreadable(text, "The message is not valid JSON.");
            return;
        }
        if (message instanceof JsonObject object) {
            take(object);
        } else {
            out.refuse(JsonNull.INSTANCE, ResponseErrorCode.InvalidRequest.getValue(), "A message has to be a JSON object.");
        }
    }

    private static JsonElement parse(String text) throws IOException {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement message = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new JsonParseException("more than one value");
            }
            return message;
        }
    }

    /** Bytes came that are no message. If they may have been an edit, no document is known to be in step any more. */
    private void unreadable(String text, String sentence) {
        out.refuse(JsonNull.INSTANCE, ResponseErrorCode.ParseError.getValue(), sentence);
        if (text.contains("textDocument/didChange")) {
            List<String> named = documents.addresses().stream().filter(text::contains).toList();
            (named.isEmpty() ? documents.addresses() : named).forEach(address -> lose(address, sentence));
        }
    }

    /** Something came that is not framed as a message; {@code lost} if it may have been an edit of any document. */
    void unframed(String sentence, boolean lost) {
        out.refuse(JsonNull.INSTANCE, ResponseErrorCode.ParseError.getValue(), sentence);
        if (lost) {
            documents.addresses().forEach(address -> lose(address, sentence));
        }
    }

    private void take(JsonObject message) {
        JsonElement id = message.get("id");
        JsonElement method = message.get("method");
        if (method == null && (message.has("result") || message.has("error"))) {
            return; // an answer, and this server asks nothing
        }
        boolean named = method instanceof JsonPrimitive text && text.isString();
        boolean request = id instanceof JsonPrimitive number && !number.isBoolean();
        if (!named || id != null && !request) {
            out.refuse(request ? id : JsonNull.INSTANCE, ResponseErrorCode.InvalidRequest.getValue(),
                    "A message needs a method, which is a string, and a request an id, which is a number or a string.");
        } else if (request) {
            request(id, method.getAsString(), Params.of(message.get("params")));
        } else {
            notification(method.getAsString(), Params.of(message.get("params")));
        }
    }

    private void request(JsonElement id, String method, Params params) {
        CompletableFuture<?> answer;
        try {
            answer = answer(method, params);
        } catch (Refusal e) {
            answer = CompletableFuture.failedFuture(e);
        }
        CompletableFuture<?> given = answer;
        asked.put(id, given);
        given.whenComplete((result, problem) -> {
            asked.remove(id, given);
            if (problem == null) {
                out.answer(id, result);
            } else {
                refuse(id, method, problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem);
            }
        });
    }

    private void refuse(JsonElement id, String method, Throwable problem) {
        switch (problem) {
            case Refusal refusal -> out.refuse(id, refusal.code(), refusal.sentence());
            case CancellationException cancelled ->
                    out.refuse(id, ResponseErrorCode.RequestCancelled.getValue(), "The request was cancelled.");
            default -> {
                out.refuse(id, ResponseErrorCode.InternalError.getValue(), inside(problem));
                fault(method, problem);
            }
        }
    }

    private static String inside(Throwable problem) {
        return problem instanceof OutOfMemoryError ? "There is too little memory for this; close other documents or split the program."
                : "Something went wrong inside the language server; its error output says what.";
    }

    private CompletableFuture<?> answer(String method, Params params) {
        if (state == State.NEW && !method.equals("initialize")) {
            throw new Refusal(ResponseErrorCode.ServerNotInitialized.getValue(), "The first request has to be 'initialize'.");
        }
        if (state == State.SHUT_DOWN) {
            throw new Refusal(ResponseErrorCode.InvalidRequest.getValue(), "After 'shutdown' only 'exit' may come.");
        }
        return switch (method) {
            case "initialize" -> CompletableFuture.completedFuture(initialize(params));
            case "shutdown" -> {
                state = State.SHUT_DOWN;
                yield CompletableFuture.completedFuture(null);
            }
            case "textDocument/completion" -> documents.complete(address(params), params.get("position").position());
            case "textDocument/documentSymbol" -> symbols(address(params));
            case "textDocument/codeAction" -> fixes(params);
            default -> throw new Refusal(ResponseErrorCode.MethodNotFound.getValue(), "This server does not know '" + method + "'.");
        };
    }

    private static String address(Params params) {
        return params.get("textDocument").get("uri").text();
    }

    private InitializeResult initialize(Params params) {
        if (state != State.NEW) {
            throw new Refusal(ResponseErrorCode.InvalidRequest.getValue(), "The server has been initialized before.");
        }
        Params process = params.get("processId");
        if (process.given()) {
            int number = process.integer();
            if (number > 0) {
                clientProcess.accept(number);
            }
        }
        Params document = params.maybe("capabilities").maybe("textDocument");
        hierarchicalSymbols = document.maybe("documentSymbol").maybe("hierarchicalDocumentSymbolSupport").yes();
        state = State.RUNNING;
        documents.prepare();
        return new InitializeResult(capabilities(document), new ServerInfo("songwalker"));
    }

    /** What this server does; {@code document} is what the client can do with documents. */
    private static ServerCapabilities capabilities(Params document) {
        ServerCapabilities capabilities = new ServerCapabilities();
        TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
        sync.setOpenClose(true);
        sync.setChange(TextDocumentSyncKind.Incremental);
        capabilities.setTextDocumentSync(sync);
        capabilities.setCompletionProvider(new CompletionOptions(false, List.of(".")));
        capabilities.setDocumentSymbolProvider(true);
        if (document.maybe("codeAction").maybe("codeActionLiteralSupport").given()) { // others expect commands, of which there are none
            capabilities.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
        }
        return capabilities;
    }

    private CompletableFuture<?> symbols(String address) {
        CompletableFuture<List<DocumentSymbol>> symbols = documents.symbols(address);
        return hierarchicalSymbols ? symbols
                : symbols.thenApply(all -> all.stream()
                        .map(symbol -> new SymbolInformation(symbol.getName(), symbol.getKind(), new Location(address, symbol.getRange())))
                        .toList());
    }

    private CompletableFuture<?> fixes(Params params) {
        Params only = params.maybe("context").maybe("only");
        boolean wanted = !only.given()
                || only.list().stream().map(Params::text).anyMatch(kind -> kind.isEmpty() || kind.equals(CodeActionKind.QuickFix));
        return documents.fixes(address(params), params.get("range").range()).thenApply(fixes -> wanted ? fixes : List.of());
    }

    private void notification(String method, Params params) {
        if (method.equals("exit")) {
            exited = true;
        }
        if (state != State.RUNNING) {
            return;
        }
        try {
            switch (method) {
                case "textDocument/didOpen" -> open(params);
                case "textDocument/didChange" -> change(params);
                case "textDocument/didClose" -> documents.close(address(params));
                case "$/cancelRequest" -> cancel(params);
                default -> {} // allowed: what this server does not know does not concern it
            }
        } catch (Refusal e) {
            log(MessageType.Warning, "The notification '" + method + "' could not be taken: " + e.sentence());
        }
    }

    private void open(Params params) {
        String address = address(params);
        Params document = params.get("textDocument");
        try {
            documents.open(address, document.get("version").maybeInteger(), document.get("text").text());
        } catch (Refusal e) {
            lose(address, e.sentence());
            throw e;
        }
    }

    private void change(Params params) {
        String address = address(params);
        try {
            List<Documents.Edit> edits = new ArrayList<>();
            for (Params edit : params.get("contentChanges").list()) {
                Params range = edit.get("range");
                edits.add(new Documents.Edit(range.given() ? range.range() : null, edit.get("text").text()));
            }
            documents.change(address, params.get("textDocument").get("version").maybeInteger(), edits);
        } catch (Refusal e) {
            lose(address, e.sentence());
            throw e;
        }
    }

    /** Puts an open document out of step and tells the user, once. */
    private void lose(String address, String reason) {
        if (documents.text(address) != null) {
            out.tell("window/showMessage", new MessageParams(MessageType.Warning, "A change of " + address
                    + " could not be applied, so it is not checked any more. Close the file and open it again, or send its full text. "
                    + reason));
            documents.lose(address);
        }
    }

    private void cancel(Params params) {
        JsonElement id = params.get("id").json();
        CompletableFuture<?> request = asked.get(id);
        if (request != null) {
            request.cancel(true);
        }
    }

    @Override
    public void checked(OpenDocument document, List<Diagnostic> diagnostics) {
        out.tell("textDocument/publishDiagnostics", new PublishDiagnosticsParams(document.address(), diagnostics, document.version()));
    }

    @Override
    public void closed(String address) {
        out.tell("textDocument/publishDiagnostics", new PublishDiagnosticsParams(address, List.of()));
    }

    @Override
    public void failed(String address, Throwable problem) {
        log(MessageType.Error, address + " could not be checked. " + inside(problem));
        name(problem);
    }

    private void fault(String method, Throwable problem) {
        log(MessageType.Error, "The request '" + method + "' failed. " + inside(problem));
        name(problem);
    }

    /** Names a fault and its place on one line of our own log, for a report. */
    private void name(Throwable problem) {
        StackTraceElement[] places = problem.getStackTrace();
        log.accept("songwalker lsp: " + problem + (places.length == 0 ? "" : " at " + places[0]));
    }

    /** Writes to both logs: that of the client and our own. */
    private void log(MessageType type, String sentence) {
        log.accept("songwalker lsp: " + sentence);
        out.tell("window/logMessage", new MessageParams(type, sentence));
    }
}
