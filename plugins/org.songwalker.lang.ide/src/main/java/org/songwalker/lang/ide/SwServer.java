// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Position;
import org.songwalker.lang.SwCompiler;
import org.songwalker.lang.compile.PresetCatalog;

/**
 * The language server, in the same process. Calls return at once or give a future; diagnostics arrive at the listener on the server's own
 * thread, with the version of the document that they belong to. Making a server takes about half a second, so not on the UI thread.
 *
 * <p>
 * The tour: a client opens, changes and closes {@link Documents}; the compiler checks each new text, and its issues come back as
 * {@link Diagnostics}. {@link Completion} answers what may be written at a place, {@link Outline} and {@link Highlights} describe a text.
 * {@link StdioMain} serves the same to other editors.
 */
public final class SwServer {
    private final Documents documents;
    /** The completion that each document waits for. */
    private final Map<URI, CompletableFuture<?>> completions = new ConcurrentHashMap<>();

    /** Hears what is wrong with a document; {@code version} is the one that was checked. */
    public interface Listener {
        void diagnostics(URI document, int version, List<Diagnostic> diagnostics);

        /** A fault in the server kept it from checking a document; the next text of the document is checked again. */
        default void failed(URI document, Throwable problem) {
            System.getLogger(SwServer.class.getName())
                    .log(System.Logger.Level.ERROR, "The language server failed on " + document + ".", problem);
        }
    }

    private SwServer(Documents documents) {
        this.documents = documents;
    }

    /** Starts a server; {@code catalog} holds the presets at hand. */
    public static SwServer start(PresetCatalog catalog, Listener listener) {
        SwCompiler compiler = new SwCompiler(PresetCatalog.NONE);
        return new SwServer(new Documents(() -> compiler, catalog, new Documents.Listener() {
            @Override
            public void checked(OpenDocument document, List<Diagnostic> diagnostics) {
                Integer version = document.version();
                listener.diagnostics(URI.create(document.address()), version == null ? -1 : version, diagnostics);
            }

            @Override
            public void closed(String address) {} // what was said about it stays until it is opened again

            @Override
            public void failed(String address, Throwable problem) {
                listener.failed(URI.create(address), problem);
            }
        }));
    }

    /** Replaces the presets that names are checked and completed against, from the next change of a document on. */
    public void catalog(PresetCatalog catalog) {
        documents.catalog(catalog);
    }

    public void open(URI document, int version, String text) {
        documents.open(document.toString(), version, text);
    }

    /** Replaces the text of an open document. */
    public void change(URI document, int version, String text) {
        documents.change(document.toString(), version, List.of(new Documents.Edit(null, text)));
    }

    public void close(URI document) {
        documents.close(document.toString());
    }

    /** What is wrong with a text that is not open. */
    public CompletableFuture<List<Diagnostic>> check(URI document, String text) {
        return documents.check(document.toString(), text);
    }

    /**
     * Proposals at a place; line and column from 0, columns in UTF-16 units. Cancels the request for this document before, if that is not
     * answered yet.
     */
    public CompletableFuture<List<CompletionItem>> complete(URI document, int line, int column) {
        var asked = documents.complete(document.toString(), new Position(line, column));
        CompletableFuture<?> before = completions.put(document, asked);
        if (before != null) {
            before.cancel(true);
        }
        asked.whenComplete((answer, problem) -> completions.remove(document, asked));
        return asked.thenApply(CompletionList::getItems);
    }
}
