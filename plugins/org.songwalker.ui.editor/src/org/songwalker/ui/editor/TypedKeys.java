// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRewriteTarget;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension;
import org.eclipse.jface.text.TextUtilities;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.custom.VerifyKeyListener;
import org.eclipse.swt.events.VerifyEvent;
import org.eclipse.swt.graphics.Point;

/**
 * Gets every key of an editor first: the list of proposals takes those that are for it, {@link Typing} says what the others do beyond
 * inserting their character. UI thread.
 */
final class TypedKeys implements VerifyKeyListener {
    private final ITextViewer viewer;
    private final Completing completing;
    private final ProblemTip tip;

    TypedKeys(ITextViewer viewer, Completing completing, ProblemTip tip) {
        this.viewer = viewer;
        this.completing = completing;
        this.tip = tip;
    }

    @Override
    public void verifyKey(VerifyEvent event) {
        if (!event.doit || !viewer.isEditable()) {
            return;
        }
        if (tip.isOpen()) {
            tip.close();
            if (event.keyCode == SWT.ESC) {
                event.doit = false;
                return;
            }
        }
        if (completing.takes(event)) {
            event.doit = false;
            return;
        }
        boolean typed = (event.stateMask & (SWT.CTRL | SWT.ALT | SWT.COMMAND)) == 0
                || (event.stateMask & SWT.CTRL) != 0 && (event.stateMask & SWT.ALT) != 0; // AltGr is both
        if (!typed || event.character == 0) {
            return;
        }
        int caret = viewer.getSelectedRange().x;
        String line = completing.before();
        if (TypingChoices.pairs() && Typing.concerns(event.character) && applied(event.character)) {
            event.doit = false;
        }
        completing.typed(caret, line, event.character);
    }

    /** Does what a key does beyond inserting its character; false if there is nothing. */
    private boolean applied(char key) {
        StyledText widget = viewer.getTextWidget();
        Point selection = viewer.getSelectedRange();
        IDocument document = viewer.getDocument();
        if (selection.y > 0 || widget.getBlockSelection() || widget.getSelectionRanges().length > 2) {
            return false;
        }
        PutClosers put = new PutClosers(document);
        Typing.Edit edit = new Typing(document.get(), selection.x, TextUtilities.getDefaultLineDelimiter(document), put::at).key(key);
        if (edit == null) {
            return false;
        }
        if (edit.typed() >= 0) {
            put.typed(edit.typed());
        }
        IRewriteTarget undo = ((ITextViewerExtension) viewer).getRewriteTarget();
        undo.beginCompoundChange();
        try {
            if (edit.length() > 0 || !edit.text().isEmpty()) {
                document.replace(edit.from(), edit.length(), edit.text());
            }
        } catch (BadLocationException e) {
            ILog.of(TypedKeys.class).error("A key could not be applied to the text; the text is as it was.", e);
            return true;
        } finally {
            undo.endCompoundChange();
        }
        if (edit.put() >= 0) {
            put.add(edit.put());
        }
        viewer.setSelectedRange(edit.caret(), 0);
        widget.showSelection();
        return true;
    }
}
