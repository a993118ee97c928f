// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.lang.ide.SwServer;
import org.songwalker.session.live.LiveListener;
import org.songwalker.ui.studio.StudioService;

/** The language server and the documents that are open in it. Any thread; the server starts in the background with the first document. */
public final class Language implements LiveListener {
    /** A document that an editor shows, with the number of its latest text. */
    private record Open(IDocument document, AtomicInteger version) {}

    /** What a document was when it was closed: the number of its text, and enough of the text to know it again. */
    private record Closed(int version, int length, int hash) {}

    private final Map<URI, Open> documents = new ConcurrentHashMap<>();
    private final Map<URI, Closed> closed = new ConcurrentHashMap<>();
    /** The proposals that each document waits for. */
    private final Map<URI, CompletableFuture<?>> asked = new ConcurrentHashMap<>();
    private final ProblemMarkers markers = new ProblemMarkers(this::current);
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
            // On the sessions thread, because the compiler's and the server's set-up fill the same registries of EMF.
            started = service.live().background(() -> SwServer.start(folder(), PresetCatalog.NONE, markers));
            server = started;
            told = started;
            started.exceptionally(problem -> {
                ILog.of(Language.class)
                        .error("The language server did not start; programs play, but are neither checked nor completed.", problem);
                return null;
            });
            service.live().addListener(this);
            PresetCatalog known = service.live().catalog().getNow(null);
            if (known != null) { // else the listener hears of the first
                presets(known);
            }
        }
        return started;
    }

    /**
     * Offers these presets, and looks at what is open in their light. On the UI thread, where edits are numbered too: a text must not get
     * its number before and be sent behind an edit, or the answer to the edit would count as an old one.
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

    /** Tells the server something after all that was told before: what waits for its start would else arrive in any order. */
    private synchronized CompletableFuture<SwServer> tell(Consumer<SwServer> message) {
        server();
        told = told.thenApply(it -> {
            try {
                message.accept(it);
            } catch (RuntimeException e) {
                ILog.of(Language.class).error("The language server did not take a message; close the editor and open it again.", e);
            }
            return it;
        });
        return told;
    }

    /** An empty folder: documents come by being opened, never from disk. */
    private static URI folder() throws IOException {
        return Files.createDirectories(Platform.getStateLocation(FrameworkUtil.getBundle(Language.class)).append("language").toPath())
                .toUri();
    }

    private boolean current(URI document, int version) {
        Open open = documents.get(document);
        return open != null && open.version().get() == version;
    }

    /**
     * Tells the server of a document. A number stands for one text as long as the Studio runs: one that is opened again unchanged has its
     * number again, since its markers carry fixes for it; another text gets the next.
     */
    void open(URI uri, IDocument document) {
        String text = document.get();
        Closed before = closed.remove(uri);
        boolean same = before != null && before.length() == text.length() && before.hash() == text.hashCode();
        int version = before == null ? 1 : same ? before.version() : before.version() + 1;
        documents.put(uri, new Open(document, new AtomicInteger(version)));
        tell(it -> it.open(uri, version, text));
    }

    /** Whether a document is open in a version. */
    boolean current(IDocument document, int version) {
        return documents.values().stream().anyMatch(open -> open.document() == document && open.version().get() == version);
    }

    /** Tells the server of an edit. */
    void changed(URI uri) {
        Open open = documents.get(uri);
        if (open != null) {
            int version = open.version().incrementAndGet();
            String text = open.document().get();
            tell(it -> it.change(uri, version, text));
        }
    }

    void close(URI uri) {
        Open open = documents.remove(uri);
        if (open != null) {
            String text = open.document().get();
            closed.put(uri, new Closed(open.version().get(), text.length(), text.hashCode()));
            markers.forget(uri);
            tell(it -> it.close(uri));
        }
    }

    /** The address under which a document is open, null where it is none of ours. */
    @Nullable
    URI uriOf(IDocument document) {
        return documents.entrySet()
                .stream()
                .filter(entry -> entry.getValue().document() == document)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** Asks for proposals; line and column from 0. Cancels what was asked for this document before, if that is not answered yet. */
    CompletableFuture<List<CompletionItem>> complete(URI uri, int line, int column) {
        CompletableFuture<List<CompletionItem>> answer = new CompletableFuture<>();
        CompletableFuture<?> before = asked.put(uri, answer);
        if (before != null) {
            before.cancel(true);
        }
        answer.whenComplete((items, problem) -> asked.remove(uri, answer));
        tell(it -> {
            if (!answer.isDone()) {
                it.complete(uri, line, column).whenComplete((items, problem) -> {
                    if (problem == null) {
                        answer.complete(items);
                    } else {
                        answer.completeExceptionally(problem);
                    }
                });
            }
        }).exceptionally(problem -> {
            answer.completeExceptionally(problem);
            return null;
        });
        return answer;
    }

    /** The documents whose diagnostics are at hand: open ones that the server has answered for. Any thread. */
    public Set<URI> diagnosed() {
        return markers.kept();
    }

    /** Whether the server runs. */
    public synchronized boolean running() {
        return server != null && server.isDone() && !server.isCompletedExceptionally();
    }
}
