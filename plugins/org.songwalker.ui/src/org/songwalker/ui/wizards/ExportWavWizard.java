// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.wizards;

import java.nio.file.Files;
import java.util.Objects;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IExportWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ide.IDE;
import org.jspecify.annotations.Nullable;
import org.songwalker.ui.Ids;
import org.songwalker.ui.launch.RenderToFile;
import org.songwalker.ui.studio.StudioService;

/**
 * Writes a WAV file of a program or a session: of the one in the editor in front, or else of the one that is selected. The render is a job,
 * which the message bar reports. UI thread.
 */
public final class ExportWavWizard extends Wizard implements IExportWizard {
    private ExportWavPage page;
    private StudioService studio;

    public ExportWavWizard() {
        setWindowTitle("Export WAV");
    }

    @Override
    public void init(IWorkbench workbench, IStructuredSelection selection) {
        studio = workbench.getService(StudioService.class);
        IWorkbenchPage window = workbench.getActiveWorkbenchWindow().getActivePage();
        IEditorPart editor = window == null ? null : window.getActiveEditor();
        IFile front = editor == null ? null : Adapters.adapt(editor.getEditorInput(), IFile.class);
        IFile chosen = Adapters.adapt(selection.getFirstElement(), IFile.class);
        page = new ExportWavPage(plays(front) ? front : plays(chosen) ? chosen : null);
    }

    /** True for a program or a session. */
    static boolean plays(@Nullable IFile file) {
        return file != null && (Ids.PROGRAM.equals(file.getFileExtension()) || Ids.SESSION.equals(file.getFileExtension()));
    }

    @Override
    public void addPages() {
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        IFile source = Objects.requireNonNull(page.source());
        // What is exported is what the file has, so unsaved changes are saved first, if the user agrees.
        if (!IDE.saveAllEditors(new IResource[] {source}, true)) {
            return false;
        }
        if (Files.exists(page.target()) && !MessageDialog.openConfirm(getShell(), "Export WAV",
                "'" + page.target().getFileName() + "' exists already. Replace it?")) {
            return false;
        }
        RenderToFile.job(studio, source, page.target(), page.wav()).schedule();
        return true;
    }
}
