// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Field;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleControlListener;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songwalker.runtime.Mode;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.file.SessionJson;
import org.songwalker.ui.rack.RackEditor;
import org.songwalker.ui.tests.workbench.Hands;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;
import org.songwalker.ui.views.KeyboardView;
import org.songwalker.ui.views.MetersView;

/** Canvases and faders tell a screen reader their role, name and value, and work with keys alone. */
class AccessibleTest {
    @AfterEach
    void quiet() throws Exception {
        Ui.panic();
        Ui.page().closeAllEditors(false);
    }

    /** Role, name and value as a screen reader gets them. */
    private static String spoken(Control control) throws Exception {
        AccessibleEvent named = new AccessibleEvent(control);
        for (Object listener : listeners(control, "accessibleListeners")) {
            ((AccessibleListener) listener).getName(named);
        }
        AccessibleControlEvent asked = new AccessibleControlEvent(control);
        for (Object listener : listeners(control, "accessibleControlListeners")) {
            ((AccessibleControlListener) listener).getRole(asked);
            ((AccessibleControlListener) listener).getValue(asked);
        }
        String role = switch (asked.detail) {
            case ACC.ROLE_SLIDER -> "slider";
            case ACC.ROLE_PROGRESSBAR -> "level";
            case ACC.ROLE_CANVAS -> "canvas";
            default -> "?";
        };
        return role + " " + named.result + ": " + asked.result;
    }

    /** The accessibility listeners of a control; SWT keeps them in private fields. */
    private static List<?> listeners(Control control, String name) throws Exception {
        Field field = Accessible.class.getDeclaredField(name);
        field.setAccessible(true);
        return (List<?>) field.get(control.getAccessible());
    }

    private static void rack(String name, String program) throws Exception {
        Ui.file(name, program);
        IFile file = Ui.file("spoken.swsession",
                SessionJson.write(SessionFile.of(List.of(SessionFile.Slot.of("One", name, Mode.REACTIVE).withLevel(-12, -0.5)))));
        RackEditor editor = (RackEditor) IDE.openEditor(Ui.page(), file);
        Ui.page().activate(editor);
        Ui.until("the rack", () -> Ui.live().rack() != null && Ui.live().rack().slots().size() == 1
                && Ui.live().rack().slots().getFirst().source().equals(name));
    }

    @Test
    void fadersSpeakTheirRoleNameAndValue() throws Exception {
        rack("faders.sw", "C4\n");
        List<Scale> faders = Widgets.all(Widgets.of(Ui.page().getActiveEditor()), Scale.class);
        assertEquals("slider Gain of slot 1: -12.0 dB", spoken(faders.get(0)));
        assertEquals("slider Pan of slot 1: 50 % left", spoken(faders.get(1)));
        Hands.focus(faders.get(1));
        Hands.key("Right");
        Ui.until("a tenth to the right", () -> spoken(faders.get(1)).equals("slider Pan of slot 1: 40 % left"));
    }

    @Test
    void thePianoSpeaksItsRangeAndKeysAndIsPlayedByKeys() throws Exception {
        rack("keys.sw", "const s = Oscillator({type: 'sine'})\ns(midi.note) *midi.velocity\n");
        Canvas piano = ((KeyboardView) Ui.page().showView("org.songwalker.ui.keyboard")).piano().canvas();
        assertEquals("canvas Piano keyboard, C3 to C7: no key down", spoken(piano));
        Hands.focus(piano);
        Hands.down("a");
        Ui.until("a key down that sounds", () -> spoken(piano).endsWith(": C4") && Ui.live().figures().voices() == 1);
        Hands.up("a");
        Ui.until("no key down", () -> spoken(piano).endsWith(": no key down") && Ui.live().figures().voices() == 0);
        Hands.key("x");
        Ui.until("an octave up", () -> spoken(piano).equals("canvas Piano keyboard, C4 to C8: no key down"));
        Hands.key("z");
        Ui.until("an octave down", () -> spoken(piano).equals("canvas Piano keyboard, C3 to C7: no key down"));
    }

    @Test
    void theMeterSpeaksItsLevelAndEnterResetsItsLamp() throws Exception {
        rack("meter.sw", "const s = Oscillator({type: 'square'})\nfor i in 0..12 { s(midi.note + i) *midi.velocity /1 }\n");
        MetersView view = (MetersView) Ui.page().showView("org.songwalker.ui.meters"); // creates new meters for each rack
        Ui.until("silence", () -> spoken(view.master().canvas()).equals("level Level of Master: silence left, silence right"));
        for (int key = 36; key < 60; key++) {
            Ui.live().key(key, 127);
        }
        Ui.until("a level over full scale",
                () -> spoken(view.master().canvas()).matches("level Level of Master: [0-9.]+ dB left, [0-9.]+ dB right, clipped"));
        var done = Ui.live().panic();
        Ui.until("silence with the lamp lit", () -> done.isDone()
                && spoken(view.master().canvas()).equals("level Level of Master: silence left, silence right, clipped"));
        Hands.focus(view.master().canvas());
        Hands.key("Return");
        Ui.until("the lamp to go out", () -> spoken(view.master().canvas()).equals("level Level of Master: silence left, silence right"));
    }
}
