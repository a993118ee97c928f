// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;

/** Sends keys and mouse events through the window system, so they reach whatever has the focus. UI thread. */
public final class Hands {
    private Hands() {}

    /** Brings the window to the front, gives a control the focus and waits for it. */
    public static void focus(Control control) throws Exception {
        control.getShell().forceActive();
        Ui.until("the focus",
                () -> control.getDisplay().getActiveShell() == control.getShell() && (control.isFocusControl() || control.setFocus()));
        Ui.until("the focus", control::isFocusControl);
        while (control.getDisplay().readAndDispatch()) {} // a new editor sets its keys up when it is idle
    }

    /** Presses and releases a key while modifiers are held: of SWT.CTRL, SWT.SHIFT and SWT.ALT any, or SWT.NONE. */
    public static void press(int modifiers, int keyCode, char character) {
        hold(modifiers, () -> {
            key(SWT.KeyDown, keyCode, character);
            key(SWT.KeyUp, keyCode, character);
        });
    }

    /** Presses the key of a character. */
    public static void down(char key) {
        key(SWT.KeyDown, key, key);
    }

    /** Releases the key of a character. */
    public static void up(char key) {
        key(SWT.KeyUp, key, key);
    }

    private static void hold(int modifiers, Runnable what) {
        for (int modifier : new int[] {SWT.CTRL, SWT.ALT, SWT.SHIFT}) {
            if ((modifiers & modifier) != 0) {
                key(SWT.KeyDown, modifier, '\0');
            }
        }
        what.run();
        for (int modifier : new int[] {SWT.SHIFT, SWT.ALT, SWT.CTRL}) {
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

    /** The xdotool command that moves the mouse to a point of a control, given in its pixels. */
    public static String at(Control control, int x, int y) {
        Point place = control.toDisplay(x, y);
        return "mousemove " + place.x + " " + place.y;
    }

    /** Runs xdotool commands; events that SWT posts have no position. Waits until xdotool ends. */
    public static void mouse(String what) throws Exception {
        Process process = new ProcessBuilder(("xdotool " + what).split(" ")).inheritIO().start();
        Ui.until("the mouse", () -> !process.isAlive());
        assertEquals(0, process.exitValue());
    }

    /**
     * Types a text key by key; a line feed is Enter. Waits until the window has taken all of it.
     *
     * @param millis from one key to the next; xdotool waits half of what it is told
     */
    public static void type(String text, int millis) throws Exception {
        for (String line : text.split("(?<=\n)")) {
            Process process = new ProcessBuilder("xdotool", "type", "--delay", Integer.toString(2 * millis), "--", line).inheritIO()
                    .start();
            Ui.until("the keys of: " + line, () -> !process.isAlive());
            assertEquals(0, process.exitValue());
        }
    }

    /**
     * Presses a key by its name for xdotool, such as {@code Return} or {@code ctrl+s}. Comes after what {@link #type} has typed; a key that
     * SWT posts may overtake that.
     */
    public static void key(String name) throws Exception {
        mouse("key " + name);
    }

    private static void post(Event event) {
        assertTrue(Display.getCurrent().post(event), "the window system accepts the event");
    }
}
