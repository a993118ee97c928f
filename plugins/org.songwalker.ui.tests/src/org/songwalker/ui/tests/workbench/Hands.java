// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;

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

    /** Presses the key of a letter, by its name for xdotool. */
    public static void down(String name) throws Exception {
        xdotool("keydown " + name);
    }

    /** Releases a key. */
    public static void up(String name) throws Exception {
        xdotool("keyup " + name);
    }

    /** The xdotool command that moves the mouse to a point of a control, given in its pixels. */
    public static String at(Control control, int x, int y) {
        Point place = control.toDisplay(x, y);
        return "mousemove " + place.x + " " + place.y;
    }

    /** Runs xdotool commands; events that SWT posts have no position. Waits until xdotool ends. */
    public static void xdotool(String what) throws Exception {
        Process process = new ProcessBuilder(("xdotool " + what).split(" ")).inheritIO().start();
        Ui.until("xdotool " + what, () -> !process.isAlive());
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
     * Presses and releases a key by its name for xdotool, such as {@code Return} or {@code ctrl+s}. Not with {@code Display.post}: that
     * looks keys up in a map of the keyboard which is out of date after xdotool has typed a character that no key has.
     */
    public static void key(String name) throws Exception {
        xdotool("key " + name);
    }
}
