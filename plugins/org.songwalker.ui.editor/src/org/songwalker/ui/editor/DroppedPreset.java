// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension5;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.DropTargetListener;
import org.songwalker.lang.ide.PresetCalls;

/**
 * A preset that is dropped on a {@code loadPreset} of a program takes the place of its preset. Elsewhere the editor inserts what is
 * dropped. UI thread.
 */
final class DroppedPreset extends DropTargetAdapter {
    private final ITextViewer viewer;

    private DroppedPreset(ITextViewer viewer) {
        this.viewer = viewer;
    }

    /** Installs it before the listeners of the editor, which insert the text that this one leaves in the event. */
    static void install(ITextViewer viewer) {
        if (viewer.getTextWidget().getData(DND.DROP_TARGET_KEY) instanceof DropTarget target) {
            DropTargetListener[] later = target.getDropListeners();
            for (DropTargetListener listener : later) {
                target.removeDropListener(listener);
            }
            target.addDropListener(new DroppedPreset(viewer));
            for (DropTargetListener listener : later) {
                target.addDropListener(listener);
            }
        }
    }

    @Override
    public void drop(DropTargetEvent event) {
        StyledText widget = viewer.getTextWidget();
        int offset = widget.getSelection().x; // follows the mouse while something is dragged
        int place = viewer instanceof ITextViewerExtension5 folded ? folded.widgetOffset2ModelOffset(offset) : offset;
        PresetCalls.Edit edit = place >= 0 && viewer.isEditable() && event.data instanceof String text
                ? PresetCalls.dropped(viewer.getDocument().get(), place, text) : null;
        if (edit != null) {
            try {
                viewer.getDocument().replace(edit.offset(), edit.length(), edit.text());
                event.data = "";
            } catch (BadLocationException e) {
                throw new IllegalStateException(e); // the edit was made for this text
            }
        }
    }
}
