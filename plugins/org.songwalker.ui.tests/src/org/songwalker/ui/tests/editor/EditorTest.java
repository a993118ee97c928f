// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.editor.QuickFixes;
import org.songwalker.ui.tests.workbench.Markers;
import org.songwalker.ui.tests.workbench.Proposals;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/** The program editor: markers, completion, quick fixes, undo, comments and colours. */
class EditorTest {
    private ITextEditor editor;

    @AfterEach
    void close() {
        if (editor != null) {
            Ui.close(editor);
        }
    }

    private IFile open(String name, String text) throws Exception {
        IFile file = Ui.file(name, text);
        editor = Ui.program(file);
        return file;
    }

    @Test
    void anErrorIsMarkedOnItsLineWithItsMessage() throws Exception {
        IFile file = open("broken.sw", "C4 /4\nE4 /4\n)\n");
        Markers.until(file, 3);
        IMarker marker = Markers.of(file)[0];
        assertEquals(12, marker.getAttribute(IMarker.CHAR_START, -1));
        assertEquals(IMarker.SEVERITY_ERROR, marker.getAttribute(IMarker.SEVERITY, -1));
        assertTrue(marker.getAttribute(IMarker.MESSAGE, "").startsWith("P001 unexpected ')'"), marker.getAttribute(IMarker.MESSAGE, ""));
    }

    @Test
    void markersFollowEdits() throws Exception {
        IFile file = open("follows.sw", "C4 /4\n");
        Ui.document(editor).set("C4 /4\n\n]\n");
        Markers.until(file, 3);
        Ui.document(editor).set("C4 /4\n");
        Markers.until(file);
    }

    /** The platform reads the changed file into a second document, which must not replace the edited one in the language server. */
    @Test
    void markersFollowEditsAfterAnotherProgramChangedTheFile() throws Exception {
        IFile file = open("elsewhere.sw", "C4 /4\n");
        Ui.file("elsewhere.sw", "D4 /4\n");
        Ui.until("the text of the changed file", () -> Ui.document(editor).get().equals("D4 /4\n"));
        Ui.document(editor).set("D4 /4\n)\n");
        Markers.until(file, 2);
    }

    @Test
    void midiMembersAreCompleted() throws Exception {
        open("complete.sw", "C4 *midi.\n");
        assertEquals(List.of("note", "velocity", "frequency", "channel", "gate", "pitchBend", "bendRange", "pressure", "keyPressure",
                "releaseVelocity", "held", "cc"), Proposals.at(editor, 9));
    }

    @Test
    void presetNamesAreCompletedInsideTheString() throws Exception {
        Ui.until("the catalog", () -> Ui.live().catalog().isDone());
        String text = "const a = loadPreset(\"Starter/";
        open("names.sw", text + "\")\n");
        assertTrue(Proposals.at(editor, text.length()).stream().allMatch(name -> name.startsWith("Starter/")));
    }

    @Test
    void undoRestoresTheText() throws Exception {
        open("undo.sw", "C4 /4\n");
        Ui.document(editor).replace(0, 0, "D4 ");
        editor.getAction("undo").run();
        assertEquals("C4 /4\n", Ui.document(editor).get());
    }

    @Test
    void aQuickFixRepairsAMisspeltName() throws Exception {
        IFile file = open("fix.sw", "const s = Osillator({type: 'sine'})\ns(midi.note) *midi.velocity\n");
        Markers.until(file, 1);
        IMarkerResolution[] fixes = IDE.getMarkerHelpRegistry().getResolutions(Markers.of(file)[0]);
        assertEquals("Change to 'Oscillator'", fixes[0].getLabel());
        fixes[0].run(Markers.of(file)[0]);
        assertEquals("const s = Oscillator({type: 'sine'})\ns(midi.note) *midi.velocity\n", Ui.document(editor).get());
        Markers.until(file);
    }

    /** An edit moves the text before the language server answers again, so the place of the fix now has another text. */
    @Test
    void aQuickFixForAnOlderTextIsRefusedWithAMessage() throws Exception {
        String text = "const s = Osillator({type: 'sine'})\ns(midi.note) *midi.velocity\n";
        IFile file = open("refused.sw", text);
        Markers.until(file, 1);
        IMarkerResolution fix = IDE.getMarkerHelpRegistry().getResolutions(Markers.of(file)[0])[0];
        Ui.document(editor).replace(0, 0, "// Osill\n");
        fix.run(Markers.of(file)[0]);
        assertEquals("// Osill\n" + text, Ui.document(editor).get());
        Ui.until("the message",
                () -> Widgets.all(Ui.window().getShell(), CLabel.class)
                        .stream()
                        .anyMatch(label -> QuickFixes.CHANGED.equals(label.getText())));
        Markers.until(file, 2);
        IDE.getMarkerHelpRegistry().getResolutions(Markers.of(file)[0])[0].run(Markers.of(file)[0]);
        assertEquals("// Osill\n" + text.replace("Osill", "Oscill"), Ui.document(editor).get());
    }

    @Test
    void aQuickFixFromProblemsOpensItsProgram() throws Exception {
        IFile file = open("closed-fix.sw", "const s = Osillator({type: 'sine'})\ns(midi.note) *midi.velocity\n");
        Ui.document(editor).replace(0, 0, "\n");
        Markers.until(file, 2);
        editor.doSave(new NullProgressMonitor());
        Ui.close(editor);
        IDE.getMarkerHelpRegistry().getResolutions(Markers.of(file)[0])[0].run(Markers.of(file)[0]);
        editor = Ui.program(file);
        assertEquals("\nconst s = Oscillator({type: 'sine'})\ns(midi.note) *midi.velocity\n", Ui.document(editor).get());
        editor.doSave(new NullProgressMonitor());
    }

    private static List<Long> ids(IFile file) throws Exception {
        return Arrays.stream(Markers.of(file)).map(IMarker::getId).sorted().toList();
    }

    @Test
    void markersOfRemainingProblemsAreReused() throws Exception {
        IFile file = open("stay.sw", "C4 /4\n)\nnone(60)\n");
        Markers.until(file, 2, 3);
        List<Long> ids = ids(file);
        Ui.document(editor).replace(0, 0, "D4 /4\n");
        Markers.until(file, 3, 4);
        assertEquals(ids, ids(file));
        assertEquals(List.of(12, 14),
                Arrays.stream(Markers.of(file)).map(marker -> marker.getAttribute(IMarker.CHAR_START, -1)).sorted().toList());
        Ui.document(editor).replace(12, 2, "");
        Markers.until(file, 3);
        assertTrue(ids.containsAll(ids(file)), ids(file) + " of " + ids);
    }

    /** At the next save the platform deletes a marker whose text was once deleted, so such a marker must not be reused. */
    @Test
    void aProblemWhoseTextWasReplacedIsStillMarkedAfterASave() throws Exception {
        IFile file = open("replaced.sw", "C4 /4\n)\n");
        Markers.until(file, 2);
        Ui.document(editor).set("C4 /4\n)\n]\n");
        Markers.until(file, 2, 3);
        editor.doSave(new NullProgressMonitor());
        Markers.until(file, 2, 3);
        Ui.document(editor).set("C4 /4\n");
        Markers.until(file);
        editor.doSave(new NullProgressMonitor());
    }

    @Test
    void commentsAreToggled() throws Exception {
        open("comment.sw", "C4 /4\nD4 /4\n");
        editor.selectAndReveal(0, 10);
        Ui.command("org.songwalker.ui.editor.toggleComment");
        assertEquals("// C4 /4\n// D4 /4\n", Ui.document(editor).get());
        editor.selectAndReveal(0, 16);
        Ui.command("org.songwalker.ui.editor.toggleComment");
        assertEquals("C4 /4\nD4 /4\n", Ui.document(editor).get());
    }

    private static boolean coloured(ITextEditor editor, int offset, int... rgb) {
        StyleRange style = editor.getAdapter(ITextViewer.class).getTextWidget().getStyleRangeAtOffset(offset);
        return style != null && style.foreground != null && style.foreground.getRed() == rgb[0] && style.foreground.getGreen() == rgb[1]
                && style.foreground.getBlue() == rgb[2];
    }

    @Test
    void eachThemeHasItsColours() throws Exception {
        open("colours.sw", "const a = 1\n");
        Ui.until("the keyword in the dark palette", () -> coloured(editor, 0, 0xbb, 0x9a, 0xf7));
        Ui.command("org.songwalker.ui.theme");
        assertTrue(coloured(editor, 0, 0x7a, 0x2f, 0xd0), "the keyword has the light palette when the command returns");
        Ui.command("org.songwalker.ui.theme");
        Ui.until("the keyword in the dark palette again", () -> coloured(editor, 0, 0xbb, 0x9a, 0xf7));
    }

    @Test
    void aProgramOpensInThePlatformsEditor() throws Exception {
        open("kind.sw", "C4 /4\n");
        assertEquals("org.eclipse.ui.genericeditor.GenericEditor", editor.getSite().getId());
        assertFalse(editor.isDirty());
    }
}
