// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.rack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songwalker.lang.issue.Severity;
import org.songwalker.runtime.Mode;
import org.songwalker.session.Problem;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.file.SessionJson;
import org.songwalker.ui.rack.RackEditor;
import org.songwalker.ui.studio.FaultMarkers;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/** A fault of a playing program shows in Problems, in the Console and in its slot, until the program is saved without it. */
class FaultTest {
    private static final int LINE = 4;
    /** Line 4 calls a method of undefined at every key: R004. */
    private static final String FAULT = "v.release()";
    private static final String FAULTY = "const lead = Oscillator({type: 'sine'})\nlead(midi.note) *midi.velocity\n"
            + "const v = song ? song.voices[3] : song\n" + FAULT + "\n";
    private static final String NAME = "faulty.sw";
    private IFile program;
    private RackEditor editor;

    @BeforeEach
    void rackOfOneFaultyProgram() throws Exception {
        program = Ui.file(NAME, FAULTY);
        IFile file = Ui.file("faulty.swsession",
                SessionJson.write(SessionFile.of(List.of(SessionFile.Slot.of("One", NAME, Mode.REACTIVE)))));
        editor = (RackEditor) IDE.openEditor(Ui.page(), file);
        Ui.until("the rack", () -> Ui.live().rack() != null && Ui.live().rack().slots().size() == 1
                && Ui.live().rack().slots().getFirst().source().equals(NAME));
    }

    @AfterEach
    void asItWas() throws Exception {
        Ui.live().key(60, 0);
        Ui.panic();
        Ui.page().closeAllEditors(false);
        program.delete(true, null);
        Ui.page().resetPerspective();
    }

    private IMarker[] markers() throws Exception {
        return program.findMarkers(FaultMarkers.TYPE, false, IResource.DEPTH_ZERO);
    }

    /** True if Problems lists the program with this description. Opens its groups first, whose items do not exist before. */
    private static boolean listed(IViewPart problems, String description) {
        for (Tree tree : Widgets.all(Widgets.of(problems), Tree.class)) {
            for (TreeItem group : tree.getItems()) {
                if (group.getItemCount() > 0 && !group.getExpanded()) {
                    Event open = new Event();
                    open.item = group;
                    tree.notifyListeners(SWT.Expand, open);
                    group.setExpanded(true);
                }
            }
            if (Widgets.items(tree).stream().anyMatch(item -> item.getText(0).equals(description) && item.getText(1).equals(NAME))) {
                return true;
            }
        }
        return false;
    }

    private static boolean printed(IViewPart console, String line) {
        return Widgets.all(Widgets.of(console), StyledText.class).stream().anyMatch(text -> text.getText().lines().anyMatch(line::equals));
    }

    /** The warning sign with this tooltip in the rack editor, null if there is none. */
    private Label sign(String tooltip) {
        return Widgets.all(Widgets.of(editor), Label.class)
                .stream()
                .filter(label -> label.getImage() != null && tooltip.equals(label.getToolTipText()))
                .findFirst()
                .orElse(null);
    }

    @Test
    void aFaultShowsInProblemsConsoleAndSlotUntilTheRepairedProgramIsSaved() throws Exception {
        Ui.live().key(60, 100);
        Ui.until("the fault", () -> Ui.live().fault(0) != null);
        Problem fault = Objects.requireNonNull(Ui.live().fault(0));
        assertTrue(fault.text().startsWith("faulty.sw:4:") && fault.text().contains(": warning R004 "), fault.text());

        Ui.until("a marker", () -> markers().length == 1);
        IMarker marker = markers()[0];
        assertEquals(LINE, marker.getAttribute(IMarker.LINE_NUMBER, 0));
        assertEquals(IMarker.SEVERITY_WARNING, marker.getAttribute(IMarker.SEVERITY, -1));
        assertEquals("R004 " + fault.message(), marker.getAttribute(IMarker.MESSAGE, ""));
        IViewPart console = Ui.page().showView("org.eclipse.ui.console.ConsoleView");
        Ui.until("the line in the Console", () -> printed(console, fault.text()));
        IViewPart problems = Ui.page().showView("org.eclipse.ui.views.ProblemView");
        Ui.until("the warning in Problems", () -> listed(problems, marker.getAttribute(IMarker.MESSAGE, "")));
        Ui.page().activate(editor);
        Ui.until("the sign in the slot", () -> sign(fault.text()) != null);

        Ui.live().key(60, 0);
        ITextEditor text = Ui.program(program);
        // Only around the line: the platform itself deletes a marker whose text was replaced.
        Ui.document(text).replace(FAULTY.indexOf(FAULT), FAULT.length(), "if (v != undefined) { " + FAULT + " }");
        assertEquals(1, markers().length, "the marker stays until the program is saved");
        text.doSave(new NullProgressMonitor());
        Ui.until("no marker", () -> markers().length == 0);
        Ui.page().activate(editor);
        Ui.until("no sign", () -> Ui.live().fault(0) == null && sign(fault.text()) == null);
        Ui.live().key(60, 100);
        Ui.until("a voice of the new program", () -> Ui.live().figures().voices() == 1);
        assertEquals(0, markers().length);
    }

    @Test
    void aPresetThatCouldNotBeLoadedIsMarkedAtItsLineUntilTheProgramIsCompiledAgain() throws Exception {
        FaultMarkers listener = new FaultMarkers();
        var path = program.getLocation().toPath();
        listener.problems(path, List.of(Problem.running(NAME, 1, 14, "R001", "'Lead' cannot be loaded; Starter/Lead plays instead")));
        Ui.until("a marker", () -> markers().length == 1);
        IMarker marker = markers()[0];
        assertEquals(1, marker.getAttribute(IMarker.LINE_NUMBER, 0));
        assertEquals(IMarker.SEVERITY_WARNING, marker.getAttribute(IMarker.SEVERITY, -1));
        assertEquals("R001 'Lead' cannot be loaded; Starter/Lead plays instead", marker.getAttribute(IMarker.MESSAGE, ""));
        listener.problems(path, List.of());
        Ui.until("no marker", () -> markers().length == 0);
    }

    /** The compiler tells it too, and its marker has the exact place. */
    @Test
    void aPresetThatTheCompilerMissesTooIsNotMarkedTwice() throws Exception {
        FaultMarkers listener = new FaultMarkers();
        var path = program.getLocation().toPath();
        listener.problems(path, List.of(new Problem(NAME, 1, 14, 1, 20, Severity.WARNING, "R001", "there is no preset 'Lead'", List.of()),
                Problem.running(NAME, 1, 14, "R001", "'Lead' cannot be loaded"), Problem.running(NAME, 2, 1, "R001", "another")));
        Ui.until("a marker", () -> markers().length == 1);
        assertEquals(2, markers()[0].getAttribute(IMarker.LINE_NUMBER, 0));
    }
}
