// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.songwalker.lang.issue.SwIssue;
import org.songwalker.ui.studio.StudioService;

/**
 * Offers the compiler's fixes under Ctrl+1, in the editor and in Problems. A fix is one undoable change of the editor's text. If the text
 * has changed since the fix was made, the fix is refused and a message in the message bar says so. UI thread.
 */
public final class QuickFixes implements IMarkerResolutionGenerator2 {
    /** The message about a refused fix. */
    public static final String CHANGED = "The text has changed since this problem was found, so nothing was fixed; ask again.";

    @Override
    public boolean hasResolutions(IMarker marker) {
        return !Fixes.in(marker).isEmpty();
    }

    @Override
    public IMarkerResolution[] getResolutions(IMarker marker) {
        int version = Fixes.version(marker);
        return Fixes.in(marker).stream().map(fix -> new Resolution(fix, version)).toArray(IMarkerResolution[]::new);
    }

    /** A fix for one version of a document. */
    private record Resolution(SwIssue.Fix fix, int version) implements IMarkerResolution {
        @Override
        public String getLabel() {
            return fix.title();
        }

        @Override
        public void run(IMarker marker) {
            if (!(marker.getResource() instanceof IFile file)) {
                return;
            }
            try {
                var page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
                ITextEditor editor = Adapters.adapt(IDE.openEditor(page, file), ITextEditor.class);
                IDocument document = editor == null ? null : editor.getDocumentProvider().getDocument(editor.getEditorInput());
                if (document == null) {
                    return;
                }
                if (!language().current(document, version) || !fix.fits(document.get())) {
                    PlatformUI.getWorkbench().getService(StudioService.class).live().say(CHANGED);
                } else {
                    document.replace(fix.offset(), fix.replaced().length(), fix.replacement());
                }
            } catch (PartInitException e) {
                ILog.of(QuickFixes.class).error(file.getName() + " cannot be opened, so nothing was changed.", e);
            } catch (BadLocationException e) {
                throw new IllegalStateException("the text to be replaced was found at this place", e);
            }
        }

        private static Language language() {
            return PlatformUI.getWorkbench().getService(Language.class);
        }

    }
}
