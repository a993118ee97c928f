// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.ide.IDE;
import org.songwalker.ui.messages.Notice;
import org.songwalker.ui.studio.StudioService;

/**
 * Files from anywhere. One outside the workspace gets a link in the project {@value #PROJECT}, so that it is checked, plays and is kept
 * when it is unsaved like any other; it stays where it is. UI thread.
 */
public final class OpenedFiles {
    /** The project that has the links. */
    public static final String PROJECT = "Opened Files";

    private OpenedFiles() {}

    /** Opens a file in its editor, and says why if that fails. */
    public static void open(IWorkbenchWindow window, Path file) {
        try {
            IDE.openEditor(window.getActivePage(), inWorkspace(file));
        } catch (CoreException e) {
            ILog.of(OpenedFiles.class).error(file + " could not be opened.", e);
            window.getService(StudioService.class)
                    .notices()
                    .say(Notice.of(file.getFileName() + " could not be opened: " + e.getStatus().getMessage()));
        }
    }

    private static IFile inWorkspace(Path file) throws CoreException {
        IWorkspaceRoot root = ResourcesPlugin.getWorkspace().getRoot();
        List<IFile> known = new ArrayList<>(List.of(root.findFilesForLocationURI(file.toUri())));
        known.removeIf(each -> !each.getProject().isOpen());
        if (!known.isEmpty()) {
            known.getFirst().refreshLocal(IResource.DEPTH_ZERO, null);
            return known.getFirst();
        }
        IProject project = root.getProject(PROJECT);
        if (!project.exists()) {
            project.create(null);
        }
        project.open(null);
        project.setDefaultCharset("UTF-8", null);
        IFile link = project.getFile(file.getFileName().toString());
        for (int i = 2; link.exists(); i++) { // another file of that name, from another folder
            link = project.getFolder(file.getParent().getFileName() + (i == 2 ? "" : " " + i)).getFile(file.getFileName().toString());
            if (!link.getParent().exists()) {
                project.getFolder(link.getParent().getName()).create(true, true, null);
            }
        }
        link.createLink(file.toUri(), IResource.NONE, null);
        return link;
    }
}
