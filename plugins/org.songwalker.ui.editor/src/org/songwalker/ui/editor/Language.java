// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.lang.ide.SwServer;
import org.songwalker.session.live.LiveListener;
import org.songwalker.ui.studio.MemoryShortage;
import org.songwalker.ui.studio.StudioService;

/**
 * The Studio's language server and the documents that are open in it. {@link OpenPrograms} reports documents and edits, which go to
 * {@link SwServer} in order; what the server answers leaves through {@link ProblemMarkers} as markers and through {@link #complete} as
 * proposals. Presets arrive from the live session ({@link #presets}). The server starts in the background with the first document. Any
 * thread may call, and no call waits for the server.
 */
public final class Language implements LiveListener {
    /** An open document and the version of its latest text. */
    private record Open(IDocument document, AtomicInteger version) {}

    /** The version of a document that was closed, with the length and the hash by which its text is recognized. */
    private record Closed(int version, int length, int hash) {}

    private final Map<URI, Open> documents = new ConcurrentHashMap<>();
    private final Map<URI, Closed> closed = new ConcurrentHashMap<>();
    /** The pending completion request of each document. */
    private final Map<URI, CompletableFuture<?>> pendingCompletions = new ConcurrentHashMap<>();
    private final ProblemMarkers markers = new ProblemMarkers(new ProblemMarkers.Versions() {
        @Override
        public boolean current(URI document, int version) {
            return Language.this.current(document, version);
        }

        @Override
        public boolean open(URI document) {
            return isOpen(document);
        }
    });
    private volatile @Nullable StudioService studio;
    private @Nullable CompletableFuture<SwServer> server;
    private CompletableFuture<SwServer> told = new CompletableFuture<>();

    /** Called by the component runtime. */
    void bind(StudioService service) {
        studio = service;
    }

    /** Called by the component runtime. */
    void deactivate() {
        StudioService service = studio;
        if (service != null) {
            service.live().removeListener(this);
        }
        documents.clear();
    }

    private synchronized CompletableFuture<SwServer> server() {
        CompletableFuture<SwServer> started = server;
        if (started == null) {
            StudioService service = Objects.requireNonNull(studio);
            // On the sessions thread: the set-ups of compiler and server fill the same EMF registries.
            started = service.live().background(() -> SwServer.start(PresetCatalog.NONE, markers));
            server = started;
            told = started;
            started.exceptionally(problem -> {
                ILog.of(Language.class)
                        .error("The language server did not start, so programs play but are neither checked nor completed. "
                                + "Save your work and start the Studio again.", problem);
                return null;
            });
            service.live().addListener(this);
            PresetCatalog known = service.live().catalog().getNow(null);
            if (known != null) { // otherwise the listener is told as soon as they are known
                presets(known);
            }
        }
        return started;
    }

    /**
     * Gives the server these presets and has it check every open document again. Goes to the UI thread, where edits get their versions too:
     * if a text got its version before an edit but were sent after it, the answer to the edit would be taken for an outdated one. Any
     * thread.
     */
    @Override
    public void presets(PresetCatalog catalog) {
        Display display = PlatformUI.getWorkbench().getDisplay();
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                tell(it -> it.catalog(catalog));
                documents.keySet().forEach(this::changed);
            });
        }
    }

    /** Sends a message to the server after all earlier ones; chaining keeps the order while the server starts. */
    private synchronized CompletableFuture<SwServer> tell(Consumer<SwServer> message) {
        server();
        told = told.thenApply(it -> {
            try {
                message.accept(it);
            } catch (RuntimeException e) {
                ILog.of(Language.class).error("The language server did not take a message; close the editor and open it again.", e);
            } catch (OutOfMemoryError e) {
                MemoryShortage.report(e);
            }
            return it;
        });
        return told;
    }

    private boolean current(URI document, int version) {
        Open open = documents.get(document);
        return open != null && open.version().get() == version;
    }

    /**
     * Opens a document in the server. Within a run of the Studio, a version means one text: a document that is opened again unchanged gets
     * its old version, for which its markers have fixes; with another text it gets the next one.
     */
    void open(URI uri, IDocument document) {
        String text = document.get();
        Closed before = closed.remove(uri);
        boolean same = before != null && before.length() == text.length() && before.hash() == text.hashCode();
        int version = before == null ? 1 : same ? before.version() : before.version() + 1;
        documents.put(uri, new Open(document, new AtomicInteger(version)));
        tell(it -> it.open(uri, version, text));
    }

    /** True if a document is open and this is its latest version. */
    boolean current(IDocument document, int version) {
        return documents.values().stream().anyMatch(open -> open.document() == document && open.version().get() == version);
    }

    /** Sends the new text of an edited document to the server. */
    void changed(URI uri) {
        Open open = documents.get(uri);
        if (open != null) {
            int version = open.version().incrementAndGet();
            String text = open.document().get();
            tell(it -> it.change(uri, version, text));
        }
    }

    /** Closes a document in the server; its markers stay. */
    void close(URI uri) {
        Open open = documents.remove(uri);
        if (open != null) {
            String text = open.document().get();
            closed.put(uri, new Closed(open.version().get(), text.length(), text.hashCode()));
            markers.forget(uri);
            tell(it -> it.close(uri));
        }
    }

    /** True if a document is open. Any thread. */
    boolean isOpen(URI uri) {
        return documents.containsKey(uri);
    }

    /** The presets that programs are checked against; until they are known, no preset counts as missing. Any thread. */
    CompletableFuture<PresetCatalog> presets() {
        return Objects.requireNonNull(studio).live().catalog();
    }

    /** What is wrong with the text of a file that is not open. Any thread. */
    CompletableFuture<List<Diagnostic>> check(URI uri, String text) {
        CompletableFuture<PresetCatalog> presets = presets();
        return ask(new CompletableFuture<>(), it -> {
            if (presets.isDone() && !presets.isCompletedExceptionally()) {
                it.catalog(presets.join());
            }
            return it.check(uri, text);
        });
    }

    /** Marks in a file that is not open what is wrong with its text. If it is opened unchanged, its fixes are still right. Any thread. */
    void mark(URI uri, IFile file, String text, List<Diagnostic> found) {
        Closed now = closed.compute(uri,
                (key, before) -> before != null && before.length() == text.length() && before.hash() == text.hashCode() ? before
                        : new Closed(before == null ? 1 : before.version() + 1, text.length(), text.hashCode()));
        markers.closed(uri, file, now.version(), text, found);
    }

    /** The address of an open document, null if it is not one of ours. */
    @Nullable
    URI uriOf(IDocument document) {
        return documents.entrySet()
                .stream()
                .filter(entry -> entry.getValue().document() == document)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /**
     * Requests proposals for a position; line and column start at 0. Cancels an earlier request for this document that has no answer yet.
     */
    CompletableFuture<List<CompletionItem>> complete(URI uri, int line, int column) {
        CompletableFuture<List<CompletionItem>> answer = new CompletableFuture<>();
        CompletableFuture<?> before = pendingCompletions.put(uri, answer);
        if (before != null) {
            before.cancel(true);
        }
        answer.whenComplete((items, problem) -> pendingCompletions.remove(uri, answer));
        return ask(answer, it -> it.complete(uri, line, column));
    }

    /** Sends a request after all earlier messages, unless its answer was cancelled by then, and returns the answer. */
    private <T> CompletableFuture<T> ask(CompletableFuture<T> answer, Function<SwServer, CompletableFuture<T>> request) {
        tell(it -> {
            if (answer.isDone()) {
                return;
            }
            try {
                request.apply(it).whenComplete((result, problem) -> settle(answer, result, problem));
            } catch (RuntimeException | OutOfMemoryError e) {
                answer.completeExceptionally(e); // or who asked would wait for ever
                throw e;
            }
        }).exceptionally(problem -> {
            answer.completeExceptionally(problem);
            return null;
        });
        return answer;
    }

    private static <T> void settle(CompletableFuture<T> answer, T result, @Nullable Throwable problem) {
        if (problem == null) {
            answer.complete(result);
        } else {
            answer.completeExceptionally(problem);
        }
    }

    /** The open documents for which the server has sent diagnostics. Any thread. */
    public Set<URI> diagnosed() {
        return markers.kept();
    }

    /** True if the server has started. */
    public synchronized boolean running() {
        return server != null && server.isDone() && !server.isCompletedExceptionally();
    }
}
