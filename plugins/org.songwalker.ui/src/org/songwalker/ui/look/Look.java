// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.look;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.swt.graphics.Color;
import org.eclipse.ui.PlatformUI;

/**
 * The colours of pages that the Studio draws itself, for the dark and the light theme.
 *
 * @param code   the ground of code, and of pages in the place of editors
 * @param panel  the ground of cards and views
 * @param chrome the ground of bars
 * @param raised the ground of buttons
 * @param line   lines and frames
 * @param strong titles
 * @param text   text
 * @param quiet  labels and units
 * @param accent focus and what can be clicked
 * @param ok     what sounds
 */
public record Look(Color code, Color panel, Color chrome, Color raised, Color line, Color strong, Color text, Color quiet, Color accent,
        Color ok) {
    private static final Look DARK = new Look(colour(0x181A24), colour(0x1E212D), colour(0x252936), colour(0x2E3446), colour(0x343A4B),
            colour(0xE8EAF2), colour(0xB9BFD0), colour(0x8B92A8), colour(0x7AA2F7), colour(0x9ECE6A));
    private static final Look LIGHT = new Look(colour(0xFFFFFF), colour(0xF6F7FA), colour(0xE9EBF1), colour(0xE9EBF1), colour(0xD3D7E2),
            colour(0x1B1E28), colour(0x434A5C), colour(0x6C7488), colour(0x2F5FD0), colour(0x4C8A1B));

    private static Color colour(int rgb) {
        return new Color(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF);
    }

    /** The colours of the dark or of the light theme. Any thread. */
    public static Look of(boolean dark) {
        return dark ? DARK : LIGHT;
    }

    /** The colours of the theme of now. UI thread. */
    public static Look now() {
        IThemeEngine themes = PlatformUI.getWorkbench().getService(IThemeEngine.class);
        ITheme theme = themes == null ? null : themes.getActiveTheme();
        return of(theme == null || theme.getId().contains("dark"));
    }
}
