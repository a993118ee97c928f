// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.rack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.songwalker.runtime.Mode;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.file.SessionJson;
import org.songwalker.ui.rack.RackEditor;
import org.songwalker.ui.tests.workbench.Hands;
import org.songwalker.ui.tests.workbench.SoundFile;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/** Faders and Solo of a slot, moved by mouse and keys. */
@EnabledIfEnvironmentVariable(named = SoundFile.VARIABLE, matches = ".+", disabledReason = "needs xdotool to move the mouse, as releng/verify sets up")
class FaderTest {
    private RackEditor editor;
    private Composite shown;

    @BeforeEach
    void twoSlotsOneOfThemAtMinusTwelve() throws Exception {
        Ui.file("a.sw", "C4\n");
        IFile file = Ui.file("faders.swsession",
                SessionJson.write(SessionFile.of(List.of(SessionFile.Slot.of("One", "a.sw", Mode.REACTIVE).withLevel(-12, 0),
                        SessionFile.Slot.of("Two", "a.sw", Mode.REACTIVE).withSoloed(true)))));
        editor = (RackEditor) IDE.openEditor(Ui.page(), file);
        shown = Widgets.of(editor);
        Ui.until("the strips", () -> Widgets.all(shown, Scale.class).size() == 4 && gain().getSize().x > 100);
    }

    @AfterEach
    void close() {
        Ui.close(editor);
    }

    private Scale gain() {
        return Widgets.all(shown, Scale.class).getFirst();
    }

    private double gainDb() {
        return editor.model().session().slots().getFirst().gainDb();
    }

    private void undoOnce() throws Exception {
        Ui.page().activate(editor);
        Ui.command("org.eclipse.ui.edit.undo");
    }

    @Test
    void aDoubleClickSetsZeroDecibelsInOneStep() throws Exception {
        Hands.focus(gain());
        Point size = gain().getSize();
        Hands.xdotool(Hands.at(gain(), size.x / 4, size.y / 2) + " click --repeat 2 --delay 60 1");
        Ui.until("0 dB", () -> gainDb() == 0);
        undoOnce();
        assertEquals(-12, gainDb());
    }

    @Test
    void arrowKeysMoveHalfADecibelAndWithShiftATenth() throws Exception {
        Hands.focus(gain());
        Hands.key("Right");
        Ui.until("half a decibel more", () -> gainDb() == -11.5);
        Hands.key("shift+Right");
        Ui.until("a tenth more", () -> gainDb() == -11.4);
        Hands.key("shift+Left");
        Ui.until("a tenth less", () -> gainDb() == -11.5);
    }

    @Test
    void aDragIsOneStep() throws Exception {
        Hands.focus(gain());
        Point size = gain().getSize();
        int thumb = size.x * (gain().getSelection() - gain().getMinimum()) / (gain().getMaximum() - gain().getMinimum());
        Hands.xdotool(Hands.at(gain(), thumb, size.y / 2) + " mousedown 1 " + Hands.at(gain(), thumb - size.x / 4, size.y / 2)
                + " sleep 0.1 " + Hands.at(gain(), thumb - size.x / 2, size.y / 2) + " sleep 0.1 mouseup 1");
        Ui.until("far down", () -> gainDb() < -30 && editor.isDirty());
        undoOnce();
        assertEquals(-12, gainDb());
        assertEquals(false, editor.isDirty());
    }

    @Test
    void aTypedValueIsTaken() throws Exception {
        Text typed = Widgets.all(shown, Text.class).stream().filter(text -> text.getText().equals("-12.0 dB")).findFirst().orElseThrow();
        typed.setText("-3,5");
        Widgets.tell(typed, SWT.DefaultSelection);
        assertEquals(-3.5, gainDb());
        assertEquals("-3.5 dB", typed.getText());
        typed.setText("loud");
        Widgets.tell(typed, SWT.DefaultSelection);
        assertEquals(-3.5, gainDb());
    }

    private List<Boolean> soloed() {
        return editor.model().session().slots().stream().map(SessionFile.Slot::soloed).toList();
    }

    @Test
    void ctrlClickSolosOneSlotAlone() throws Exception {
        Button solo = Widgets.button(shown, "Solo");
        Hands.focus(solo);
        assertEquals(List.of(false, true), soloed());
        String place = Hands.at(solo, 10, solo.getSize().y / 2);
        Hands.xdotool(place + " click 1");
        Ui.until("both", () -> soloed().equals(List.of(true, true)));
        Hands.xdotool(place + " keydown ctrl click 1 keyup ctrl");
        Ui.until("this one alone", () -> soloed().equals(List.of(true, false)));
    }
}
