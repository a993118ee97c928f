// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;
import org.jspecify.annotations.Nullable;
import org.songwalker.ui.Ids;
import org.songwalker.ui.studio.StudioService;

/** Plays the program of the active editor in song mode, unsaved changes included; plays the rack if no program is active. */
public final class PlayHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        play(HandlerUtil.getActiveWorkbenchWindow(event));
        return null;
    }

    static void play(IWorkbenchWindow window) {
        StudioService studio = window.getService(StudioService.class);
        IEditorPart editor = window.getActivePage() == null ? null : window.getActivePage().getActiveEditor();
        ITextEditor text = editor == null ? null : Adapters.adapt(editor, ITextEditor.class);
        IFile file = editor == null ? null : Adapters.adapt(editor.getEditorInput(), IFile.class);
        if (text != null && file != null && file.getLocation() != null && Ids.PROGRAM.equals(file.getFileExtension())) {
            studio.live().playSong(file.getLocation().toPath(), text.getDocumentProvider().getDocument(text.getEditorInput()).get());
        } else {
            studio.live().playRack();
        }
    }
}
