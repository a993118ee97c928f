// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.util.Arrays;
import java.util.Objects;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension;
import org.eclipse.jface.text.ITextViewerExtension2;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.ITextEditorActionConstants;
import org.eclipse.ui.texteditor.ITextEditorActionDefinitionIds;
import org.jspecify.annotations.Nullable;

/**
 * Installs in the platform's generic editor what it has no extension point for: the keys, and the actions that open our lists instead of
 * the platform's. UI thread.
 */
final class EditorHooks {
    private static final String INSTALLED = "org.songwalker.ui.editor.installed";

    private EditorHooks() {}

    /** Installs everything once in the viewer of an editor, which is being made. */
    static void install(ITextViewer viewer) {
        StyledText widget = viewer.getTextWidget();
        if (widget.getData(INSTALLED) == null) {
            widget.setData(INSTALLED, Boolean.TRUE);
            Completing completing = new Completing(viewer);
            ProblemTip tip = new ProblemTip(viewer);
            OlderSign.install(viewer);
            ((ITextViewerExtension) viewer).prependVerifyKeyListener(new TypedKeys(viewer, completing, tip));
            widget.getDisplay().asyncExec(() -> { // the editor makes its actions after its viewer
                ITextEditor editor = widget.isDisposed() ? null : editor(viewer);
                if (editor != null) {
                    CaretField.follow(editor);
                    DroppedPreset.install(viewer);
                    act(editor, ITextEditorActionConstants.CONTENT_ASSIST, ITextEditorActionDefinitionIds.CONTENT_ASSIST_PROPOSALS,
                            "Content Assist", completing::open);
                    act(editor, ITextEditorActionConstants.QUICK_ASSIST, ITextEditorActionDefinitionIds.QUICK_ASSIST, "Quick Fix",
                            tip::showFixes);
                    act(editor, ITextEditorActionConstants.SHOW_INFORMATION, ITextEditorActionDefinitionIds.SHOW_INFORMATION,
                            "Show Problem", tip::showAtCaret);
                    ((ITextViewerExtension2) viewer).removeTextHovers(IDocument.DEFAULT_CONTENT_TYPE);
                }
            });
        }
    }

    private static void act(ITextEditor editor, String action, String command, String name, Runnable runs) {
        Action made = new Action(name) {
            @Override
            public void run() {
                runs.run();
            }
        };
        made.setId(action);
        made.setActionDefinitionId(command);
        editor.setAction(action, made);
    }

    /** The editor of a viewer, null if it has none: comparisons have viewers too. */
    private static @Nullable ITextEditor editor(ITextViewer viewer) {
        return Arrays.stream(PlatformUI.getWorkbench().getWorkbenchWindows())
                .map(IWorkbenchWindow::getPages)
                .flatMap(Arrays::stream)
                .map(IWorkbenchPage::getEditorReferences)
                .flatMap(Arrays::stream)
                .map((IEditorReference reference) -> Adapters.adapt(reference.getEditor(false), ITextEditor.class))
                .filter(Objects::nonNull)
                .filter(editor -> editor.getAdapter(ITextViewer.class) == viewer)
                .findFirst()
                .orElse(null);
    }
}
