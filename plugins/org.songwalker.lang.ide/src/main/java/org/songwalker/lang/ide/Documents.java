// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.SwCompiler;
import org.songwalker.lang.compile.FolderFiles;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.lang.compile.UsedFiles;

/**
 * The open documents and what is known about them. A document is known by its address in the very letters of the client and only from being
 * opened; nothing is read from disk.
 *
 * <p>
 * Texts change at once, on the calling thread. One worker thread checks them and answers questions, in the order in which they came; a
 * version that has been replaced before its turn is not checked. Any thread may call, but the messages for one document have to come in
 * order.
 *
 * <p>
 * <b>Edits.</b> Positions outside the text are clamped and the ends of a range may come in either order ({@link SourceText}), so every edit
 * that can be read is applied. After one that cannot be read the server does not know the client's text any more: the document is out of
 * step. It then has a single diagnostic that says so, questions about it are refused with ContentModified, and further edits of ranges are
 * ignored until the client sends the full text, by a change without a range or by opening the document again.
 */
final class Documents {
    /** Texts of up to this many characters are parsed and checked with each edit (limits.md). */
    static final int LIVE_CHARACTERS = 200_000;

    /** Replaces a range; the whole text if there is no range. */
    record Edit(@Nullable Range range, String text) {}

    /** Hears about documents on the worker thread. */
    interface Listener {
        /** What is wrong with a version of a document. */
        void checked(OpenDocument document, List<Diagnostic> diagnostics);

        /** A document was closed; what was said about it is void. */
        void closed(String address);

        /** Something went wrong inside the server while it worked on a document. */
        void failed(String address, Throwable problem);
    }

    private final Map<String, OpenDocument> open = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().name("language server").daemon().factory());
    private final Supplier<SwCompiler> maker;
    private final Listener listener;
    private volatile PresetCatalog catalog;
    /** Made with the first need: that takes half a second, which the first answers need not wait for. Worker thread. */
    private @Nullable SwCompiler compiler;

    Documents(Supplier<SwCompiler> maker, PresetCatalog catalog, Listener listener) {
        this.maker = maker;
        this.catalog = catalog;
        this.listener = listener;
    }

    private SwCompiler compiler() {
        SwCompiler made = compiler;
        if (made == null) {
            made = maker.get();
            compiler = made;
        }
        return made;
    }

    /** Replaces the presets that names are checked and completed against, from the next text of each document on. */
    void catalog(PresetCatalog newCatalog) {
        catalog = newCatalog;
    }

    /** Makes the compiler in the background, so that the first document need not wait for it. */
    void prepare() {
        worker.execute(this::compiler);
    }

    void open(String address, @Nullable Integer version, String text) {
        take(OpenDocument.of(address, version, new SourceText(text)));
    }

    /**
     * Applies edits, each to the text that the one before left.
     *
     * @throws Refusal if the document is not open, or is out of step and no edit brings its full text
     */
    void change(String address, @Nullable Integer version, List<Edit> edits) {
        OpenDocument before = known(address);
        boolean inStep = before.inStep();
        SourceText text = before.text();
        for (Edit edit : edits) {
            Range range = edit.range();
            if (range == null) {
                text = new SourceText(edit.text());
                inStep = true;
            } else if (inStep) {
                text = text.with(range, edit.text());
            }
        }
        if (!inStep) {
            throw outOfStep(address);
        }
        take(OpenDocument.of(address, version, text));
    }

    /** An edit of a document could not be applied. No effect if the document is not open. */
    void lose(String address) {
        OpenDocument document = open.get(address);
        if (document != null && document.inStep()) {
            take(document.outOfStep());
        }
    }

    void close(String address) {
        if (open.remove(address) != null) {
            worker.execute(() -> {
                if (!open.containsKey(address)) {
                    listener.closed(address);
                }
            });
        }
    }

    private void take(OpenDocument document) {
        open.put(document.address(), document);
        check(document);
        for (OpenDocument other : open.values()) { // one that uses this text may have become right or wrong with it
            if (other != document && other.usesFiles()) {
                OpenDocument again = OpenDocument.of(other.address(), other.version(), other.text());
                if (other.inStep() && open.replace(other.address(), other, again)) {
                    check(again);
                }
            }
        }
    }

    /** The files that a document may use: those in its folder, as they stand in the editor if they are open. */
    private UsedFiles files(OpenDocument document) {
        Path file = file(document.address());
        Path folder = file == null ? null : file.getParent();
        return folder == null ? UsedFiles.NONE : new FolderFiles(folder, this::opened);
    }

    private @Nullable String opened(Path wanted) {
        for (OpenDocument document : open.values()) {
            if (document.inStep() && wanted.equals(file(document.address()))) {
                return document.text().text();
            }
        }
        return null;
    }

    /** The file of an address; null if it is on no disk. */
    private static @Nullable Path file(String address) {
        try {
            return Path.of(URI.create(address)).toAbsolutePath().normalize();
        } catch (IllegalArgumentException | FileSystemNotFoundException | SecurityException e) {
            return null;
        }
    }

    private void check(OpenDocument document) {
        worker.execute(() -> {
            try {
                if (current(document)) {
                    List<Diagnostic> diagnostics = Diagnostics.of(document, compiler(), catalog, files(document));
                    if (current(document)) {
                        listener.checked(document, diagnostics);
                    }
                }
            } catch (Exception | StackOverflowError | OutOfMemoryError e) {
                listener.failed(document.address(), e);
            }
        });
    }

    /**
     * What is wrong with a text that is not open, for example that of a file on the disk. Waits for its turn on the worker thread, as
     * everything else.
     */
    CompletableFuture<List<Diagnostic>> check(String address, String text) {
        OpenDocument document = OpenDocument.of(address, null, new SourceText(text));
        CompletableFuture<List<Diagnostic>> answer = new CompletableFuture<>();
        worker.execute(() -> {
            try {
                answer.complete(Diagnostics.of(document, compiler(), catalog, files(document)));
            } catch (Exception | StackOverflowError | OutOfMemoryError e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private boolean current(OpenDocument document) {
        return open.get(document.address()) == document;
    }

    /** The addresses of the open documents. */
    List<String> addresses() {
        return List.copyOf(open.keySet());
    }

    /** The text of an open document that is in step; null for others. */
    @Nullable
    String text(String address) {
        OpenDocument document = open.get(address);
        return document == null || !document.inStep() ? null : document.text().text();
    }

    CompletableFuture<CompletionList> complete(String address, Position position) {
        return ask(address, document -> Proposals.at(document, position, document.parsed(compiler()), catalog, files(document)));
    }

    /** The tracks, handlers and declarations at the top of a document. */
    CompletableFuture<List<DocumentSymbol>> symbols(String address) {
        return ask(address, document -> Symbols.of(document.text()));
    }

    /** The fixes of what is wrong in a range. */
    CompletableFuture<List<CodeAction>> fixes(String address, Range range) {
        return ask(address, document -> Diagnostics.fixes(document, range, document.issues(compiler(), catalog, files(document))));
    }

    /** Answers a question about the present text of a document, on the worker thread. A cancelled question that waits is not answered. */
    private <T> CompletableFuture<T> ask(String address, Function<OpenDocument, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            OpenDocument document = known(address);
            if (!document.inStep()) {
                throw outOfStep(address);
            }
            worker.execute(() -> {
                if (!answer.isDone()) {
                    try {
                        answer.complete(question.apply(document));
                    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
                        answer.completeExceptionally(e);
                    }
                }
            });
        } catch (Refusal e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    private OpenDocument known(String address) {
        OpenDocument document = open.get(Objects.requireNonNull(address));
        if (document == null) {
            throw new Refusal(ResponseErrorCode.InvalidParams.getValue(), "The document " + address + " is not open; open it first.");
        }
        return document;
    }

    private static Refusal outOfStep(String address) {
        return new Refusal(ResponseErrorCode.ContentModified.getValue(),
                "The text of " + address + " is out of step with the editor; send the full text, or close the document and open it again.");
    }

    /** Ends the worker thread after what was asked before, or after the given time. */
    void finish(long millis) throws InterruptedException {
        worker.shutdown();
        if (!worker.awaitTermination(millis, TimeUnit.MILLISECONDS)) {
            worker.shutdownNow();
        }
    }
}
