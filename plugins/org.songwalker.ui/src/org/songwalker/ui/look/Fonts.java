// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.look;

import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Control;

/**
 * The system's sans in the sizes that the Studio uses, for as long as their owner lives.
 *
 * @param headline 22 px, strong
 * @param title    15 px, strong
 * @param strong   13 px, strong
 * @param text     13 px
 * @param quiet    11 px
 */
public record Fonts(Font headline, Font title, Font strong, Font text, Font quiet) {
    private static final int POINTS_PER_INCH = 72;

    /** The fonts for a control; UI thread. */
    public static Fonts of(Control owner) {
        LocalResourceManager fonts = new LocalResourceManager(JFaceResources.getResources(), owner);
        int dpi = owner.getDisplay().getDPI().y;
        return new Fonts(font(fonts, 22, SWT.BOLD, dpi), font(fonts, 15, SWT.BOLD, dpi), font(fonts, 13, SWT.BOLD, dpi),
                font(fonts, 13, SWT.NORMAL, dpi), font(fonts, 11, SWT.NORMAL, dpi));
    }

    private static Font font(LocalResourceManager fonts, int pixels, int style, int dpi) {
        return fonts.create(FontDescriptor.createFrom(JFaceResources.getDefaultFont())
                .setHeight(Math.round((float) pixels * POINTS_PER_INCH / dpi))
                .setStyle(style));
    }
}
