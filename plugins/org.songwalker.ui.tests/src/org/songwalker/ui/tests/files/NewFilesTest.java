// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.navigator.CommonNavigator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songwalker.session.Session;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.file.SessionJson;
import org.songwalker.ui.tests.workbench.Dialogs;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/** The wizards of File > New. */
class NewFilesTest {
    @AfterEach
    void close() {
        Ui.page().closeAllEditors(false);
    }

    private static void wizard(String id, Dialogs.Driver driver) throws Exception {
        ParameterizedCommand command = ParameterizedCommand.generateCommand(
                Ui.window().getService(ICommandService.class).getCommand("org.eclipse.ui.newWizard"), Map.of("newWizardId", id));
        Dialogs.answer(() -> Ui.window().getService(IHandlerService.class).executeCommand(command, null), driver);
    }

    private static void finish(Shell dialog) throws Exception {
        Ui.until("Finish to be enabled", () -> Widgets.button(dialog, "Finish").isEnabled());
        Widgets.click(Widgets.button(dialog, "Finish"));
    }

    private static List<Text> fields(Shell dialog) {
        return Widgets.all(dialog, Text.class).stream().filter(text -> (text.getStyle() & SWT.READ_ONLY) == 0 && text.isEnabled()).toList();
    }

    @Test
    void withoutASelectionANewProgramGoesBesideTheFileInFront() throws Exception {
        Ui.program(Ui.file("front.sw", "C4\n"));
        wizard("org.songwalker.ui.newFile", dialog -> finish(dialog));
        Ui.until("the program", () -> Ui.page().getActiveEditor().getTitle().startsWith("program"));
        assertEquals(Ui.file("front.sw", "C4\n").getParent(),
                Ui.page().getActiveEditor().getEditorInput().getAdapter(IFile.class).getParent());
        Ui.page().getActiveEditor().getEditorInput().getAdapter(IFile.class).delete(true, null);
    }

    @Test
    void newProjectCreatesAFolderInTheWorkspace() throws Exception {
        wizard("org.songwalker.ui.newProject", dialog -> {
            fields(dialog).getFirst().setText("Sketches");
            finish(dialog);
        });
        var project = ResourcesPlugin.getWorkspace().getRoot().getProject("Sketches");
        Ui.until("the project", () -> project.exists() && project.isOpen());
        assertTrue(project.getLocation().toFile().isDirectory());
        project.delete(true, true, null);
    }

    @Test
    void newSessionCreatesARackAndOpensIt() throws Exception {
        CommonNavigator explorer = (CommonNavigator) Ui.page().showView("org.eclipse.ui.navigator.ProjectExplorer");
        explorer.getCommonViewer().setInput(ResourcesPlugin.getWorkspace().getRoot());
        explorer.selectReveal(new StructuredSelection(Ui.project()));
        wizard("org.songwalker.ui.newSession", dialog -> {
            fields(dialog).getLast().setText("evening.swsession");
            finish(dialog);
        });
        Ui.until("the editor",
                () -> Ui.page().getActiveEditor() != null && Ui.page().getActiveEditor().getTitle().equals("evening.swsession"));
        var file = Ui.project().getFile("evening.swsession");
        SessionFile session = SessionJson.parse("evening", Session.readText(file.getLocation().toPath()));
        assertEquals(List.of(), session.slots());
        file.delete(true, null);
    }
}
