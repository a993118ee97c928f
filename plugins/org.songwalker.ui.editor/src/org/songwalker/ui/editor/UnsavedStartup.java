// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;

/** Brings unsaved texts of a run that was killed back into their editors, still unsaved. Called in a background job. */
public final class UnsavedStartup implements IStartup {
    @Override
    public void earlyStartup() {
        List<Unsaved.Text> left = Unsaved.left();
        left.forEach(UnsavedStartup::refresh);
        if (!left.isEmpty()) {
            PlatformUI.getWorkbench().getDisplay().asyncExec(() -> left.forEach(UnsavedStartup::restore));
        }
    }

    /** After a kill the workspace may not know of its newest files yet. */
    private static void refresh(Unsaved.Text text) {
        try {
            ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString(text.workspacePath())).refreshLocal(IResource.DEPTH_ZERO, null);
        } catch (CoreException e) {
            ILog.of(UnsavedStartup.class).warn(text.workspacePath() + " is not in the workspace; its unsaved text is kept.", e);
        }
    }

    private static void restore(Unsaved.Text text) {
        IFile file = ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString(text.workspacePath()));
        IWorkbenchPage page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
        if (!file.exists() || page == null) {
            return;
        }
        try {
            ITextEditor editor = Adapters.adapt(IDE.openEditor(page, file, false), ITextEditor.class);
            IDocument document = editor == null ? null : editor.getDocumentProvider().getDocument(editor.getEditorInput());
            if (document != null && !document.get().equals(text.text())) {
                document.set(text.text());
            }
        } catch (PartInitException e) {
            ILog.of(UnsavedStartup.class).error("The unsaved text of " + file.getName() + " could not be brought back; it is kept.", e);
        }
    }
}
