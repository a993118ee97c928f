// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;

/** Real keys and a real mouse, as the window system gives them to whoever has the focus. UI thread. */
public final class Hands {
    private Hands() {}

    /** Brings the window to the front and gives a control the focus. */
    public static void focus(Control control) throws Exception {
        control.getShell().forceActive();
        Ui.until("the focus",
                () -> control.getDisplay().getActiveShell() == control.getShell() && (control.isFocusControl() || control.setFocus()));
        Ui.until("the focus", control::isFocusControl);
    }

    /** Presses and lets go a key with modifiers held: SWT.CTRL, SWT.SHIFT or SWT.NONE. */
    public static void press(int modifiers, int keyCode, char character) {
        hold(modifiers, () -> {
            key(SWT.KeyDown, keyCode, character);
            key(SWT.KeyUp, keyCode, character);
        });
    }

    public static void down(char key) {
        key(SWT.KeyDown, key, key);
    }

    public static void up(char key) {
        key(SWT.KeyUp, key, key);
    }

    private static void hold(int modifiers, Runnable what) {
        for (int modifier : new int[] {SWT.CTRL, SWT.SHIFT}) {
            if ((modifiers & modifier) != 0) {
                key(SWT.KeyDown, modifier, '\0');
            }
        }
        what.run();
        for (int modifier : new int[] {SWT.SHIFT, SWT.CTRL}) {
            if ((modifiers & modifier) != 0) {
                key(SWT.KeyUp, modifier, '\0');
            }
        }
    }

    private static void key(int type, int keyCode, char character) {
        Event event = new Event();
        event.type = type;
        event.keyCode = keyCode;
        event.character = character;
        post(event);
    }

    /** A place of a control in pixels of the screen, as the mouse is told of it. */
    public static String at(Control control, int x, int y) {
        Point place = control.toDisplay(x, y);
        return "mousemove " + place.x + " " + place.y;
    }

    /** Moves and clicks; {@code what} is in the words of xdotool, since SWT's own events carry no place. */
    public static void mouse(String what) throws Exception {
        Process process = new ProcessBuilder(("xdotool " + what).split(" ")).inheritIO().start();
        Ui.until("the mouse", () -> !process.isAlive());
        assertEquals(0, process.exitValue());
    }

    private static void post(Event event) {
        assertTrue(Display.getCurrent().post(event), "the window system takes the event");
    }
}
