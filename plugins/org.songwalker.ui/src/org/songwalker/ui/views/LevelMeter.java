// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.views;

import java.util.Locale;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.trace.Meter;
import org.songwalker.ui.look.Look;

/**
 * Draws a stereo level in dBFS: RMS as a bar, the peak as a line above it, the highest peak held for 1.5 s, and a lamp for each side that
 * stays lit after clipping until the user clicks the meter. What is shown falls by at most 24 dB per second. Reads the meter 30 times a
 * second. UI thread.
 */
public final class LevelMeter {
    /** Lowest level drawn, in dBFS. */
    private static final double FLOOR = -60;
    private static final double FALL_PER_SECOND = 24;
    private static final long HOLD_NANOS = 1_500_000_000L;
    private static final int PERIOD_MILLIS = 33;
    private static final int LAMP = 10;
    private static final double[] TICKS = {0, -6, -12, -24, -48};
    private final Canvas canvas;
    private final Supplier<@Nullable Meter> source;
    private final double[] rms = {FLOOR, FLOOR};
    private final double[] peak = {FLOOR, FLOOR};
    private final double[] held = {FLOOR, FLOOR};
    private final long[] heldSince = new long[2];
    private final double[] drawn = new double[6];
    private boolean clipped;
    private long last = System.nanoTime();

    /**
     * @param name   what a screen reader calls this meter
     * @param source the meter to read; null shows silence
     */
    public LevelMeter(Composite parent, String name, Supplier<@Nullable Meter> source) {
        this.source = source;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        canvas.addPaintListener(event -> paint(event.gc));
        canvas.addListener(SWT.MouseDown, event -> resetClip());
        keys();
        canvas.setToolTipText("Bar: RMS, line: peak, in dBFS. Click, or press Enter here, to put the clip lamp out.");
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name;
            }
        });
        canvas.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_PROGRESSBAR;
            }

            @Override
            public void getValue(AccessibleControlEvent event) {
                event.result = text();
            }
        });
        canvas.getDisplay().timerExec(PERIOD_MILLIS, this::tick);
    }

    /** Enter resets the clip lamp; Tab enters and leaves the meter. */
    private void keys() {
        canvas.addListener(SWT.KeyDown, event -> {
            if (event.character == SWT.CR) {
                resetClip();
            }
        });
        canvas.addListener(SWT.Traverse,
                event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
    }

    /** The control to lay out. */
    public Canvas canvas() {
        return canvas;
    }

    /** The shown peaks as text, for example {@code -12.3 dB left, -12.1 dB right}; then {@code , clipped} if the lamp is lit. */
    public String text() {
        return level(peak[0]) + " left, " + level(peak[1]) + " right" + (clipped ? ", clipped" : "");
    }

    private static String level(double db) {
        return db <= FLOOR ? "silence" : String.format(Locale.ROOT, "%.1f dB", db);
    }

    private void resetClip() {
        Meter meter = source.get();
        if (meter != null) {
            meter.resetClip();
        }
    }

    private void tick() {
        if (canvas.isDisposed()) {
            return;
        }
        long now = System.nanoTime();
        double fall = FALL_PER_SECOND * (now - last) / 1e9;
        last = now;
        Meter meter = source.get();
        for (int side = 0; side < 2; side++) {
            double level = meter == null ? 0 : side == 0 ? meter.peakLeft() : meter.peakRight();
            double power = meter == null ? 0 : side == 0 ? meter.rmsLeft() : meter.rmsRight();
            peak[side] = Math.max(db(level), Math.max(FLOOR, peak[side] - fall));
            rms[side] = Math.max(db(power), Math.max(FLOOR, rms[side] - fall));
            if (peak[side] >= held[side] || now - heldSince[side] > HOLD_NANOS) {
                held[side] = peak[side];
                heldSince[side] = now;
            }
        }
        boolean lamp = meter != null && meter.clipped();
        if (moved() || lamp != clipped) {
            clipped = lamp;
            canvas.redraw();
        }
        canvas.getDisplay().timerExec(PERIOD_MILLIS, this::tick);
    }

    private boolean moved() {
        boolean moved = false;
        for (int side = 0; side < 2; side++) {
            double[] now = {rms[side], peak[side], held[side]};
            for (int i = 0; i < now.length; i++) {
                moved |= Math.abs(drawn[3 * side + i] - now[i]) > 0.05;
                drawn[3 * side + i] = now[i];
            }
        }
        return moved;
    }

    private static double db(double linear) {
        return Math.max(FLOOR, Meter.dbfs(linear));
    }

    private void paint(GC gc) {
        Rectangle area = canvas.getClientArea();
        Color text = canvas.getForeground();
        Look colours = Look.on(canvas.getBackground());
        int scale = gc.textExtent("-48").x + 6;
        int bar = Math.clamp((area.width - scale - 6) / 2, 3, 26);
        int top = LAMP + 6;
        int height = Math.max(1, area.height - top - 4);
        gc.setForeground(text);
        for (double tick : TICKS) {
            int y = top + (int) Math.round(height * tick / FLOOR);
            String label = Integer.toString((int) tick);
            gc.drawText(label, scale - 4 - gc.textExtent(label).x,
                    Math.min(y - gc.getFontMetrics().getHeight() / 2, area.height - gc.getFontMetrics().getHeight()), true);
        }
        for (int side = 0; side < 2; side++) {
            int x = scale + side * (bar + 3);
            gc.setBackground(clipped ? colours.bad() : colours.line());
            gc.fillRectangle(x, 2, bar, LAMP);
            gc.setBackground(colours.raised());
            gc.fillRectangle(x, top, bar, height);
            fill(gc, x, top, bar, height, rms[side], colours);
            gc.setBackground(colours.strong());
            line(gc, x, top, bar, height, peak[side], 1);
            line(gc, x, top, bar, height, held[side], 2);
        }
        ring(gc, area);
    }

    private void ring(GC gc, Rectangle area) {
        if (canvas.isFocusControl()) {
            gc.setForeground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION));
            gc.setLineWidth(2);
            gc.drawRectangle(1, 1, area.width - 2, area.height - 2);
        }
    }

    private static void fill(GC gc, int x, int top, int width, int height, double level, Look colours) {
        int y = (int) Math.round(height * level / FLOOR);
        for (int row = Math.max(0, y); row < height; row++) {
            double db = FLOOR * row / height;
            gc.setBackground(db > -6 ? colours.bad() : db > -18 ? colours.warn() : colours.ok());
            gc.fillRectangle(x, top + row, width, 1);
        }
    }

    private static void line(GC gc, int x, int top, int width, int height, double level, int thickness) {
        if (level > FLOOR) {
            gc.fillRectangle(x, top + Math.max(0, (int) Math.round(height * level / FLOOR)), width, thickness);
        }
    }
}
