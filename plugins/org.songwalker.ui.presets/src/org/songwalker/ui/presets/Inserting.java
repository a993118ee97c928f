// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.presets;

import java.util.List;
import java.util.Map;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IRewriteTarget;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.ITextEditorExtension2;
import org.songwalker.lang.ide.PresetCalls;
import org.songwalker.ui.FrontProgram;
import org.songwalker.ui.messages.Notice;
import org.songwalker.ui.messages.Notices;

/** Has the program in front load a preset. UI thread. */
final class Inserting {
    private Inserting() {}

    /**
     * Changes the text of the program in front so that it loads a preset; one undo takes it back. Says what the user can do if no program
     * is in front.
     *
     * @param preset full name
     * @return true if the text was changed
     */
    static boolean load(IWorkbenchWindow window, Notices notices, String preset) {
        FrontProgram.Shown front = FrontProgram.in(window);
        ITextEditor editor = front == null ? null : Adapters.adapt(front.editor(), ITextEditor.class);
        if (front == null || editor == null) {
            notices.say(new Notice(false, "No program is in front that could load '" + preset + "'. Open one, or create one.", List.of(),
                    new Notice.Deed("New Program", () -> create(window))));
            return false;
        }
        if (editor instanceof ITextEditorExtension2 state && !state.validateEditorInputState()) {
            notices.say(Notice.of(front.program().getFileName() + " cannot be changed, so it does not load '" + preset + "'."));
            return false;
        }
        int caret = editor.getSelectionProvider().getSelection() instanceof ITextSelection selection ? selection.getOffset() : 0;
        PresetCalls.Edit edit = PresetCalls.load(front.text(), caret, preset);
        IRewriteTarget target = Adapters.adapt(editor, IRewriteTarget.class);
        if (target != null) {
            target.beginCompoundChange();
        }
        try {
            front.document().replace(edit.offset(), edit.length(), edit.text());
        } catch (BadLocationException e) {
            throw new IllegalStateException(e); // the edit was made for this text
        } finally {
            if (target != null) {
                target.endCompoundChange();
            }
        }
        notices.say(Notice.of(front.program().getFileName() + " loads '" + preset + "' now."));
        return true;
    }

    private static void create(IWorkbenchWindow window) {
        Command command = window.getService(ICommandService.class).getCommand("org.eclipse.ui.newWizard");
        try {
            window.getService(IHandlerService.class)
                    .executeCommand(ParameterizedCommand.generateCommand(command, Map.of("newWizardId", "org.songwalker.ui.newFile")),
                            null);
        } catch (CommandException e) {
            ILog.of(Inserting.class).error("The wizard did not open; File > New > Program does the same.", e);
        }
    }
}
