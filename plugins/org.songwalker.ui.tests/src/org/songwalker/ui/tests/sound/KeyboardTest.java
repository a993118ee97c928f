// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songwalker.session.live.LiveListener;
import org.songwalker.ui.tests.workbench.Hands;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.views.KeyboardView;

/** The computer's letter keys and the mouse play the Keyboard. */
class KeyboardTest implements LiveListener {
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private ITextEditor editor;
    private Canvas piano;

    @Override
    public void logged(int slot, String text) {
        logged.add(text.substring(text.lastIndexOf(": ") + 2));
    }

    @BeforeEach
    void open() throws Exception {
        editor = Ui.program(Ui.file("typed.sw",
                "const s = Oscillator({type: 'sine'})\ns(midi.note) *midi.velocity\nlog(midi.note, floor(midi.velocity * 127 + 0.5))\n"));
        KeyboardView keyboard = (KeyboardView) Ui.page().showView("org.songwalker.ui.keyboard");
        Ui.until("the program", () -> keyboard.getTitle().equals("Keyboard: typed.sw (not in the rack)"));
        piano = keyboard.piano().canvas();
        Ui.live().addListener(this);
        Hands.focus(piano);
    }

    @AfterEach
    void quiet() throws Exception {
        Ui.live().removeListener(this);
        Hands.xdotool("keyup a mouseup 1"); // a test that failed may hold them
        Ui.panic();
        Ui.page().closeAllEditors(false);
    }

    @Test
    void twoRowsPlayAnOctaveAndAHalfAndZAndXChangeIt() throws Exception {
        for (String key : List.of("a", "w", "s", "e", "d", "f", "t", "g", "y", "h", "u", "j", "k", "o", "l", "p", "semicolon",
                "apostrophe")) {
            Hands.key(key);
        }
        Hands.key("x");
        Hands.key("a");
        Hands.key("z");
        Hands.key("z");
        Hands.key("a");
        Hands.key("x");
        Ui.until("twenty notes", () -> logged.size() == 20);
        for (int i = 0; i < 18; i++) {
            assertEquals(60 + i + " 100", logged.get(i));
        }
        assertEquals(List.of("72 100", "48 100"), logged.subList(18, 20));
    }

    @Test
    void aKeyThatIsHeldPlaysOnceThoughTheWindowSystemRepeatsIt() throws Exception {
        AtomicInteger reported = new AtomicInteger();
        Listener counts = event -> reported.incrementAndGet();
        piano.addListener(SWT.KeyDown, counts);
        Hands.down("a");
        Ui.until("repeated keys", () -> reported.get() > 5);
        Hands.up("a");
        Ui.until("silence", () -> Ui.live().figures().voices() == 0);
        piano.removeListener(SWT.KeyDown, counts);
        assertEquals(List.of("60 100"), logged);
    }

    @Test
    void aHeldKeyKeepsItsNoteWhileTheOctaveChanges() throws Exception {
        Hands.down("a");
        Ui.until("a voice", () -> Ui.live().figures().voices() == 1);
        Hands.key("x");
        Hands.up("a");
        Ui.until("silence", () -> Ui.live().figures().voices() == 0);
        Hands.key("z");
        assertEquals(List.of("60 100"), logged);
    }

    @Test
    void heldKeysAreReleasedWhenTheFocusLeaves() throws Exception {
        Hands.down("a");
        Ui.until("a voice", () -> Ui.live().figures().voices() == 1);
        StyledText text = editor.getAdapter(ITextViewer.class).getTextWidget();
        Hands.xdotool(Hands.at(text, 40, 100) + " click 1");
        Ui.until("silence, though the key is down", () -> Ui.live().figures().voices() == 0);
        Hands.up("a");
    }

    @Test
    void theLowerAKeyIsStruckTheLouderItSounds() throws Exception {
        int x = piano.getSize().x / 2;
        int height = piano.getSize().y;
        Hands.xdotool(Hands.at(piano, x, height * 3 / 4) + " click 1 " + Hands.at(piano, x, height - 4) + " click 1");
        Ui.until("two notes", () -> logged.size() == 2);
        int first = Integer.parseInt(logged.get(0).split(" ")[1]);
        int second = Integer.parseInt(logged.get(1).split(" ")[1]);
        assertTrue(first > 90 && first < 115 && second > 120, logged.toString());
    }
}
