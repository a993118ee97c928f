// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.views;

import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.menus.WorkbenchWindowControlContribution;
import org.jspecify.annotations.Nullable;
import org.songwalker.session.live.LiveListener;
import org.songwalker.session.live.Position;
import org.songwalker.ui.Ids;
import org.songwalker.ui.look.Look;
import org.songwalker.ui.studio.StudioService;

/**
 * Bar and beat, tempo, meter and time of what plays, beside the buttons that start and stop it, which it lights. Looks thirty times a
 * second while something plays and not at all otherwise. UI thread, except {@link #changed}.
 */
public final class TransportDisplay extends WorkbenchWindowControlContribution implements LiveListener {
    /** What it shows while nothing plays. */
    static final String STOPPED = "–:–";
    private static final int PERIOD_MILLIS = 33;
    private static final int MARGIN = 8;
    private static final int MARK = 12;
    private final StudioService studio = PlatformUI.getWorkbench().getService(StudioService.class);
    private final Runnable look = this::look;
    private @Nullable Canvas canvas;
    private String shown = STOPPED;

    @Override
    protected Control createControl(Composite parent) {
        Canvas made = new Canvas(parent, SWT.DOUBLE_BUFFERED) {
            @Override
            public Point computeSize(int width, int height, boolean changed) {
                GC gc = new GC(this);
                Point size = new Point(3 * MARGIN + MARK + TabularText.width(gc, text(new Position(5999, 8888, 8, 888.8, 12, 16))),
                        gc.getFontMetrics().getHeight() + MARGIN);
                gc.dispose();
                return size;
            }
        };
        canvas = made;
        made.setData("text", shown);
        made.addPaintListener(event -> paint(event.gc));
        made.setToolTipText("Bar and beat, tempo, meter and time of what plays");
        made.addListener(SWT.Dispose, event -> studio.live().removeListener(this));
        accessible(made);
        studio.live().addListener(this);
        look();
        return made;
    }

    private void accessible(Canvas made) {
        made.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = "Position";
            }
        });
        made.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_LABEL;
            }

            @Override
            public void getValue(AccessibleControlEvent event) {
                event.result = shown.equals(STOPPED) ? "nothing plays" : shown;
            }
        });
    }

    /** {@code 12:3   96.0 bpm   4/4   0:42}: bar and beat, tempo, meter, minutes and seconds. */
    static String text(Position position) {
        return String.format(Locale.ROOT, "%d:%d   %.1f bpm   %d/%d   %d:%02d", position.bar(), position.beat(), position.bpm(),
                position.numerator(), position.denominator(), (int) position.seconds() / 60, (int) position.seconds() % 60);
    }

    private void look() {
        Canvas now = canvas;
        if (now == null || now.isDisposed()) {
            return;
        }
        Position position = studio.live().position();
        String text = position == null ? STOPPED : text(position);
        if (!text.equals(shown)) {
            shown = text;
            now.setData("text", text);
            now.redraw();
        }
        now.getDisplay().timerExec(studio.live().playing() ? PERIOD_MILLIS : -1, look);
    }

    private void paint(GC gc) {
        Canvas now = canvas;
        if (now != null) {
            Look colours = Look.on(now.getBackground());
            boolean stopped = shown.equals(STOPPED);
            int middle = now.getClientArea().height / 2;
            int height = gc.getFontMetrics().getHeight();
            if (!stopped) { // the light
                gc.setAntialias(SWT.ON);
                gc.setBackground(colours.ok());
                gc.fillPolygon(new int[] {MARGIN, middle - MARK / 2, MARGIN + MARK - 2, middle, MARGIN, middle + MARK / 2});
            }
            gc.setForeground(stopped ? colours.quiet() : colours.strong());
            TabularText.draw(gc, shown, 2 * MARGIN + MARK, middle - height / 2);
        }
    }

    @Override
    public void changed() {
        Display display = PlatformUI.getWorkbench().getDisplay();
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                look();
                if (PlatformUI.isWorkbenchRunning() && !PlatformUI.getWorkbench().isClosing()) {
                    PlatformUI.getWorkbench().getService(ICommandService.class).refreshElements(Ids.PLAY, null);
                }
            });
        }
    }
}
