// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.wizards;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.dialogs.WizardNewFileCreationPage;
import org.eclipse.ui.ide.IDE;
import org.jspecify.annotations.Nullable;
import org.songwalker.ui.OpenedFiles;

/** Creates a text file and opens it. UI thread. */
abstract class NewTextWizard extends Wizard implements INewWizard {
    private final String title;
    private final String description;
    private final String stem;
    private final String extension;
    private WizardNewFileCreationPage page;
    private IWorkbench workbench;

    NewTextWizard(String title, String description, String stem, String extension) {
        this.title = title;
        this.description = description;
        this.stem = stem;
        this.extension = extension;
        setWindowTitle(title);
    }

    /** The content of a new file of this name. */
    protected abstract String text(String name);

    /** Adds choices below the file name; none here. */
    protected void choices(Composite parent) {}

    @Override
    public void init(IWorkbench newWorkbench, IStructuredSelection selection) {
        workbench = newWorkbench;
        page = new WizardNewFileCreationPage("file", selection) {
            @Override
            public void createControl(Composite parent) {
                super.createControl(parent);
                choices((Composite) getControl());
            }

            @Override
            protected InputStream getInitialContents() {
                return new ByteArrayInputStream(text(getFileName()).getBytes(StandardCharsets.UTF_8));
            }
        };
        page.setTitle(title);
        page.setDescription(description);
        page.setFileExtension(extension);
        page.setFileName(stem + "." + extension);
        if (Adapters.adapt(selection.getFirstElement(), IResource.class) == null) {
            page.setContainerFullPath(usualFolder());
        }
    }

    /** The folder of the file in front, or else the first project; null if there is none. */
    private @Nullable IPath usualFolder() {
        IEditorPart front = workbench.getActiveWorkbenchWindow().getActivePage().getActiveEditor();
        IFile file = front == null ? null : Adapters.adapt(front.getEditorInput(), IFile.class);
        if (file != null && !file.isLinked()) {
            return file.getParent().getFullPath();
        }
        return Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().getProjects())
                .filter(project -> project.isOpen() && !project.getName().equals(OpenedFiles.PROJECT))
                .findFirst()
                .map(IResource::getFullPath)
                .orElse(null);
    }

    @Override
    public void addPages() {
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        IFile file = page.createNewFile();
        if (file == null) {
            return false;
        }
        try {
            IDE.openEditor(workbench.getActiveWorkbenchWindow().getActivePage(), file);
        } catch (PartInitException e) {
            ILog.of(NewTextWizard.class).error("The new file cannot be opened; open it from the Project Explorer.", e);
        }
        return true;
    }
}
