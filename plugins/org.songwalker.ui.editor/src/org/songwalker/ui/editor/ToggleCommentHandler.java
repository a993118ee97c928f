// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentRewriteSession;
import org.eclipse.jface.text.DocumentRewriteSessionType;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension4;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;
import org.jspecify.annotations.Nullable;

/** Puts // before the selected lines, or removes it if all of them have it. One undoable change. */
public final class ToggleCommentHandler extends AbstractHandler {
    private static final String MARK = "// ";

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        ITextEditor editor = Adapters.adapt(HandlerUtil.getActiveEditor(event), ITextEditor.class);
        if (editor != null && editor.isEditable() && editor.getSelectionProvider().getSelection() instanceof ITextSelection selection) {
            IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
            DocumentRewriteSession session = document instanceof IDocumentExtension4 rewrite
                    ? rewrite.startRewriteSession(DocumentRewriteSessionType.SEQUENTIAL) : null;
            try {
                toggle(document, selection.getStartLine(), selection.getEndLine());
            } catch (BadLocationException e) {
                ILog.of(ToggleCommentHandler.class).error("The comment was not toggled, because the selection is outside the text.", e);
            } finally {
                if (session != null) {
                    ((IDocumentExtension4) document).stopRewriteSession(session);
                }
            }
        }
        return null;
    }

    static void toggle(IDocument document, int first, int last) throws BadLocationException {
        boolean all = true;
        for (int line = first; line <= last; line++) {
            String text = text(document, line);
            all &= text.isBlank() || text.stripLeading().startsWith("//");
        }
        for (int line = last; line >= first; line--) {
            String text = text(document, line);
            if (all && !text.isBlank()) {
                int at = text.indexOf("//");
                document.replace(document.getLineOffset(line) + at, text.startsWith(MARK, at) ? MARK.length() : 2, "");
            } else if (!all) {
                document.replace(document.getLineOffset(line), 0, MARK);
            }
        }
    }

    private static String text(IDocument document, int line) throws BadLocationException {
        return document.get(document.getLineInformation(line).getOffset(), document.getLineInformation(line).getLength());
    }
}
