// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.presets;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;

/** The star of favourites. UI thread. */
final class Star {
    private static final int CORNERS = 10;
    private static final double INNER = 0.45;

    private Star() {}

    /** Draws it around a point. */
    static void fill(GC gc, int x, int y, int radius, Color colour) {
        int[] points = new int[2 * CORNERS];
        for (int i = 0; i < CORNERS; i++) {
            double angle = Math.PI * i / 5 - Math.PI / 2;
            double distance = i % 2 == 0 ? radius : radius * INNER;
            points[2 * i] = (int) Math.round(x + distance * Math.cos(angle));
            points[2 * i + 1] = (int) Math.round(y + distance * Math.sin(angle));
        }
        gc.setBackground(colour);
        gc.fillPolygon(points);
    }
}
