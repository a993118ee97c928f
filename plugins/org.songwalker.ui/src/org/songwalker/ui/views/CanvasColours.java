// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.views;

import org.eclipse.swt.graphics.Color;

/**
 * Colours of what the Studio draws itself, for a dark and a light ground. The ground is the canvas's own background, which the theme sets,
 * so a change of the theme needs no further word.
 *
 * @param low    a level with room above it
 * @param middle a level near the top
 * @param high   a level at the top, a lit clip lamp
 * @param line   peaks
 * @param trough what a bar stands in
 * @param unlit  a lamp that is out
 */
record CanvasColours(Color low, Color middle, Color high, Color line, Color trough, Color unlit) {
    private static final CanvasColours DARK = new CanvasColours(new Color(166, 227, 161), new Color(249, 226, 175),
            new Color(243, 139, 168), new Color(205, 214, 244), new Color(49, 50, 68), new Color(88, 91, 112));
    private static final CanvasColours LIGHT = new CanvasColours(new Color(64, 160, 43), new Color(223, 142, 29), new Color(210, 15, 57),
            new Color(48, 50, 70), new Color(214, 217, 228), new Color(172, 176, 190));

    /** The set that can be seen on a ground. */
    static CanvasColours on(Color ground) {
        return ground.getRed() + ground.getGreen() + ground.getBlue() < 3 * 128 ? DARK : LIGHT;
    }
}
