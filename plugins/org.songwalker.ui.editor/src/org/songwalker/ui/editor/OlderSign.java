// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.nio.file.Path;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.jspecify.annotations.Nullable;
import org.songwalker.session.live.LiveListener;
import org.songwalker.ui.look.Look;
import org.songwalker.ui.studio.StudioService;

/**
 * The sign at the top right of a program's text while an older text of it sounds, because this one has errors. It lies over the text, which
 * therefore does not move while one types. UI thread, except {@link #changed}.
 */
final class OlderSign implements LiveListener {
    static final String WORDS = "An older text sounds: this one has errors";
    private static final int MARGIN = 6;
    private final ITextViewer viewer;
    private final StyledText text;
    private final Display display;
    private final StudioService studio = PlatformUI.getWorkbench().getService(StudioService.class);
    private @Nullable Canvas sign;

    private OlderSign(ITextViewer viewer) {
        this.viewer = viewer;
        this.text = viewer.getTextWidget();
        this.display = text.getDisplay();
    }

    static void install(ITextViewer viewer) {
        OlderSign sign = new OlderSign(viewer);
        sign.studio.live().addListener(sign);
        sign.text.addListener(SWT.Dispose, event -> sign.studio.live().removeListener(sign));
        sign.text.addListener(SWT.Resize, event -> sign.place());
        sign.changed();
    }

    @Override
    public void changed() {
        if (!display.isDisposed()) {
            display.asyncExec(this::show);
        }
    }

    private void show() {
        if (text.isDisposed()) {
            return;
        }
        Path program = program();
        boolean older = program != null && studio.live().older(program);
        if (older && sign == null) {
            sign = sign();
            place();
        } else if (!older && sign != null) {
            sign.dispose();
            sign = null;
        }
    }

    private @Nullable Path program() {
        IDocument document = viewer.getDocument();
        ITextFileBuffer buffer = document == null ? null : FileBuffers.getTextFileBufferManager().getTextFileBuffer(document);
        IFile file = buffer == null ? null : FileBuffers.getWorkspaceFileAtLocation(buffer.getLocation());
        return file == null || file.getLocation() == null ? null : file.getLocation().toPath();
    }

    private Canvas sign() {
        Canvas made = new Canvas(text, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        made.setCursor(display.getSystemCursor(SWT.CURSOR_ARROW));
        made.setToolTipText("The text from before its first error sounds until this one has none");
        made.setData("words", WORDS);
        made.addPaintListener(event -> paint(event.gc, made));
        return made;
    }

    private void paint(GC gc, Canvas made) {
        Color ground = text.getBackground();
        Look look = Look.on(ground);
        Point size = made.getSize();
        gc.setBackground(ground);
        gc.fillRectangle(0, 0, size.x, size.y);
        gc.setForeground(look.warn());
        gc.setAntialias(SWT.ON);
        gc.drawRoundRectangle(0, 0, size.x - 1, size.y - 1, MARGIN, MARGIN);
        gc.setForeground(look.text());
        gc.drawString(WORDS, MARGIN, MARGIN / 2, true);
    }

    private void place() {
        Canvas shown = sign;
        if (shown != null && !shown.isDisposed()) {
            GC gc = new GC(shown);
            Point size = gc.stringExtent(WORDS);
            gc.dispose();
            shown.setBounds(Math.max(0, text.getClientArea().width - size.x - 3 * MARGIN), MARGIN, size.x + 2 * MARGIN, size.y + MARGIN);
        }
    }
}
