// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.graphics.Color;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.look.Look;

/** What the Studio writes on its own pages can be read in both themes. */
class LookTest {
    private final List<String> faint = new ArrayList<>();

    /** Relative luminance by the Web Content Accessibility Guidelines, 0 to 1. */
    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private void check(String what, Color text, Color ground, double least) {
        double a = luminance(text) + 0.05;
        double b = luminance(ground) + 0.05;
        double contrast = Math.max(a, b) / Math.min(a, b);
        if (contrast < least) {
            faint.add("%s: %.2f".formatted(what, contrast));
        }
    }

    @Test
    void textContrastsWithItsGround() {
        for (boolean dark : new boolean[] {true, false}) {
            Look look = Look.of(dark);
            String theme = dark ? "dark " : "light ";
            check(theme + "title on the page", look.strong(), look.code(), 7);
            check(theme + "title on a card", look.strong(), look.panel(), 7);
            check(theme + "button", look.strong(), look.raised(), 7);
            check(theme + "lit button", look.code(), look.accent(), 4.5);
            check(theme + "text on the page", look.text(), look.code(), 4.5);
            check(theme + "text on a card", look.text(), look.panel(), 4.5);
            check(theme + "folder", look.quiet(), look.code(), 4.5);
            check(theme + "file", look.accent(), look.code(), 4.5);
        }
        assertEquals(List.of(), faint);
    }
}
