// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IImportWizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.wizards.IWizardDescriptor;
import org.junit.jupiter.api.Test;
import org.songwalker.session.Session;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.file.SessionJson;
import org.songwalker.ui.studio.StudioService;
import org.songwalker.ui.tests.workbench.Ui;

/** Title, menus, views, wizards, perspective and service of the window. */
class ShellTest {
    @Test
    void theTitleNamesTheProduct() {
        assertTrue(Ui.window().getShell().getText().contains("SongWalker Studio"), Ui.window().getShell().getText());
    }

    @Test
    void menusAreInTheirOrder() {
        assertEquals(List.of("File", "Edit", "Source", "Navigate", "Search", "Run", "Rack", "MIDI", "Window", "Help"),
                Arrays.stream(Ui.window().getShell().getMenuBar().getItems())
                        .map(MenuItem::getText)
                        .map(text -> text.replace("&", ""))
                        .toList());
    }

    @Test
    void theExamplesAreThere() {
        var examples = ResourcesPlugin.getWorkspace().getRoot().getProject("Examples");
        assertTrue(examples.getFile("arpeggiator.sw").exists());
        assertTrue(examples.getFile("first-rack.swsession").exists());
        assertTrue(examples.getFile("studio/canon.sw").exists());
    }

    @Test
    void everyViewOpens() throws Exception {
        List<String> bad = new ArrayList<>();
        for (String id : new String[] {"org.songwalker.ui.keyboard", "org.songwalker.ui.meters", "org.eclipse.ui.navigator.ProjectExplorer",
            "org.eclipse.ui.views.ContentOutline", "org.eclipse.ui.views.ProblemView", "org.eclipse.ui.console.ConsoleView",
            "org.eclipse.ui.views.ProgressView", "org.eclipse.ui.views.PropertySheet", "org.eclipse.pde.runtime.LogView",
            "org.eclipse.search.ui.views.SearchView"}) {
            if (Ui.page().showView(id).getClass().getSimpleName().contains("Error")) {
                bad.add(id);
            }
        }
        Ui.page().resetPerspective();
        assertEquals(List.of(), bad);
    }

    @Test
    void theWizardCreatesAProgramAndOpensIt() throws Exception {
        IWizardDescriptor descriptor = PlatformUI.getWorkbench().getNewWizardRegistry().findWizard("org.songwalker.ui.newFile");
        INewWizard wizard = (INewWizard) descriptor.createWizard();
        wizard.init(PlatformUI.getWorkbench(), new StructuredSelection(Ui.project()));
        WizardDialog dialog = new WizardDialog(Ui.window().getShell(), wizard);
        dialog.create();
        assertTrue(wizard.canFinish());
        assertTrue(wizard.performFinish());
        dialog.close();
        IFile made = Ui.project().getFile("program.sw");
        assertTrue(made.exists());
        assertEquals("program.sw", Ui.page().getActiveEditor().getTitle());
        Ui.close(Ui.page().getActiveEditor());
        made.delete(true, null);
    }

    @Test
    void theMidiWizardCreatesARackAndOpensIt() throws Exception {
        IImportWizard wizard = (IImportWizard) PlatformUI.getWorkbench()
                .getImportWizardRegistry()
                .findWizard("org.songwalker.ui.importMidi")
                .createWizard();
        wizard.init(PlatformUI.getWorkbench(), new StructuredSelection(Ui.project()));
        WizardDialog dialog = new WizardDialog(Ui.window().getShell(), wizard);
        dialog.create();
        assertFalse(wizard.canFinish());
        IFile phrase = ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString("/Examples/phrase.mid"));
        text(dialog.getShell()).setText(phrase.getLocation().toOSString());
        assertTrue(wizard.canFinish());
        assertTrue(wizard.performFinish());
        dialog.close();
        IFolder folder = Ui.project().getFolder("phrase");
        assertEquals("phrase.swsession", Ui.page().getActiveEditor().getTitle());
        SessionFile session = SessionJson.parse("phrase", Session.readText(folder.getFile("phrase.swsession").getLocation().toPath()));
        assertEquals("phrase.mid", session.midiFile());
        assertEquals(List.of(1), session.slots().stream().map(SessionFile.Slot::channel).toList());
        assertEquals("channel-1.sw", session.slots().getFirst().source());
        assertTrue(folder.getFile("channel-1.sw").exists());
        Ui.close(Ui.page().getActiveEditor());
        folder.delete(true, null);
    }

    private static Text text(Composite in) {
        for (Control child : in.getChildren()) {
            Text found = child instanceof Text text && (text.getStyle() & SWT.READ_ONLY) == 0 ? text
                    : child instanceof Composite inner ? text(inner) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Test
    void thePerspectiveIsCompose() {
        assertEquals("org.songwalker.ui.compose", Ui.page().getPerspective().getId());
    }

    @Test
    void oneServiceIsShared() {
        assertNotNull(PlatformUI.getWorkbench().getService(StudioService.class));
        assertEquals(PlatformUI.getWorkbench().getService(StudioService.class), Ui.window().getService(StudioService.class));
    }
}
