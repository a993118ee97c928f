// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.net.URI;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.IDocumentSetupParticipant;
import org.eclipse.core.filebuffers.IDocumentSetupParticipantExtension;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.IFileBufferListener;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.ui.PlatformUI;
import org.songwalker.ui.unsaved.UnsavedTexts;

/**
 * Hands every program that is opened to the language server and to the keeper of unsaved texts, until its buffer is closed. A file that was
 * written elsewhere is read into a document that only serves to compare; it is set up like one of an editor and must not take its place.
 */
public final class DocumentSetup implements IDocumentSetupParticipant, IDocumentSetupParticipantExtension {
    @Override
    public void setup(IDocument document) { }

    @Override
    public void setup(IDocument document, IPath location, LocationKind kind) {
        boolean comparing = FileBuffers.getTextFileBufferManager().getTextFileBuffer(location, kind) != null;
        if (kind != LocationKind.IFILE || comparing || !PlatformUI.isWorkbenchRunning()) {
            return;
        }
        IFile file = ResourcesPlugin.getWorkspace().getRoot().getFile(location);
        Language language = PlatformUI.getWorkbench().getService(Language.class);
        UnsavedTexts unsaved = PlatformUI.getWorkbench().getService(UnsavedTexts.class);
        if (file.getLocation() != null && language != null && unsaved != null) {
            new Follower(language, unsaved, file.getLocation().toPath().toUri(), document, file).start();
        }
    }

    /** One open document. */
    private record Follower(Language language, UnsavedTexts unsaved, URI uri, IDocument document, IFile file)
            implements IDocumentListener, IFileBufferListener {
        void start() {
            document.addDocumentListener(this);
            FileBuffers.getTextFileBufferManager().addFileBufferListener(this);
            language.open(uri, document);
        }

        @Override
        public void documentAboutToBeChanged(DocumentEvent event) { }

        @Override
        public void documentChanged(DocumentEvent event) {
            language.changed(uri);
            String text = document.get(); // here, where it cannot change meanwhile
            unsaved.changed(file, () -> text);
        }

        @Override
        public void bufferDisposed(IFileBuffer buffer) {
            if (file.getFullPath().equals(buffer.getLocation())) {
                FileBuffers.getTextFileBufferManager().removeFileBufferListener(this);
                document.removeDocumentListener(this);
                language.close(uri);
                unsaved.clean(file);
            }
        }

        @Override
        public void dirtyStateChanged(IFileBuffer buffer, boolean dirty) {
            if (!dirty && file.getFullPath().equals(buffer.getLocation())) {
                unsaved.clean(file);
            }
        }

        @Override
        public void bufferCreated(IFileBuffer buffer) { }

        @Override
        public void bufferContentAboutToBeReplaced(IFileBuffer buffer) { }

        @Override
        public void bufferContentReplaced(IFileBuffer buffer) { }

        @Override
        public void stateChanging(IFileBuffer buffer) { }

        @Override
        public void stateValidationChanged(IFileBuffer buffer, boolean validated) { }

        @Override
        public void underlyingFileMoved(IFileBuffer buffer, IPath path) { }

        @Override
        public void underlyingFileDeleted(IFileBuffer buffer) { }

        @Override
        public void stateChangeFailed(IFileBuffer buffer) { }
    }
}
