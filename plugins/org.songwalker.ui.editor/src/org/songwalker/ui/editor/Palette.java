// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jface.text.TextAttribute;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.songwalker.lang.ide.Highlights.Style;

/** The colours of a program's text: those of the web editor for the dark theme, the same hues darkened for the light theme. */
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
        return new Palette("6c7086", "cba6f7", "89b4fa", "fab387", "94e2d5", "89dceb", "a6e3a1", "fab387", "f9e2af", "f38ba8");
    }

    static Palette light() {
        return new Palette("6c6f85", "7a2fd0", "1a52c7", "b34a00", "0f6e72", "046a94", "2a7519", "b34a00", "8a5a00", "c00f36");
    }

    private void put(Style style, String rgb, int font) {
        int value = Integer.parseInt(rgb, 16);
        attributes.put(style, new TextAttribute(new Color(value >> 16, value >> 8 & 0xFF, value & 0xFF), null, font));
    }

    TextAttribute of(Style style) {
        return Objects.requireNonNull(attributes.get(style));
    }
}
