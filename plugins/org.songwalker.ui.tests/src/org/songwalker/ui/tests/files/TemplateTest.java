// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.navigator.CommonNavigator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songwalker.session.Problem;
import org.songwalker.session.live.KeyTarget;
import org.songwalker.session.live.LiveListener;
import org.songwalker.ui.tests.workbench.Dialogs;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;
import org.songwalker.ui.wizards.Template;

/** File > New > Program offers templates that have no problem and sound as their comments say. */
class TemplateTest implements LiveListener {
    private final List<String> problems = new CopyOnWriteArrayList<>();

    @Override
    public void problems(Path source, List<Problem> found) {
        found.forEach(problem -> problems.add(problem.text()));
    }

    @BeforeEach
    void listen() {
        Ui.live().addListener(this);
    }

    @AfterEach
    void close() throws Exception {
        Ui.live().removeListener(this);
        Ui.panic();
        Ui.page().closeAllEditors(false);
    }

    /** Makes a program with the wizard, by the label of its template. */
    private IFile made(Template template, String name) throws Exception {
        CommonNavigator explorer = (CommonNavigator) Ui.page().showView("org.eclipse.ui.navigator.ProjectExplorer");
        explorer.selectReveal(new StructuredSelection(Ui.project()));
        ParameterizedCommand command = ParameterizedCommand.generateCommand(
                Ui.window().getService(ICommandService.class).getCommand("org.eclipse.ui.newWizard"),
                Map.of("newWizardId", "org.songwalker.ui.newFile"));
        Dialogs.answer(() -> Ui.window().getService(IHandlerService.class).executeCommand(command, null), dialog -> {
            Widgets.all(dialog, Text.class)
                    .stream()
                    .filter(text -> (text.getStyle() & SWT.READ_ONLY) == 0 && text.isEnabled())
                    .toList()
                    .getLast()
                    .setText(name);
            for (Button button : Widgets.all(dialog, Button.class)) {
                if ((button.getStyle() & SWT.RADIO) != 0) {
                    button.setSelection(button.getText().equals(template.label()));
                    Widgets.tell(button, SWT.Selection);
                }
            }
            Ui.until("Finish to be enabled", () -> Widgets.button(dialog, "Finish").isEnabled());
            Widgets.click(Widgets.button(dialog, "Finish"));
        });
        Ui.until("the editor", () -> Ui.page().getActiveEditor() != null && Ui.page().getActiveEditor().getTitle().equals(name));
        return Ui.project().getFile(name);
    }

    private void inFront(IFile file, KeyTarget.Place place) throws Exception {
        Ui.until(file.getName() + " in front", () -> new KeyTarget(file.getLocation().toPath(), place).equals(Ui.live().keyTarget()));
    }

    private static boolean sounds() {
        return Ui.live().master().peakLeft() > 0.01 && Ui.live().figures().voices() > 0;
    }

    @Test
    void everyKeyPlaysASlot() throws Exception {
        IFile file = made(Template.SLOT, "new-slot.sw");
        inFront(file, KeyTarget.Place.ALONE);
        Ui.live().key(64, 100);
        Ui.until("a note", TemplateTest::sounds);
        Ui.live().key(64, 0);
        assertEquals(List.of(), problems);
        file.delete(true, null);
    }

    @Test
    void aDrumLoopRunsWhileAKeyIsHeld() throws Exception {
        IFile file = made(Template.DRUM_LOOP, "new-drums.sw");
        inFront(file, KeyTarget.Place.ALONE);
        Ui.live().key(64, 100);
        long later = System.nanoTime() + 3_000_000_000L; // longer than any of its samples
        Ui.until("hits after three seconds", () -> System.nanoTime() > later && sounds());
        Ui.live().key(64, 0);
        Ui.until("the end", () -> Ui.live().figures().voices() == 0);
        assertEquals(List.of(), problems);
        file.delete(true, null);
    }

    @Test
    void playPlaysASongFromItsStart() throws Exception {
        IFile file = made(Template.SONG, "new-song.sw");
        inFront(file, KeyTarget.Place.SONG);
        Ui.command("org.songwalker.ui.play");
        Ui.until("both tracks", () -> Ui.live().playing() && sounds() && Ui.live().figures().voices() >= 2);
        assertEquals(List.of(), problems);
        file.delete(true, null);
    }

    @Test
    void anEmptyProgramHasNoProblem() throws Exception {
        IFile file = made(Template.EMPTY, "new-empty.sw");
        inFront(file, KeyTarget.Place.ALONE);
        assertTrue(Template.EMPTY.text().startsWith("// "));
        assertEquals(List.of(), problems);
        file.delete(true, null);
    }
}
