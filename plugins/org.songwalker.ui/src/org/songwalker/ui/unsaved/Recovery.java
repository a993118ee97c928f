// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.unsaved;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;

/** Restores the unsaved texts of a run that was killed: opens their editors, fills them, leaves them unsaved, and tells the user. */
public final class Recovery {
    private final IWorkbench workbench;
    private final UnsavedTexts texts;
    private final Consumer<String> notices;

    /** @param notices receives one message that names the restored files; called on the UI thread */
    public Recovery(IWorkbench workbench, UnsavedTexts texts, Consumer<String> notices) {
        this.workbench = workbench;
        this.texts = texts;
        this.notices = notices;
    }

    /** Reads the kept texts in a background job, then fills the editors on the UI thread. Any thread may call. */
    public void start() {
        Job.createSystem("Looking for unsaved texts", monitor -> {
            List<UnsavedTexts.Text> left = texts.left();
            left.forEach(Recovery::refresh);
            if (!left.isEmpty() && !workbench.getDisplay().isDisposed()) {
                workbench.getDisplay().asyncExec(() -> restore(left));
            }
        }).schedule();
    }

    /** Tells the workspace of a file on disk: after a kill it may not know its newest files. */
    private static void refresh(UnsavedTexts.Text text) {
        try {
            file(text).refreshLocal(IResource.DEPTH_ZERO, null);
        } catch (CoreException e) {
            ILog.of(Recovery.class).warn(text.workspacePath() + " is not in the workspace; its unsaved text is kept.", e);
        }
    }

    private static IFile file(UnsavedTexts.Text text) {
        return ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString(text.workspacePath()));
    }

    private void restore(List<UnsavedTexts.Text> left) {
        IWorkbenchPage page = workbench.getWorkbenchWindows()[0].getActivePage();
        IEditorPart front = page == null ? null : page.getActiveEditor();
        List<String> back = new ArrayList<>();
        for (UnsavedTexts.Text text : left) {
            if (page != null && file(text).exists() && restore(page, text)) {
                back.add(file(text).getName());
            }
        }
        if (page != null && front != null) {
            page.bringToTop(front);
        }
        if (!back.isEmpty()) {
            notices.accept("Not saved when the Studio ended last time, and back in the editor: " + String.join(", ", back) + ".");
        }
    }

    /** Opens the editor of a text and fills it. Returns true if the editor now has the unsaved text. */
    private boolean restore(IWorkbenchPage page, UnsavedTexts.Text text) {
        try {
            IEditorPart part = IDE.openEditor(page, file(text), false);
            if (part instanceof Recoverable editor) {
                return editor.recover(text.text());
            }
            ITextEditor editor = Adapters.adapt(part, ITextEditor.class);
            IDocument document = editor == null ? null : editor.getDocumentProvider().getDocument(editor.getEditorInput());
            if (document != null && document.get().equals(text.text())) {
                texts.clean(text.workspacePath()); // saved: the kill came before the copy was deleted
            } else if (document != null) {
                document.set(text.text());
                return true;
            }
        } catch (PartInitException e) {
            ILog.of(Recovery.class).error("The unsaved text of " + file(text).getName() + " could not be brought back; it is kept.", e);
        }
        return false;
    }
}
