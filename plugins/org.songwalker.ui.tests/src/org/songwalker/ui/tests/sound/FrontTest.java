// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songwalker.runtime.Mode;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.file.SessionJson;
import org.songwalker.ui.rack.RackEditor;
import org.songwalker.ui.tests.workbench.Hands;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;
import org.songwalker.ui.views.KeyboardView;

/** Keys play the program that the user looks at, and the title of the Keyboard names who hears them. */
class FrontTest {
    private static final String LEAD = "const s = Oscillator({type: 'sine'})\ns(midi.note) *midi.velocity\n";
    private KeyboardView keyboard;
    private RackEditor rack;

    @BeforeEach
    void open() throws Exception {
        keyboard = (KeyboardView) Ui.page().showView("org.songwalker.ui.keyboard");
        Ui.file("bass.sw", LEAD);
        IFile file = Ui.file("front.swsession",
                SessionJson.write(SessionFile.of(List.of(SessionFile.Slot.of("Bass", "bass.sw", Mode.REACTIVE)))));
        rack = (RackEditor) IDE.openEditor(Ui.page(), file);
        titled("Keyboard: Bass");
    }

    @AfterEach
    void quiet() throws Exception {
        release(); // a test that failed may hold it
        Ui.panic();
        Ui.page().closeAllEditors(false);
        Ui.until("no program in front", () -> Ui.live().keyTarget().program() == null);
    }

    private void titled(String title) throws Exception {
        Ui.until(title, () -> keyboard.getTitle().equals(title));
    }

    private ITextEditor lead() throws Exception {
        return Ui.program(Ui.file("lead.sw", LEAD));
    }

    /** Presses a key of the on-screen keyboard with the mouse and holds it. */
    private void press() throws Exception {
        Canvas piano = keyboard.piano().canvas();
        Hands.xdotool(Hands.at(piano, piano.getSize().x / 2, piano.getSize().y - 8) + " mousedown 1");
    }

    private static void release() throws Exception {
        Hands.xdotool("mouseup 1");
    }

    @Test
    void keysPlayTheProgramInFrontAloneUntilAnotherEditorComes() throws Exception {
        lead();
        titled("Keyboard: lead.sw (not in the rack)");
        press();
        Ui.until("its voice", () -> Ui.live().figures().voices() == 1);
        assertFalse(Ui.live().lamp(0));
        release();
        Ui.until("silence", () -> Ui.live().figures().voices() == 0);
        Ui.page().activate(rack);
        titled("Keyboard: Bass");
        press();
        Ui.until("the rack", () -> Ui.live().lamp(0));
        release();
    }

    @Test
    void oneClickAddsItToTheRackAndItStaysInFront() throws Exception {
        ITextEditor editor = lead();
        titled("Keyboard: lead.sw (not in the rack)");
        ToolItem add = addToRack();
        titled("Keyboard: Bass, lead");
        assertEquals(editor, Ui.page().getActiveEditor());
        assertTrue(rack.isDirty());
        assertEquals(List.of("bass.sw", "lead.sw"), rack.model().session().slots().stream().map(SessionFile.Slot::source).toList());
        Ui.until("nothing more to add", () -> !add.isEnabled());
        press();
        Ui.until("both slots", () -> Ui.live().lamp(0) && Ui.live().lamp(1));
        release();
    }

    /** Clicks the button with the mouse. */
    private static ToolItem addToRack() throws Exception {
        ToolItem add = Widgets.all(Ui.window().getShell(), ToolBar.class)
                .stream()
                .flatMap(bar -> List.of(bar.getItems()).stream())
                .filter(item -> item.getText().equals("Add to Rack"))
                .findFirst()
                .orElseThrow();
        Ui.until("the button", add::isEnabled);
        Rectangle place = add.getBounds();
        Hands.xdotool(Hands.at(add.getParent(), place.x + place.width / 2, place.y + place.height / 2) + " click 1");
        return add;
    }

    @Test
    void aProgramOfAnotherFolderGetsARackThereWhichIsFoundAgain() throws Exception {
        IProject other = ResourcesPlugin.getWorkspace().getRoot().getProject("Elsewhere");
        other.create(null);
        other.open(null);
        try {
            IFile solo = other.getFile("solo.sw");
            solo.create(new ByteArrayInputStream(LEAD.getBytes(StandardCharsets.UTF_8)), true, null);
            Ui.program(solo);
            titled("Keyboard: solo.sw (not in the rack)");
            addToRack();
            titled("Keyboard: solo");
            assertTrue(other.getFile("rack.swsession").exists());
            assertEquals("solo.sw", Ui.page().getActiveEditor().getTitle());
            Ui.page().activate(rack);
            titled("Keyboard: Bass");
            Ui.program(solo);
            titled("Keyboard: solo.sw (not in the rack)"); // the rack of its folder does not play
            addToRack();
            titled("Keyboard: solo");
        } finally {
            Ui.page().closeAllEditors(false);
            other.delete(true, true, null);
        }
    }

    @Test
    void whatIsTypedSoundsAndWithAnErrorTheOlderTextDoes() throws Exception {
        ITextEditor editor = lead();
        titled("Keyboard: lead.sw (not in the rack)");
        StyledText text = editor.getAdapter(ITextViewer.class).getTextWidget();
        Hands.focus(text);
        text.setCaretOffset(text.getCharCount());
        Hands.type("s(midi.note + 7", 40); // the editor closes the bracket
        Hands.key("Right");
        Ui.until("both notes", () -> voicesOfAKey() == 2);
        Hands.type(" *", 40);
        titled("Keyboard: lead.sw as it was before its errors (not in the rack)");
        assertEquals(2, voicesOfAKey());
    }

    /** Presses a key, gives the voices that sound then, and releases it. */
    private static int voicesOfAKey() throws Exception {
        Ui.live().key(60, 100);
        Ui.until("a voice", () -> Ui.live().figures().voices() > 0);
        int voices = Ui.live().figures().voices();
        Ui.live().key(60, 0);
        Ui.until("silence", () -> Ui.live().figures().voices() == 0);
        return voices;
    }

    @Test
    void aSongInFrontLeavesTheKeysToTheRack() throws Exception {
        Ui.program(Ui.file("walk.sw", "track t() { C4 /4 }\nt()\n"));
        titled("Keyboard: Bass (Play plays walk.sw, a song)");
    }

    @Test
    void aKeyThatNobodyHearsSaysWhyUntilOneIsHeard() throws Exception {
        rack.model().slot("Channel", 0, slot -> slot.withChannel(2));
        press();
        titled("Keyboard: nobody hears this key, slot 1 hears channel 2 only");
        release();
        rack.model().slot("Channel", 0, slot -> slot.withChannel(1));
        press();
        titled("Keyboard: Bass");
        release();
        rack.model().slot("Mute", 0, slot -> slot.withMuted(true));
        press();
        titled("Keyboard: nobody hears this key, slot 1 is muted");
        release();
    }
}
