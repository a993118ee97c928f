// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.welcome;

import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.widgets.Composite;
import org.songwalker.ui.look.Fonts;
import org.songwalker.ui.look.Look;

/** One way to begin: a title, what happens, and a button. The whole card is the button. UI thread. */
final class Card extends Tile {
    private static final int MARGIN = 16;
    private static final int GAP = 8;
    private static final int BUTTON_HEIGHT = 32;
    private static final int STRIPE = 3;
    private final String title;
    private final String text;
    private final Supplier<String> label;
    private final Fonts fonts;

    /** @param label of the button, as it is now */
    Card(Composite parent, Fonts fonts, String title, String text, Supplier<String> label, Runnable work) {
        super(parent, () -> title + ": " + label.get() + ". " + text, work);
        this.fonts = fonts;
        this.title = title;
        this.text = text;
        this.label = label;
    }

    @Override
    int height(int width) {
        TextLayout head = lines(title, fonts.title(), width - 2 * MARGIN);
        TextLayout body = lines(text, fonts.text(), width - 2 * MARGIN);
        int height = 2 * MARGIN + head.getBounds().height + GAP + body.getBounds().height + 2 * GAP + BUTTON_HEIGHT;
        head.dispose();
        body.dispose();
        return height;
    }

    @Override
    void draw(GC gc, Look look, Rectangle area) {
        gc.setBackground(look.panel());
        gc.fillRoundRectangle(0, 0, area.width, area.height, 2 * RADIUS, 2 * RADIUS);
        gc.setBackground(look.accent());
        gc.fillRectangle(MARGIN, 0, 5 * GAP, STRIPE);
        gc.setForeground(hovered() ? look.accent() : look.line());
        gc.setLineWidth(1);
        gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, 2 * RADIUS, 2 * RADIUS);
        TextLayout head = lines(title, fonts.title(), area.width - 2 * MARGIN);
        gc.setForeground(look.strong());
        head.draw(gc, MARGIN, MARGIN);
        int y = MARGIN + head.getBounds().height + GAP;
        head.dispose();
        TextLayout body = lines(text, fonts.text(), area.width - 2 * MARGIN);
        gc.setForeground(look.text());
        body.draw(gc, MARGIN, y);
        body.dispose();
        button(gc, look, area);
    }

    private void button(GC gc, Look look, Rectangle area) {
        gc.setFont(fonts.strong());
        Point words = gc.textExtent(label.get());
        int width = words.x + 2 * MARGIN;
        int top = area.height - MARGIN - BUTTON_HEIGHT;
        boolean lit = hovered() || isFocusControl();
        gc.setBackground(lit ? look.accent() : look.raised());
        gc.fillRoundRectangle(MARGIN, top, width, BUTTON_HEIGHT, 2 * RADIUS, 2 * RADIUS);
        gc.setForeground(lit ? look.code() : look.strong());
        gc.drawText(label.get(), MARGIN + (width - words.x) / 2, top + (BUTTON_HEIGHT - words.y) / 2, SWT.DRAW_TRANSPARENT);
    }
}
