// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.welcome;

import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.songwalker.ui.look.Look;

/** A drawn part of the welcome page that a click, Enter or Space activates; Tab leads to it. UI thread. */
abstract class Tile extends Canvas {
    private static final int RING = 2;
    static final int RADIUS = 6;
    private boolean hovered;

    /** @param name what a screen reader calls it */
    Tile(Composite parent, Supplier<String> name, Runnable work) {
        super(parent, SWT.DOUBLE_BUFFERED);
        setCursor(getDisplay().getSystemCursor(SWT.CURSOR_HAND));
        addPaintListener(event -> paint(event.gc));
        addListener(SWT.MouseEnter, event -> hover(true));
        addListener(SWT.MouseExit, event -> hover(false));
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        addListener(SWT.MouseDown, event -> setFocus());
        addListener(SWT.MouseUp, event -> {
            if (event.button == 1 && getClientArea().contains(event.x, event.y)) {
                work.run();
            }
        });
        addListener(SWT.KeyDown, event -> {
            if (event.character == SWT.CR || event.character == ' ') {
                work.run();
            }
        });
        addListener(SWT.Traverse, Tile::traverse);
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name.get();
            }
        });
        getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_PUSHBUTTON;
            }
        });
    }

    private static void traverse(Event event) {
        event.doit = event.detail != SWT.TRAVERSE_RETURN; // Enter activates the tile
    }

    private void hover(boolean on) {
        hovered = on;
        redraw();
    }

    final boolean hovered() {
        return hovered;
    }

    private void paint(GC gc) {
        Look look = Look.now();
        Rectangle area = getClientArea();
        gc.setAntialias(SWT.ON);
        gc.setBackground(look.code());
        gc.fillRectangle(area);
        draw(gc, look, area);
        if (isFocusControl()) {
            gc.setForeground(look.accent());
            gc.setLineWidth(RING);
            gc.drawRoundRectangle(1, 1, area.width - RING, area.height - RING, 2 * RADIUS, 2 * RADIUS);
        }
    }

    /** Draws the tile over the page's ground. */
    abstract void draw(GC gc, Look look, Rectangle area);

    /** Height of the content at a width. */
    abstract int height(int width);

    @Override
    public Point computeSize(int wHint, int hHint, boolean changed) {
        int width = wHint == SWT.DEFAULT ? 200 : wHint;
        return new Point(width, hHint == SWT.DEFAULT ? height(width) : hHint);
    }

    /** Lays a text out in lines; the caller disposes it. */
    final TextLayout lines(String text, Font font, int width) {
        TextLayout layout = new TextLayout(getDisplay());
        layout.setText(text);
        layout.setFont(font);
        layout.setWidth(Math.max(1, width));
        layout.setSpacing(3);
        return layout;
    }
}
