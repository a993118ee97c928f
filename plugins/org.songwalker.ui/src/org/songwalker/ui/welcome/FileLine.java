// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.welcome;

import org.eclipse.core.resources.IFile;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.songwalker.ui.look.Fonts;
import org.songwalker.ui.look.Look;

/** A file that was opened lately: its icon, its name, and its folder in quiet letters. UI thread. */
final class FileLine extends Tile {
    private static final int MARGIN = 4;
    private static final int ICON = 16;
    private static final int GAP = 8;
    private static final int HEIGHT = 26;
    private final IFile file;
    private final Image icon;
    private final Fonts fonts;

    FileLine(Composite parent, Fonts fonts, IFile file, Image icon, Runnable work) {
        super(parent, () -> "Open " + file.getName(), work);
        this.fonts = fonts;
        this.file = file;
        this.icon = icon;
    }

    @Override
    int height(int width) {
        return HEIGHT;
    }

    @Override
    void draw(GC gc, Look look, Rectangle area) {
        gc.drawImage(icon, MARGIN, (area.height - ICON) / 2);
        gc.setFont(fonts.text());
        gc.setForeground(look.accent());
        Point name = gc.textExtent(file.getName());
        int left = MARGIN + ICON + GAP;
        gc.drawText(file.getName(), left, (area.height - name.y) / 2, SWT.DRAW_TRANSPARENT);
        if (hovered()) {
            int line = (area.height + name.y) / 2 - 1;
            gc.drawLine(left, line, left + name.x, line);
        }
        gc.setFont(fonts.quiet());
        gc.setForeground(look.quiet());
        String folder = file.getParent().getFullPath().makeRelative().toString();
        gc.drawText(folder, left + name.x + GAP, (area.height - gc.textExtent(folder).y) / 2, SWT.DRAW_TRANSPARENT);
    }
}
