// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.rack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songwalker.runtime.Mode;
import org.songwalker.session.Session;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.file.SessionJson;
import org.songwalker.ui.rack.RackEditor;
import org.songwalker.ui.tests.workbench.Ui;

/** The rack editor: changes, undo, saving, the live rack and what a slot shows. */
class RackTest {
    private IFile file;
    private RackEditor editor;

    @BeforeEach
    void open() throws Exception {
        Ui.file("a.sw", "const s = Oscillator({type: 'sine'})\ns(midi.note) *midi.velocity\n"); // sounds as long as its key is down
        Ui.file("b.sw", "C4\n");
        file = Ui.file("rack.swsession", SessionJson.write(SessionFile.of(List.of(SessionFile.Slot.of("One", "a.sw", Mode.REACTIVE)))));
        editor = (RackEditor) IDE.openEditor(Ui.page(), file);
    }

    @AfterEach
    void close() {
        Ui.close(editor);
    }

    private SessionFile.Slot slot() {
        return editor.model().session().slots().getFirst();
    }

    @Test
    void aSlotIsAddedAndUndone() throws Exception {
        Ui.command("org.songwalker.ui.rack.addSlot");
        assertEquals(2, editor.model().session().slots().size());
        Ui.command("org.eclipse.ui.edit.undo");
        assertEquals(1, editor.model().session().slots().size());
    }

    @Test
    void aChangeMakesTheEditorDirtyAndSavingWritesIt() throws Exception {
        editor.model()
                .slot("Mute", 0, old -> new SessionFile.Slot(old.name(), old.source(), old.mode(), 3, -6, 0.5, true, false, old.effects(),
                        old.song()));
        assertTrue(editor.isDirty());
        editor.doSave(new NullProgressMonitor());
        assertFalse(editor.isDirty());
        SessionFile.Slot written = SessionJson.parse("rack", Session.readText(file.getLocation().toPath())).slots().getFirst();
        assertEquals(-6, written.gainDb());
        assertEquals(3, written.channel());
        assertTrue(written.muted());
    }

    @Test
    void theLiveRackFollowsTheEditor() throws Exception {
        editor.model()
                .slot("Gain", 0, old -> new SessionFile.Slot(old.name(), old.source(), old.mode(), 0, -12, 0, false, false, old.effects(),
                        old.song()));
        Ui.until("the live rack at -12 dB", () -> {
            SessionFile rack = Ui.live().rack();
            return rack != null && rack.slots().size() == 1 && rack.slots().getFirst().gainDb() == -12;
        });
        assertEquals("a.sw", slot().source());
    }

    @Test
    void aSlotShowsTheCpuShareOfItsVoices() throws Exception {
        Ui.until("the rack that plays", () -> Ui.live().rack() != null && Ui.live().rack().slots().getFirst().source().equals("a.sw"));
        Ui.until("a slot at rest", () -> cost().equals("CPU 0.00 %"));
        for (int key = 36; key < 96; key++) {
            Ui.live().key(key, 100);
        }
        Ui.until("the cost of its voices",
                () -> Ui.live().load(0) > 0 && cost().matches("CPU [0-9]+\\.[0-9]{2} %") && !cost().equals("CPU 0.00 %"));
        for (int key = 36; key < 96; key++) {
            Ui.live().key(key, 0);
        }
        Ui.until("a slot at rest again", () -> cost().equals("CPU 0.00 %"));
    }

    private static String cost() {
        List<String> shown = new ArrayList<>();
        labels(Ui.window().getShell(), shown);
        return shown.isEmpty() ? "" : shown.getFirst();
    }

    private static void labels(Composite in, List<String> shown) {
        for (Control child : in.getChildren()) {
            if (child instanceof Label label && label.isVisible() && label.getText().startsWith("CPU ")) {
                shown.add(label.getText());
            } else if (child instanceof Composite inner) {
                labels(inner, shown);
            }
        }
    }
}
