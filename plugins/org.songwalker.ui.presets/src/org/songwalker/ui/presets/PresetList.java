// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.presets;

import java.util.List;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.Library;
import org.songwalker.preset.LibraryPreset;
import org.songwalker.ui.look.Fonts;
import org.songwalker.ui.look.Look;

/**
 * The presets that were found: best first, or by library if nothing was looked for. Rows are made when they are shown. Each has two lines,
 * and at its end a dot if the preset plays without a network, or a ring if not. UI thread.
 */
final class PresetList {
    private static final int PAD = 4;
    private static final int DOT = 7;
    private static final int FIRST_ROWS = 60;
    private static final int SELECTED_ALPHA = 70;

    /** What the user does in the list. */
    interface Listener {
        /** Another preset, or none, is selected. */
        void selected(@Nullable LibraryPreset preset);

        /** Enter or a double-click. */
        void open(LibraryPreset preset);

        /** A character was typed, which belongs into the search field. */
        void typed(char character);

        /** Up on the first row. */
        void above();

        /** Escape. */
        void escape();
    }

    private final Tree tree;
    private final Fonts fonts;
    private final Listener listener;
    private Hits hits = new Hits(Query.EVERYTHING, List.of(), List.of());
    private Stock stock = Stock.EMPTY;
    private Set<String> favourites = Set.of();
    private @Nullable LibraryPreset told;

    PresetList(Composite parent, Fonts fonts, Listener listener) {
        this.fonts = fonts;
        this.listener = listener;
        tree = new Tree(parent, SWT.VIRTUAL | SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL);
        tree.addListener(SWT.SetData, this::fill);
        tree.addListener(SWT.MeasureItem, event -> event.height = rowHeight(event.gc));
        tree.addListener(SWT.EraseItem, this::ground);
        tree.addListener(SWT.PaintItem, this::paint);
        tree.addListener(SWT.Expand, event -> open((TreeItem) event.item, true));
        tree.addListener(SWT.Selection, event -> tell());
        tree.addListener(SWT.DefaultSelection, event -> open());
        tree.addListener(SWT.KeyDown, this::key);
        tree.addListener(SWT.FocusIn, event -> tree.redraw());
        tree.addListener(SWT.FocusOut, event -> tree.redraw());
    }

    Tree tree() {
        return tree;
    }

    private int rowHeight(GC gc) {
        gc.setFont(fonts.text());
        int height = gc.getFontMetrics().getHeight();
        gc.setFont(fonts.quiet());
        return height + gc.getFontMetrics().getHeight() + 2 * PAD;
    }

    private void fill(Event event) {
        TreeItem item = (TreeItem) event.item;
        TreeItem above = item.getParentItem();
        if (above == null && !hits.libraries().isEmpty()) {
            Hits.Group group = hits.libraries().get(event.index);
            item.setData(group);
            item.setText(group.library().name() + ", " + group.presets().size());
            item.setItemCount(Math.min(1, group.presets().size())); // the others when it is opened
        } else {
            LibraryPreset preset = above == null ? hits.presets().get(event.index)
                    : ((Hits.Group) above.getData()).presets().get(event.index);
            item.setData(preset);
            item.setText(preset.name() + ", " + below(preset) + (stock.atHand(preset) ? "" : ", not downloaded"));
            if (above == null && event.index == tree.getItemCount() - 1 && event.index < hits.presets().size() - 1) {
                tree.getDisplay().asyncExec(this::grow);
            }
        }
    }

    /** Adds rows once the last is seen: the toolkit takes long to make thousands, and longer to remove them at the next letter. */
    private void grow() {
        if (!tree.isDisposed() && hits.libraries().isEmpty()) {
            tree.setItemCount(Math.min(hits.presets().size(), 2 * tree.getItemCount()));
        }
    }

    private static void open(TreeItem item, boolean open) {
        if (open && item.getData() instanceof Hits.Group group) {
            item.setItemCount(group.presets().size());
        }
        item.setExpanded(open);
    }

    /** The second line of a row. */
    private String below(LibraryPreset preset) {
        int zones = preset.zoneCount();
        String size = zones == 0 ? preset.category() : zones + (zones == 1 ? " zone" : " zones");
        String place = hits.libraries().isEmpty() ? preset.library().name() : "";
        return place + (place.isEmpty() || size.isEmpty() ? "" : " · ") + size;
    }

    /** Shows what was found and selects the first preset; if the same was looked for before, what was selected stays selected. */
    void show(Stock fresh, Hits found, Set<String> chosen) {
        LibraryPreset before = found.query().equals(hits.query()) ? selected() : null;
        boolean same = found.presets().equals(hits.presets()) && found.libraries().isEmpty() == hits.libraries().isEmpty();
        boolean flat = hits.libraries().isEmpty();
        stock = fresh;
        hits = found;
        favourites = chosen;
        if (!same) {
            tree.setRedraw(false);
            if (!flat || !found.libraries().isEmpty()) {
                tree.removeAll();
            }
            tree.setItemCount(found.libraries().isEmpty() ? Math.min(FIRST_ROWS, found.presets().size()) : found.libraries().size());
            tree.clearAll(true);
            if (found.libraries().size() == 1) {
                open(row(0), true);
            }
            tree.setRedraw(true);
            tree.deselectAll();
        } else {
            tree.clearAll(true);
        }
        int place = found.libraries().isEmpty() ? before == null ? 0 : found.presets().indexOf(before) : -1;
        if (place >= 0 && place < tree.getItemCount()) {
            tree.setSelection(row(place));
            tree.showSelection();
        }
        tree.redraw();
        tell();
    }

    private TreeItem row(int index) {
        TreeItem item = tree.getItem(index);
        item.getText(); // makes a row that was not shown yet
        return item;
    }

    private void tell() {
        LibraryPreset now = selected();
        if (now != told) {
            told = now;
            listener.selected(now);
        }
    }

    /** The selected preset; null if none is, or a library. */
    @Nullable
    LibraryPreset selected() {
        return chosen() instanceof LibraryPreset preset ? preset : null;
    }

    /** What the selected row shows; null if none is selected. */
    private @Nullable Object chosen() {
        TreeItem[] chosen = tree.getSelection();
        if (chosen.length != 1) {
            return null;
        }
        chosen[0].getText(); // makes a row that was not shown yet
        return chosen[0].getData();
    }

    /** The selected library, or that of the selected preset; null if nothing is selected. */
    @Nullable
    Library library() {
        Object row = chosen();
        return row instanceof LibraryPreset preset ? preset.library() : row instanceof Hits.Group group ? group.library() : null;
    }

    /** Gives the list the focus, with a row selected. */
    void focus() {
        if (tree.getItemCount() > 0 && tree.getSelectionCount() == 0) {
            tree.setSelection(row(0));
            tell();
        }
        tree.setFocus();
    }

    private void open() {
        Object row = chosen();
        if (row instanceof LibraryPreset preset) {
            listener.open(preset);
        } else if (row != null) {
            open(tree.getSelection()[0], !tree.getSelection()[0].getExpanded());
        }
    }

    private void key(Event event) {
        boolean plain = (event.stateMask & SWT.MODIFIER_MASK & ~SWT.SHIFT) == 0;
        if (event.keyCode == SWT.ESC) {
            listener.escape();
        } else if (event.keyCode == SWT.ARROW_UP && plain && tree.getItemCount() > 0 && tree.getSelectionCount() == 1
                && tree.getSelection()[0] == tree.getItem(0)) {
            listener.above();
        } else if (plain && (event.keyCode == SWT.ARROW_RIGHT || event.keyCode == SWT.ARROW_LEFT)) {
            unfold(event.keyCode == SWT.ARROW_RIGHT);
        } else if (plain && event.character > ' ' && event.character != SWT.DEL) {
            listener.typed(event.character);
        } else {
            return;
        }
        event.doit = false;
    }

    /** Opens the selected library, or closes the one in which the selection is. */
    private void unfold(boolean open) {
        TreeItem[] chosen = tree.getSelection();
        TreeItem item = chosen.length == 0 ? null : chosen[0].getParentItem() == null || open ? chosen[0] : chosen[0].getParentItem();
        if (item != null && item.getItemCount() > 0) {
            open(item, open);
            if (item != chosen[0]) {
                tree.setSelection(item);
                tell();
            }
        }
    }

    private void ground(Event event) {
        Look look = Look.now();
        GC gc = event.gc;
        Rectangle area = tree.getClientArea();
        gc.setClipping(area.x, event.y, area.width, event.height);
        gc.setBackground(look.panel());
        gc.fillRectangle(area.x, event.y, area.width, event.height);
        boolean selected = (event.detail & SWT.SELECTED) != 0;
        if (selected) {
            gc.setAntialias(SWT.ON);
            gc.setBackground(tree.isFocusControl() ? look.accent() : look.raised());
            gc.setAlpha(tree.isFocusControl() ? SELECTED_ALPHA : 255);
            gc.fillRoundRectangle(area.x + 2, event.y, area.width - 5, event.height - 1, 12, 12);
            gc.setAlpha(255);
            if (tree.isFocusControl()) {
                gc.setForeground(look.accent());
                gc.drawRoundRectangle(area.x + 2, event.y, area.width - 5, event.height - 1, 12, 12);
            }
        }
        event.detail &= ~(SWT.SELECTED | SWT.HOT | SWT.FOREGROUND | SWT.BACKGROUND | SWT.FOCUSED);
    }

    private void paint(Event event) {
        Object data = event.item.getData();
        Rectangle area = tree.getClientArea();
        int right = area.x + area.width - 10;
        if (data instanceof Hits.Group group) {
            paintLibrary(event, group, right);
        } else if (data instanceof LibraryPreset preset) {
            paintPreset(event, preset, right);
        }
    }

    private void paintLibrary(Event event, Hits.Group group, int right) {
        Look look = Look.now();
        GC gc = event.gc;
        int count = text(gc, fonts.quiet(), String.valueOf(group.presets().size()), right, event, look.quiet(), true);
        text(gc, fonts.text(), Cut.to(gc, fonts.text(), group.library().name(), right - count - 8 - event.x), event.x, event, look.text(),
                false);
    }

    /** Draws a line of text in the middle of a row; gives its width. */
    private static int text(GC gc, Font font, String text, int x, Event row, Color colour, boolean toTheRight) {
        gc.setFont(font);
        gc.setForeground(colour);
        int width = gc.textExtent(text).x;
        int y = row.y + (row.height - gc.getFontMetrics().getHeight()) / 2;
        gc.drawText(text, toTheRight ? x - width : x, y, SWT.DRAW_TRANSPARENT);
        return width;
    }

    private void paintPreset(Event event, LibraryPreset preset, int right) {
        Look look = Look.now();
        GC gc = event.gc;
        gc.setAntialias(SWT.ON);
        boolean here = stock.atHand(preset);
        gc.setBackground(look.ok());
        gc.setForeground(look.quiet());
        int dotY = event.y + (event.height - DOT) / 2;
        if (here) {
            gc.fillOval(right - DOT, dotY, DOT, DOT);
        } else {
            gc.drawOval(right - DOT, dotY, DOT - 1, DOT - 1);
        }
        int end = right - DOT - 6;
        if (favourites.contains(preset.fullName())) {
            Star.fill(gc, end - 6, event.y + event.height / 2, 6, look.warn());
            end -= 18;
        }
        gc.setFont(fonts.text());
        gc.setForeground(look.strong());
        gc.drawText(Cut.to(gc, fonts.text(), preset.name(), end - event.x), event.x, event.y + PAD, SWT.DRAW_TRANSPARENT);
        int line = gc.getFontMetrics().getHeight();
        gc.setForeground(look.quiet());
        gc.drawText(Cut.to(gc, fonts.quiet(), below(preset), end - event.x), event.x, event.y + PAD + line, SWT.DRAW_TRANSPARENT);
    }
}
