// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.presets;

import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;

/** Makes texts fit. UI thread. */
final class Cut {
    private static final String ELLIPSIS = "…";

    private Cut() {}

    /** The text in a font, which the GC has afterwards, with an ellipsis at its end if it is wider than the room in pixels. */
    static String to(GC gc, Font font, String text, int room) {
        gc.setFont(font);
        if (gc.textExtent(text).x <= room) {
            return text;
        }
        int fits = 0;
        int tooLong = text.length();
        while (fits + 1 < tooLong) {
            int half = (fits + tooLong) / 2;
            if (gc.textExtent(text.substring(0, half) + ELLIPSIS).x <= room) {
                fits = half;
            } else {
                tooLong = half;
            }
        }
        return text.substring(0, fits) + ELLIPSIS;
    }
}
