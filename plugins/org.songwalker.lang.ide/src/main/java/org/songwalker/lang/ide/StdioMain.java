// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import com.google.inject.Injector;
import java.io.InputStream;
import java.io.OutputStream;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.songwalker.lang.CatalogHolder;
import org.songwalker.lang.compile.PresetCatalog;

/** The language server for other editors: JSON-RPC on two streams. */
public final class StdioMain {
    private StdioMain() {}

    /** Serves until the input ends. The calling thread waits. */
    public static void serve(InputStream in, OutputStream out, PresetCatalog catalog) throws Exception {
        Injector language = new SongIdeSetup().createInjectorAndDoEMFRegistration();
        language.getInstance(CatalogHolder.class).catalog(catalog);
        SwServer.Server server = SwServer.injector(language).getInstance(SwServer.Server.class);
        Launcher<LanguageClient> launcher = Launcher.createLauncher(server, LanguageClient.class, in, out);
        server.connect(launcher.getRemoteProxy());
        launcher.startListening().get();
    }
}
