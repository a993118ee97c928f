// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.rack;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.ide.IDE;
import org.jspecify.annotations.Nullable;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.file.SessionJson;
import org.songwalker.ui.Ids;
import org.songwalker.ui.preferences.Choices;

/**
 * Adds a slot with the program in front to a rack. That is the last rack if it lies in a folder around the program, because a rack plays
 * only programs below its own folder; otherwise a rack in the program's folder, which is created if there is none. The program stays in
 * front. UI thread; a job creates the file.
 */
public final class AddProgramHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindow(event).getActivePage();
        IEditorPart editor = page.getActiveEditor();
        IFile program = editor == null ? null : Adapters.adapt(editor.getEditorInput(), IFile.class);
        if (program != null && Ids.PROGRAM.equals(program.getFileExtension())) {
            WorkspaceJob job = new WorkspaceJob("Adding " + program.getName() + " to the rack") {
                @Override
                public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
                    IFile rack = rack(program, monitor);
                    page.getWorkbenchWindow().getWorkbench().getDisplay().asyncExec(() -> add(page, editor, program, rack));
                    return Status.OK_STATUS;
                }
            };
            job.setRule(program.getProject());
            job.schedule();
        }
        return null;
    }

    private static IFile rack(IFile program, IProgressMonitor monitor) throws CoreException {
        IFile last = Choices.lastRack();
        if (last != null && last.exists() && last.getParent().getFullPath().isPrefixOf(program.getFullPath())) {
            return last;
        }
        IContainer folder = program.getParent();
        for (IResource member : folder.members()) {
            if (member instanceof IFile file && Ids.SESSION.equals(file.getFileExtension())) {
                return file;
            }
        }
        IFile made = folder.getFile(IPath.fromPortableString("rack." + Ids.SESSION));
        byte[] text = SessionJson.write(SessionFile.of(List.of())).getBytes(StandardCharsets.UTF_8);
        made.create(new ByteArrayInputStream(text), true, monitor);
        return made;
    }

    private static void add(IWorkbenchPage page, IEditorPart programEditor, IFile program, IFile rack) {
        IWorkbenchPart active = page.getActivePart();
        try {
            if (IDE.openEditor(page, rack, false) instanceof RackEditor editor) {
                String source = program.getFullPath().makeRelativeTo(rack.getParent().getFullPath()).toPortableString();
                if (editor.model().session().slots().stream().anyMatch(slot -> slot.source().equals(source))) {
                    editor.live(); // it is there already, in a rack that does not play
                } else {
                    editor.add(source);
                }
            }
        } catch (PartInitException e) {
            ILog.of(AddProgramHandler.class).error(rack.getName() + " cannot be opened, so the program was not added to it.", e);
        }
        page.bringToTop(programEditor);
        page.activate(active == null ? programEditor : active);
    }
}
