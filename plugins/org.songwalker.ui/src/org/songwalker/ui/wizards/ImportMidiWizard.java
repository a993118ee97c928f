// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.wizards;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.IImportWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.songwalker.session.MidiRack;
import org.songwalker.session.file.OutsideException;
import org.songwalker.session.file.SessionJson;
import org.songwalker.ui.Ids;
import org.songwalker.ui.studio.MemoryShortage;
import org.songwalker.ui.studio.StudioService;

/**
 * Creates a rack from a MIDI file: a folder with the file, a session that plays it, and a program for each channel. The program has the
 * General MIDI preset of the first program change of its channel, drums on channel 10. The session reads and the workspace writes in the
 * background.
 */
public final class ImportMidiWizard extends Wizard implements IImportWizard {
    private ImportMidiPage page;
    private IWorkbench workbench;
    private StudioService studio;

    public ImportMidiWizard() {
        setWindowTitle("Import MIDI");
        setNeedsProgressMonitor(true);
    }

    /** Opens the wizard in a window. */
    public static void open(IWorkbenchWindow window, IStructuredSelection selection) {
        ImportMidiWizard wizard = new ImportMidiWizard();
        wizard.init(window.getWorkbench(), selection);
        new WizardDialog(window.getShell(), wizard).open();
    }

    @Override
    public void init(IWorkbench newWorkbench, IStructuredSelection selection) {
        workbench = newWorkbench;
        studio = newWorkbench.getService(StudioService.class);
        page = new ImportMidiPage(selection);
    }

    @Override
    public void addPages() {
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        Path source = page.source();
        IFolder target = page.target();
        try {
            getContainer().run(true, false, monitor -> {
                try {
                    MidiRack.Files made = studio.live().midiRack(source).get();
                    ResourcesPlugin.getWorkspace().run(m -> write(source, made, target), target.getParent(), 0, monitor);
                } catch (ExecutionException | CoreException e) {
                    throw new InvocationTargetException(e);
                }
            });
            IDE.openEditor(workbench.getActiveWorkbenchWindow().getActivePage(), session(target));
            return true;
        } catch (InvocationTargetException e) {
            page.setErrorMessage(sentence(e.getCause(), source));
        } catch (PartInitException e) {
            ILog.of(ImportMidiWizard.class).error("The new session cannot be opened; open it from the Project Explorer.", e);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static String sentence(Throwable problem, Path source) {
        Throwable cause = problem.getCause() == null ? problem : problem.getCause();
        if (!(cause instanceof OutsideException)) {
            ILog.of(ImportMidiWizard.class).error(source + " could not be imported.", problem);
        }
        return cause instanceof OutsideException ? cause.getMessage() : MemoryShortage.caused(cause) ? MemoryShortage.sentence()
                : source.getFileName() + " could not be imported; the Error Log says why.";
    }

    private static IFile session(IFolder folder) {
        return folder.getFile(folder.getName() + "." + Ids.SESSION);
    }

    private static void write(Path source, MidiRack.Files made, IFolder folder) throws CoreException {
        folder.create(false, true, null);
        String midi = source.getFileName().toString();
        try {
            folder.getFile(midi).create(Files.readAllBytes(source), false, false, null);
        } catch (IOException e) {
            throw new CoreException(
                    Status.error("The MIDI file '" + source + "' cannot be read; check the path and the file's permissions.", e));
        }
        for (Map.Entry<String, String> program : made.programs().entrySet()) {
            folder.getFile(IPath.fromPortableString(program.getKey()))
                    .create(program.getValue().getBytes(StandardCharsets.UTF_8), false, false, null);
        }
        session(folder).create(SessionJson.write(made.session().withMidiFile(midi)).getBytes(StandardCharsets.UTF_8), false, false, null);
    }
}
