// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.look;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.swt.graphics.Color;
import org.eclipse.ui.PlatformUI;

/**
 * The colours of the Studio, for the dark and the light theme: of all that it draws itself, and of the style sheets of the platform, which
 * a test compares with this table.
 *
 * @param code   the ground of code, and of pages in the place of editors
 * @param panel  the ground of cards and views
 * @param chrome the ground of bars and tabs
 * @param raised the ground of buttons and of the bars of meters
 * @param line   lines, frames and lamps that are out
 * @param strong titles
 * @param text   text
 * @param quiet  labels and units
 * @param accent focus, what can be clicked, and pressed keys
 * @param ok     what sounds, and a level below -18 dBFS
 * @param warn   a level from -18 to -6 dBFS
 * @param bad    a level above -6 dBFS, and a lit clip lamp
 */
public record Look(Color code, Color panel, Color chrome, Color raised, Color line, Color strong, Color text, Color quiet, Color accent,
        Color ok, Color warn, Color bad) {
    public static final Look DARK = new Look(colour(0x181A24), colour(0x1E212D), colour(0x252936), colour(0x2E3446), colour(0x343A4B),
            colour(0xE8EAF2), colour(0xB9BFD0), colour(0x8B92A8), colour(0x7AA2F7), colour(0x9ECE6A), colour(0xE0AF68), colour(0xF7768E));
    public static final Look LIGHT = new Look(colour(0xFFFFFF), colour(0xF6F7FA), colour(0xE9EBF1), colour(0xDDE0E9), colour(0xD3D7E2),
            colour(0x1B1E28), colour(0x434A5C), colour(0x60687A), colour(0x2F5FD0), colour(0x4C8A1B), colour(0xA86A00), colour(0xC7304B));

    private static Color colour(int rgb) {
        return new Color(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF);
    }

    /** The colours of the theme of now. UI thread. */
    public static Look now() {
        IThemeEngine themes = PlatformUI.getWorkbench().getService(IThemeEngine.class);
        ITheme theme = themes == null ? null : themes.getActiveTheme();
        return theme == null || theme.getId().contains("dark") ? DARK : LIGHT;
    }

    /** The colours that contrast with a background; a canvas whose theme sets its background follows a change of the theme by this. */
    public static Look on(Color ground) {
        return ground.getRed() + ground.getGreen() + ground.getBlue() < 3 * 128 ? DARK : LIGHT;
    }
}
