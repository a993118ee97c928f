// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.views;

import org.eclipse.swt.graphics.Color;

/**
 * Colours of what the Studio draws itself, for dark and for light backgrounds. The background is that of the canvas, which the theme sets,
 * so nobody has to report a change of the theme.
 *
 * @param low    level below -18 dBFS
 * @param middle level from -18 to -6 dBFS
 * @param high   level above -6 dBFS, and a lit clip lamp
 * @param line   peak lines
 * @param trough background of a bar
 * @param unlit  a lamp that is out
 */
record CanvasColours(Color low, Color middle, Color high, Color line, Color trough, Color unlit) {
    private static final CanvasColours DARK = new CanvasColours(new Color(166, 227, 161), new Color(249, 226, 175),
            new Color(243, 139, 168), new Color(205, 214, 244), new Color(49, 50, 68), new Color(88, 91, 112));
    private static final CanvasColours LIGHT = new CanvasColours(new Color(64, 160, 43), new Color(223, 142, 29), new Color(210, 15, 57),
            new Color(48, 50, 70), new Color(214, 217, 228), new Color(172, 176, 190));

    /** The colours that contrast with a background. */
    static CanvasColours on(Color ground) {
        return ground.getRed() + ground.getGreen() + ground.getBlue() < 3 * 128 ? DARK : LIGHT;
    }
}
