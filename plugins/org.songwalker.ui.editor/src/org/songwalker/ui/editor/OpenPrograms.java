// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.IFileBufferListener;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.ui.PlatformUI;
import org.songwalker.ui.Ids;
import org.songwalker.ui.unsaved.UnsavedTexts;

/** Reports every open program and its edits to {@link Language} and {@link UnsavedTexts}, until its file buffer is closed. UI thread. */
final class OpenPrograms implements IFileBufferListener {
    private final Map<IFileBuffer, Follower> followers = new ConcurrentHashMap<>();

    /** Listens to one open document. */
    private record Follower(Language language, UnsavedTexts unsaved, URI uri, IDocument document, IFile file) implements IDocumentListener {
        void start() {
            document.addDocumentListener(this);
            language.open(uri, document);
        }

        void end() {
            document.removeDocumentListener(this);
            language.close(uri);
            unsaved.clean(file);
        }

        @Override
        public void documentAboutToBeChanged(DocumentEvent event) {}

        @Override
        public void documentChanged(DocumentEvent event) {
            language.changed(uri);
            String text = document.get(); // copied on this thread, on which edits happen
            unsaved.changed(file, () -> text);
        }
    }

    @Override
    public void bufferCreated(IFileBuffer buffer) {
        IFile file = FileBuffers.getWorkspaceFileAtLocation(buffer.getLocation());
        if (!(buffer instanceof ITextFileBuffer text) || file == null || file.getLocation() == null
                || !Ids.PROGRAM.equals(file.getFileExtension()) || !PlatformUI.isWorkbenchRunning()) {
            return;
        }
        Language language = PlatformUI.getWorkbench().getService(Language.class);
        UnsavedTexts unsaved = PlatformUI.getWorkbench().getService(UnsavedTexts.class);
        if (language != null && unsaved != null) {
            Follower follower = new Follower(language, unsaved, file.getLocation().toPath().toUri(), text.getDocument(), file);
            followers.put(buffer, follower);
            follower.start();
        }
    }

    @Override
    public void bufferDisposed(IFileBuffer buffer) {
        Follower follower = followers.remove(buffer);
        if (follower != null) {
            follower.end();
        }
    }

    @Override
    public void dirtyStateChanged(IFileBuffer buffer, boolean dirty) {
        Follower follower = followers.get(buffer);
        if (follower != null && !dirty) {
            follower.unsaved().clean(follower.file());
        }
    }

    @Override
    public void bufferContentAboutToBeReplaced(IFileBuffer buffer) {}

    @Override
    public void bufferContentReplaced(IFileBuffer buffer) {}

    @Override
    public void stateChanging(IFileBuffer buffer) {
        Follower follower = followers.get(buffer);
        if (follower != null) {
            follower.unsaved().saving(follower.file()); // also for what the platform saves by emptying the file first
        }
    }

    @Override
    public void stateValidationChanged(IFileBuffer buffer, boolean validated) {}

    @Override
    public void underlyingFileMoved(IFileBuffer buffer, IPath path) {}

    @Override
    public void underlyingFileDeleted(IFileBuffer buffer) {}

    @Override
    public void stateChangeFailed(IFileBuffer buffer) {}
}
