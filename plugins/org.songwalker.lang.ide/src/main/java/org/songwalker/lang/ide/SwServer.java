// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.util.Modules;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.xtext.ide.server.ILanguageServerShutdownAndExitHandler;
import org.eclipse.xtext.ide.server.LanguageServerImpl;
import org.eclipse.xtext.ide.server.ServerModule;
import org.eclipse.xtext.ide.server.WorkspaceManager;
import org.eclipse.xtext.resource.IResourceServiceProvider;
import org.eclipse.xtext.resource.impl.ResourceServiceProviderRegistryImpl;
import org.songwalker.lang.CatalogHolder;
import org.songwalker.lang.compile.PresetCatalog;

/**
 * The language server, in the same process. Calls return at once or give a future; diagnostics arrive at the listener on the server's own
 * thread, with the version of the document that they belong to. Making a server takes about half a second, so not on the UI thread.
 *
 * <p>
 * The tour: a client opens, changes and closes documents; Xtext's server parses each new text, and the compiler's issues come back as
 * diagnostics. {@link Completion} answers what may be written at a place, {@link Outline} and {@link Highlights} describe a text.
 * {@link StdioMain} serves the same to other editors.
 */
public final class SwServer {
    private final Server server;
    private final CatalogHolder catalogs;
    /** The completion that each document waits for. */
    private final Map<URI, CompletableFuture<?>> completions = new ConcurrentHashMap<>();

    /** Hears what is wrong with a document; {@code version} is the one that was checked. */
    public interface Listener {
        void diagnostics(URI document, int version, List<Diagnostic> diagnostics);
    }

    /** Remembers the version that its requests have reached. */
    static class Server extends LanguageServerImpl {
        /** The version of a document, as seen from the server's write thread. */
        int versionOf(String uri) {
            return getWorkspaceManager().doRead(org.eclipse.emf.common.util.URI.createURI(uri),
                    (document, resource) -> document == null || document.getVersion() == null ? -1 : document.getVersion());
        }
    }

    /**
     * Knows documents only from being opened. A closed one is gone: read from disk it could have been deleted by then, and what cannot be
     * read once would be tried again with every later document, and fail them all.
     */
    static class OpenDocuments extends WorkspaceManager {
        @Override
        protected boolean exists(org.eclipse.emf.common.util.URI uri) {
            return false;
        }
    }

    private SwServer(Server server, CatalogHolder catalogs) {
        this.server = server;
        this.catalogs = catalogs;
    }

    /** The server's module over the language's own injector: no registry of the process is asked, so others may register what they like. */
    static Injector injector(Injector language) {
        IResourceServiceProvider.Registry registry = new ResourceServiceProviderRegistryImpl();
        registry.getExtensionToFactoryMap().put("sw", language.getInstance(IResourceServiceProvider.class));
        return Guice.createInjector(Modules.override(new ServerModule()).with(binder -> {
            binder.bind(IResourceServiceProvider.Registry.class).toInstance(registry);
            binder.bind(WorkspaceManager.class).to(OpenDocuments.class);
            binder.bind(ILanguageServerShutdownAndExitHandler.class).to(ILanguageServerShutdownAndExitHandler.NullImpl.class);
        }));
    }

    /**
     * Starts a server.
     *
     * @param folder  an empty folder to stand for the workspace: documents come only by {@link #open}
     * @param catalog the presets at hand
     */
    public static SwServer start(URI folder, PresetCatalog catalog, Listener listener) {
        Injector language = new SongIdeSetup().createInjectorAndDoEMFRegistration();
        CatalogHolder catalogs = language.getInstance(CatalogHolder.class);
        catalogs.catalog(catalog);
        Server server = injector(language).getInstance(Server.class);
        server.connect(new Client(server, listener));
        InitializeParams parameters = new InitializeParams();
        parameters.setWorkspaceFolders(List.of(new WorkspaceFolder(folder.toString(), "songwalker")));
        WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
        workspace.setWorkspaceFolders(true); // otherwise the server takes the root address, which there is none of
        parameters.setCapabilities(new ClientCapabilities(workspace, new TextDocumentClientCapabilities(), null));
        server.initialize(parameters).join();
        server.initialized(new InitializedParams());
        return new SwServer(server, catalogs);
    }

    /** Replaces the presets that names are checked and completed against, from the next change of a document on. */
    public void catalog(PresetCatalog catalog) {
        catalogs.catalog(catalog);
    }

    public void open(URI document, int version, String text) {
        server.didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(document.toString(), "sw", version, text)));
    }

    /** Replaces the text of an open document. */
    public void change(URI document, int version, String text) {
        server.didChange(new DidChangeTextDocumentParams(new VersionedTextDocumentIdentifier(document.toString(), version),
                List.of(new TextDocumentContentChangeEvent(text))));
    }

    public void close(URI document) {
        server.didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(document.toString())));
    }

    /**
     * Proposals at a place; line and column from 0, columns in UTF-16 units. Cancels the request for this document before, if that is not
     * answered yet. The server may cancel it too, after a change of the document.
     */
    public CompletableFuture<List<CompletionItem>> complete(URI document, int line, int column) {
        var asked = server.completion(new CompletionParams(new TextDocumentIdentifier(document.toString()), new Position(line, column)));
        CompletableFuture<?> before = completions.put(document, asked);
        if (before != null) {
            before.cancel(true);
        }
        asked.whenComplete((answer, problem) -> completions.remove(document, asked));
        return asked.thenApply(answer -> answer.isLeft() ? answer.getLeft() : answer.getRight().getItems());
    }

    /** The client's side. */
    private static final class Client implements LanguageClient {
        private final Server server;
        private final Listener listener;

        Client(Server server, Listener listener) {
            this.server = server;
            this.listener = listener;
        }

        @Override
        public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
            int version = server.versionOf(diagnostics.getUri());
            listener.diagnostics(URI.create(diagnostics.getUri()), version, diagnostics.getDiagnostics());
        }

        @Override
        public void telemetryEvent(Object event) {}

        @Override
        public void showMessage(MessageParams message) {}

        @Override
        public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void logMessage(MessageParams message) {}
    }
}
