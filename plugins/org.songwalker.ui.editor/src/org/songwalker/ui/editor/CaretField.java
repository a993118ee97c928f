// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.texteditor.IStatusField;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.ITextEditorActionConstants;
import org.eclipse.ui.texteditor.ITextEditorExtension;
import org.eclipse.ui.texteditor.StatusLineContributionItem;
import org.jspecify.annotations.Nullable;

/**
 * Says where the caret is in words, {@code Line 3, column 5}, where the platform shows three numbers. The platform sets its own field
 * whenever an editor is activated, so this one is set after that. UI thread.
 */
final class CaretField implements IPartListener2 {
    private static final String ID = "org.songwalker.ui.editor.caret";
    private static final int CHARACTERS = 30;
    private final ITextEditor editor;
    private final IWorkbenchPage page;

    private CaretField(ITextEditor editor, IWorkbenchPage page) {
        this.editor = editor;
        this.page = page;
    }

    static void follow(ITextEditor editor) {
        CaretField field = new CaretField(editor, editor.getSite().getPage());
        field.page.addPartListener(field);
        if (field.page.getActiveEditor() == editor) {
            field.show();
        }
    }

    @Override
    public void partActivated(IWorkbenchPartReference reference) {
        if (reference.getPart(false) == editor) {
            editor.getSite().getShell().getDisplay().asyncExec(this::show);
        }
    }

    @Override
    public void partClosed(IWorkbenchPartReference reference) {
        if (reference.getPart(false) == editor) {
            page.removePartListener(this);
        }
    }

    private void show() {
        if (page.getActiveEditor() != editor || !(editor instanceof ITextEditorExtension fields)) {
            return;
        }
        IStatusLineManager manager = editor.getEditorSite().getActionBars().getStatusLineManager();
        IContributionItem platforms = manager.find(ITextEditorActionConstants.STATUS_CATEGORY_INPUT_POSITION);
        if (platforms != null) {
            platforms.setVisible(false);
        }
        StatusLineContributionItem ours = manager.find(ID) instanceof StatusLineContributionItem found ? found : null;
        if (ours == null) {
            ours = new StatusLineContributionItem(ID, true, CHARACTERS);
            manager.add(ours);
        }
        fields.setStatusField(new Words(ours), ITextEditorActionConstants.STATUS_CATEGORY_INPUT_POSITION);
        manager.update(true);
    }

    /** Turns the platform's {@code 3 : 5 : 42}, line, column and offset, into words. */
    private record Words(IStatusField field) implements IStatusField {
        @Override
        public void setText(@Nullable String text) {
            field.setText(text == null ? null : text.replaceFirst("^(\\d+) : (\\d+).*$", "Line $1, column $2"));
        }

        @Override
        public void setImage(@Nullable Image image) {
            field.setImage(image);
        }
    }
}
