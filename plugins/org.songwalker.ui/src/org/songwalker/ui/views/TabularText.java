// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.views;

import org.eclipse.swt.graphics.GC;

/** Text whose figures all have the width of the widest, so that it does not move while they change. UI thread. */
final class TabularText {
    private TabularText() {}

    /** Draws a text without filling the ground. */
    static void draw(GC gc, String text, int x, int y) {
        int figure = figure(gc);
        int at = x;
        for (int i = 0; i < text.length(); i++) {
            String one = text.substring(i, i + 1);
            int width = gc.stringExtent(one).x;
            boolean digit = Character.isDigit(text.charAt(i));
            gc.drawString(one, digit ? at + (figure - width) / 2 : at, y, true);
            at += digit ? figure : width;
        }
    }

    /** Width of a text in pixels. */
    static int width(GC gc, String text) {
        int figure = figure(gc);
        int width = 0;
        for (int i = 0; i < text.length(); i++) {
            width += Character.isDigit(text.charAt(i)) ? figure : gc.stringExtent(text.substring(i, i + 1)).x;
        }
        return width;
    }

    private static int figure(GC gc) {
        int widest = 0;
        for (char digit = '0'; digit <= '9'; digit++) {
            widest = Math.max(widest, gc.stringExtent(String.valueOf(digit)).x);
        }
        return widest;
    }
}
