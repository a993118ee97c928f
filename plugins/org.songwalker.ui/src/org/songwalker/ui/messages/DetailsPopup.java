// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.messages;

import java.util.List;
import org.eclipse.jface.dialogs.PopupDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** What a message sums up, line by line, above the message bar. Escape and a click elsewhere close it. UI thread. */
final class DetailsPopup extends PopupDialog {
    private static final int WIDTH = 640;
    private static final int MOST_LINES = 12;
    private final List<String> lines;
    private final Point corner;

    /** @param corner the place on the screen above which the popup lies */
    DetailsPopup(Shell parent, String title, List<String> lines, Point corner) {
        super(parent, INFOPOPUP_SHELLSTYLE, true, false, false, false, false, title, "Esc closes");
        this.lines = lines;
        this.corner = corner;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Details"); // what a screen reader says
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Text text = new Text(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        text.setText(String.join("\n", lines));
        int height = Math.min(MOST_LINES * text.getLineHeight(), text.computeSize(WIDTH, SWT.DEFAULT).y);
        GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, height).applyTo(text);
        text.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.ESC) {
                close();
            }
        });
        return text;
    }

    @Override
    protected Point getInitialLocation(Point size) {
        return new Point(corner.x, corner.y - size.y);
    }
}
