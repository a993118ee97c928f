// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.welcome;

import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.songwalker.ui.look.Look;

/** A text on the page's ground, in lines. It draws itself, because the platform's style sheets would colour a label. UI thread. */
final class Words extends Canvas {
    private final String text;
    private final Font font;

    /** @param colour chooses the text's colour */
    Words(Composite parent, String text, Font font, Function<Look, Color> colour) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        this.text = text;
        this.font = font;
        addPaintListener(event -> {
            Look look = Look.now();
            event.gc.setBackground(look.code());
            event.gc.fillRectangle(getClientArea());
            event.gc.setForeground(colour.apply(look));
            TextLayout lines = lines(getClientArea().width);
            lines.draw(event.gc, 0, 0);
            lines.dispose();
        });
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = text;
            }
        });
        getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_LABEL;
            }
        });
    }

    private TextLayout lines(int width) {
        TextLayout layout = new TextLayout(getDisplay());
        layout.setText(text);
        layout.setFont(font);
        layout.setWidth(Math.max(1, width));
        layout.setSpacing(3);
        return layout;
    }

    @Override
    public Point computeSize(int wHint, int hHint, boolean changed) {
        TextLayout lines = lines(wHint == SWT.DEFAULT ? 400 : wHint);
        Point size = new Point(wHint == SWT.DEFAULT ? lines.getBounds().width : wHint, lines.getBounds().height);
        lines.dispose();
        return size;
    }
}
