// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import java.nio.file.Path;
import java.util.Objects;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWindowListener;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.texteditor.ITextEditor;
import org.jspecify.annotations.Nullable;
import org.songwalker.ui.studio.StudioService;

/**
 * Tells the live session which program the user looks at: that of the active editor, with its unsaved changes 0.3 s after the last of them.
 * A view that is activated beside the editor changes nothing. UI thread.
 */
public final class FrontProgram implements IPartListener2, IWindowListener, IDocumentListener {
    private static final int PAUSE_MILLIS = 300;
    private final IWorkbench workbench;
    private final StudioService studio;
    private final Runnable tell = this::tell;
    private @Nullable Shown shown;
    private boolean waiting;

    /** A program in an editor. */
    public record Shown(IEditorPart editor, Path program, IDocument document) {
        public String text() {
            return document.get();
        }
    }

    private FrontProgram(IWorkbench workbench, StudioService studio) {
        this.workbench = workbench;
        this.studio = studio;
    }

    static void follow(IWorkbench workbench, StudioService studio) {
        FrontProgram front = new FrontProgram(workbench, studio);
        for (IWorkbenchWindow window : workbench.getWorkbenchWindows()) {
            window.getPartService().addPartListener(front);
        }
        workbench.addWindowListener(front);
        front.look();
    }

    /** The program in the active editor of a window; null if that editor shows none. */
    public static @Nullable Shown in(IWorkbenchWindow window) {
        IEditorPart editor = window.getActivePage() == null ? null : window.getActivePage().getActiveEditor();
        ITextEditor text = editor == null ? null : Adapters.adapt(editor, ITextEditor.class);
        IFile file = editor == null ? null : Adapters.adapt(editor.getEditorInput(), IFile.class);
        if (text == null || file == null || file.getLocation() == null || !Ids.PROGRAM.equals(file.getFileExtension())) {
            return null;
        }
        IDocument document = text.getDocumentProvider() == null ? null : text.getDocumentProvider().getDocument(text.getEditorInput());
        return document == null ? null : new Shown(editor, file.getLocation().toPath(), document);
    }

    /** Looks once the current event is over: a change of editors causes several. */
    private void soon() {
        if (!waiting && !workbench.isClosing()) {
            waiting = true;
            workbench.getDisplay().asyncExec(() -> {
                waiting = false;
                look();
            });
        }
    }

    private void look() {
        IWorkbenchWindow window = workbench.isClosing() ? null : workbench.getActiveWorkbenchWindow();
        Shown now = window == null ? shown : in(window);
        if (!Objects.equals(now, shown)) {
            show(now);
        }
    }

    private void show(@Nullable Shown now) {
        if (shown != null) {
            shown.document().removeDocumentListener(this);
        }
        if (now != null) {
            now.document().addDocumentListener(this);
        }
        shown = now;
        tell();
    }

    private void tell() {
        workbench.getDisplay().timerExec(-1, tell);
        studio.live().front(shown == null ? null : shown.program(), shown == null ? "" : shown.text());
    }

    @Override
    public void documentAboutToBeChanged(DocumentEvent event) {}

    @Override
    public void documentChanged(DocumentEvent event) {
        workbench.getDisplay().timerExec(PAUSE_MILLIS, tell); // a further edit starts the pause again
    }

    @Override
    public void partActivated(IWorkbenchPartReference part) {
        soon();
    }

    @Override
    public void partBroughtToTop(IWorkbenchPartReference part) {
        soon();
    }

    @Override
    public void partInputChanged(IWorkbenchPartReference part) {
        soon();
    }

    @Override
    public void partClosed(IWorkbenchPartReference part) {
        if (shown != null && part.getPart(false) == shown.editor()) {
            show(null); // at once, so that no key of a moment later plays it
        }
        soon();
    }

    @Override
    public void windowOpened(IWorkbenchWindow window) {
        window.getPartService().addPartListener(this);
        soon();
    }

    @Override
    public void windowActivated(IWorkbenchWindow window) {
        soon();
    }

    @Override
    public void windowDeactivated(IWorkbenchWindow window) {}

    @Override
    public void windowClosed(IWorkbenchWindow window) {
        soon();
    }
}
