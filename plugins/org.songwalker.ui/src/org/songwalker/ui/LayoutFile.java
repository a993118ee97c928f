// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.e4.ui.internal.workbench.ResourceHandler;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.workbench.IWorkbench;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.URIHandler;
import org.eclipse.emf.ecore.resource.impl.FileURIHandlerImpl;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.songwalker.session.WholeFile;

/**
 * Saves the platform's file of windows, views and open editors by replacing it in one step. The platform itself empties the file and then
 * fills it: after a kill in between, the layout is unreadable and the next start shows the default one. The product names this class as
 * {@code modelResourceHandler}. Any thread may save.
 */
@SuppressWarnings("restriction")
public final class LayoutFile extends ResourceHandler {
    @Inject
    public LayoutFile(@Named(IWorkbench.PERSIST_STATE) boolean saveAndRestore,
            @Named(IWorkbench.CLEAR_PERSISTED_STATE) boolean clearPersistedState) {
        super(saveAndRestore, clearPersistedState);
    }

    @Override
    public Resource loadMostRecentModel() {
        return whole(super.loadMostRecentModel());
    }

    @Override
    public Resource createResourceWithApp(MApplication application) {
        return whole(super.createResourceWithApp(application));
    }

    /** Has the resource serialized in memory first, so that a model that cannot be serialized leaves the file as it is. */
    private static Resource whole(Resource resource) {
        ((XMLResource) resource).getDefaultSaveOptions()
                .put(Resource.OPTION_SAVE_ONLY_IF_CHANGED, Resource.OPTION_SAVE_ONLY_IF_CHANGED_MEMORY_BUFFER);
        List<URIHandler> handlers = resource.getResourceSet().getURIConverter().getURIHandlers();
        if (!(handlers.getFirst() instanceof Replacing)) {
            handlers.addFirst(new Replacing());
        }
        return resource;
    }

    /** Replaces the file as a whole; writes one file at a time. */
    private static final class Replacing extends FileURIHandlerImpl {
        @Override
        public OutputStream createOutputStream(URI uri, Map<?, ?> options) {
            return new ByteArrayOutputStream() {
                @Override
                public void close() throws IOException {
                    replace(Path.of(uri.toFileString()), toByteArray());
                }
            };
        }

        private synchronized void replace(Path file, byte[] contents) throws IOException {
            WholeFile.replace(file, contents);
        }
    }
}
