// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jface.text.TextAttribute;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.songwalker.lang.ide.Highlights.Style;

/** The colours of a program's text. Each stands out from the ground of code with a contrast of at least 4.5 to 1, in both themes. */
final class Palette {
    private final Map<Style, TextAttribute> attributes = new EnumMap<>(Style.class);

    private Palette(String comment, String keyword, String note, String preset, String property, String call, String string, String number,
            String mark, String error) {
        put(Style.COMMENT, comment, SWT.ITALIC);
        put(Style.KEYWORD, keyword, SWT.NORMAL);
        put(Style.NOTE, note, SWT.BOLD);
        put(Style.PRESET, preset, SWT.NORMAL);
        put(Style.PROPERTY, property, SWT.NORMAL);
        put(Style.CALL, call, SWT.NORMAL);
        put(Style.STRING, string, SWT.NORMAL);
        put(Style.NUMBER, number, SWT.NORMAL);
        put(Style.MARK, mark, SWT.NORMAL);
        put(Style.ERROR, error, SWT.NORMAL);
    }

    static Palette dark() {
        return new Palette("8b92a8", "bb9af7", "7dcfff", "9ece6a", "73daca", "e7c787", "ff9e64", "e0af68", "e0af68", "f7768e");
    }

    static Palette light() {
        return new Palette("6c7488", "7a2fd0", "006a92", "3b7315", "0f6e72", "7a5e00", "b34a00", "8a5300", "8a5300", "c7304b");
    }

    private void put(Style style, String rgb, int font) {
        int value = Integer.parseInt(rgb, 16);
        attributes.put(style, new TextAttribute(new Color(value >> 16, value >> 8 & 0xFF, value & 0xFF), null, font));
    }

    TextAttribute of(Style style) {
        return Objects.requireNonNull(attributes.get(style));
    }
}
