// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.presets;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.songwalker.ui.Ids;
import org.songwalker.ui.look.Fonts;
import org.songwalker.ui.look.Look;

/**
 * A row of chips of which one may be lit. What does not fit is in the menu of the last chip; a lit chip is always visible. A click, Space
 * or Enter chooses a chip, Left and Right move among them. UI thread.
 */
final class Chips extends Canvas {
    private static final int PAD = 9;
    private static final int GAP = 5;
    private static final String MORE = "More";
    private final String name;
    private final IntConsumer chosen;
    private final Consumer<Event> others;
    private final Fonts fonts;
    private List<String> labels = List.of();
    private int lit = -1;
    private int cursor;
    private int hovered = -1;

    /** The chip of a label; after those of all labels comes the one that opens the menu. */
    private record Placed(int index, Rectangle bounds) {}

    /**
     * @param name   what a screen reader calls the row
     * @param chosen hears the number of a chip that was chosen, lit or not
     * @param others hears of keys that do nothing in the row
     */
    Chips(Composite parent, String name, Fonts fonts, IntConsumer chosen, Consumer<Event> others) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.name = name;
        this.chosen = chosen;
        this.others = others;
        this.fonts = fonts;
        setData(Ids.TAKES_SPACE, true);
        addPaintListener(event -> paint(event.gc));
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        addListener(SWT.MouseMove, event -> hover(at(event.x, event.y)));
        addListener(SWT.MouseExit, event -> hover(-1));
        addListener(SWT.MouseDown, event -> {
            int index = at(event.x, event.y);
            if (event.button == 1 && index >= 0) {
                cursor = index;
                choose(index);
            }
        });
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_ARROW_NEXT
                && event.detail != SWT.TRAVERSE_ARROW_PREVIOUS && event.detail != SWT.TRAVERSE_RETURN);
        accessible();
    }

    private void accessible() {
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name;
            }

            @Override
            public void getHelp(AccessibleEvent event) {
                event.result = "Left and Right move, Space chooses.";
            }
        });
        getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_LIST;
            }

            @Override
            public void getValue(AccessibleControlEvent event) {
                String at = cursor < labels.size() ? labels.get(cursor) : MORE;
                event.result = at + (cursor == lit ? ", chosen" : lit < 0 ? "" : "; " + labels.get(lit) + " is chosen");
            }
        });
    }

    /** Shows other chips; {@code light} is the lit one, -1 for none. */
    void show(List<String> texts, int light) {
        if (!texts.equals(labels) || light != lit) {
            labels = List.copyOf(texts);
            lit = light;
            cursor = Math.clamp(cursor, 0, Math.max(0, labels.size()));
            redraw();
        }
    }

    /** The texts of all chips. */
    List<String> labels() {
        return labels;
    }

    /** Number of the lit chip, -1 if none is. */
    int lit() {
        return lit;
    }

    private void choose(int index) {
        redraw();
        if (index < labels.size()) {
            chosen.accept(index);
        } else {
            menu();
        }
    }

    /** A menu with all chips, as the visible ones are easier to read in their order. */
    private void menu() {
        Menu menu = new Menu(this);
        for (int i = 0; i < labels.size(); i++) {
            int index = i;
            MenuItem item = new MenuItem(menu, SWT.RADIO);
            item.setText(labels.get(i).replace("&", "&&"));
            item.setSelection(i == lit);
            item.addListener(SWT.Selection, event -> {
                if (item.getSelection()) {
                    cursor = index;
                    choose(index);
                }
            });
        }
        List<Placed> places = places();
        Rectangle last = places.getLast().bounds();
        menu.setLocation(toDisplay(last.x, last.y + last.height));
        menu.addListener(SWT.Hide, event -> getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
    }

    private void key(Event event) {
        List<Integer> shown = places().stream().map(Placed::index).toList();
        int place = Math.max(0, shown.indexOf(cursor));
        switch (event.keyCode) {
            case SWT.ARROW_LEFT -> cursor = shown.get(Math.max(0, place - 1));
            case SWT.ARROW_RIGHT -> cursor = shown.get(Math.min(shown.size() - 1, place + 1));
            case SWT.CR, SWT.KEYPAD_CR, ' ' -> choose(shown.get(place));
            default -> {
                others.accept(event);
                return;
            }
        }
        redraw();
    }

    private void hover(int index) {
        if (index != hovered) {
            hovered = index;
            setToolTipText(index < 0 || index >= labels.size() ? null : labels.get(index));
            redraw();
        }
    }

    private int at(int x, int y) {
        return places().stream().filter(placed -> placed.bounds().contains(x, y)).mapToInt(Placed::index).findFirst().orElse(-1);
    }

    private String label(int index) {
        return index < labels.size() ? labels.get(index) : MORE;
    }

    /** The chips that fit: the first ones, the lit one, and the one with the menu if others are left out. */
    private List<Placed> places() {
        GC gc = new GC(this);
        gc.setFont(fonts.quiet());
        int[] widths = new int[labels.size() + 1];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = gc.textExtent(label(i)).x + 2 * PAD;
        }
        gc.dispose();
        int room = getClientArea().width - 1;
        int all = -GAP;
        for (int i = 0; i < labels.size(); i++) {
            all += widths[i] + GAP;
        }
        List<Placed> placed = new ArrayList<>();
        int reserved = all <= room ? 0 : widths[labels.size()] + GAP;
        int x = 0;
        for (int i = 0; i < labels.size(); i++) {
            int rest = room - reserved - (i < lit && all > room ? widths[lit] + GAP : 0);
            if (x + widths[i] <= rest || i == lit) {
                x = place(placed, i, x, Math.min(widths[i], Math.max(2 * PAD, room - reserved - x)));
            } else if (i > lit) {
                break;
            } else {
                i = lit - 1; // the loop goes on with the lit one
            }
        }
        if (reserved > 0) {
            place(placed, labels.size(), x, widths[labels.size()]);
        }
        return placed;
    }

    private int place(List<Placed> placed, int index, int x, int width) {
        placed.add(new Placed(index, new Rectangle(x, 1, width, getClientArea().height - 3)));
        return x + width + GAP;
    }

    private void paint(GC gc) {
        Look look = Look.now();
        gc.setAntialias(SWT.ON);
        gc.setBackground(look.panel());
        gc.fillRectangle(getClientArea());
        gc.setFont(fonts.quiet());
        for (Placed placed : places()) {
            Rectangle b = placed.bounds();
            boolean on = placed.index() == lit;
            gc.setBackground(on ? look.accent() : placed.index() == hovered ? look.raised() : look.chrome());
            gc.fillRoundRectangle(b.x, b.y, b.width, b.height, b.height, b.height);
            boolean focus = isFocusControl() && placed.index() == cursor;
            gc.setForeground(focus || on ? look.accent() : look.line());
            gc.setLineWidth(1);
            gc.drawRoundRectangle(b.x, b.y, b.width, b.height, b.height, b.height);
            if (focus) {
                gc.setForeground(on ? look.code() : look.accent());
                gc.drawRoundRectangle(b.x + 2, b.y + 2, b.width - 4, b.height - 4, b.height - 4, b.height - 4);
            }
            gc.setForeground(on ? look.code() : look.text());
            gc.setClipping(b.x + PAD, b.y, b.width - 2 * PAD + 1, b.height);
            Point words = gc.textExtent(label(placed.index()));
            gc.drawText(label(placed.index()), b.x + PAD, b.y + (b.height - words.y) / 2, SWT.DRAW_TRANSPARENT);
            gc.setClipping((Rectangle) null);
        }
    }

    @Override
    public Point computeSize(int wHint, int hHint, boolean changed) {
        GC gc = new GC(this);
        gc.setFont(fonts.quiet());
        int height = gc.getFontMetrics().getHeight() + 10;
        gc.dispose();
        return new Point(wHint == SWT.DEFAULT ? 120 : wHint, hHint == SWT.DEFAULT ? height : hHint);
    }
}
