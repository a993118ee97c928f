// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.jspecify.annotations.Nullable;

/**
 * The list of proposals below the caret, and beside it what the marked one means. Lies in the window over everything else instead of being
 * a window itself: so it never takes the focus, whatever the window manager thinks of it, and keys stay with the text. UI thread.
 */
final class ProposalList {
    private static final int ROWS = 10;
    /** The height in rows if there are few: room for what the marked one means. */
    private static final int FEW = 7;
    private static final int WIDTH = 420;
    private static final int MEANING = 380;
    private final StyledText text;
    private final Runnable accept;
    private final Map<CompletionItemKind, Image> icons = new EnumMap<>(CompletionItemKind.class);
    private @Nullable Composite box;
    private @Nullable Table table;
    private @Nullable StyledText meaning;
    private List<CompletionItem> items = List.of();
    private boolean moved;

    /** @param accept called if a proposal is double-clicked */
    ProposalList(StyledText text, Runnable accept) {
        this.text = text;
        this.accept = accept;
        text.addDisposeListener(event -> icons.values().forEach(Image::dispose));
    }

    boolean isOpen() {
        return box != null && !box.isDisposed();
    }

    /** True if a control belongs to the open list. */
    boolean holds(Control control) {
        return isOpen() && (control == table || control == meaning || control == box);
    }

    /** True if the user moved to the marked proposal. */
    boolean moved() {
        return moved;
    }

    /** The proposal that Tab accepts, null if there is none. */
    @Nullable
    CompletionItem marked() {
        Table rows = table;
        int index = rows == null || rows.isDisposed() ? -1 : rows.getSelectionIndex();
        return index < 0 || index >= items.size() ? null : items.get(index);
    }

    /**
     * Shows proposals, and marks the one that was moved to or the first.
     *
     * @param from  where the completed word begins
     * @param caret where it ends
     */
    void show(List<CompletionItem> proposals, int from, int caret, String word) {
        CompletionItem before = moved ? marked() : null;
        boolean same = isOpen() && items.equals(proposals);
        items = proposals;
        if (!isOpen()) {
            create();
        }
        if (same || table == null) {
            return;
        }
        table.setRedraw(false);
        table.setItemCount(proposals.size());
        for (int i = 0; i < proposals.size(); i++) {
            CompletionItem proposal = proposals.get(i);
            TableItem row = table.getItem(i);
            row.setText(0, proposal.getLabel());
            row.setText(1, proposal.getDetail() == null ? "" : proposal.getDetail());
            row.setImage(0, icon(proposal.getKind()));
        }
        table.setRedraw(true);
        int index = before == null ? -1 : labelled(proposals, before.getLabel());
        moved = index >= 0;
        select(Math.max(0, index >= 0 ? index : first(proposals, word)));
        place(from);
    }

    private static int labelled(List<CompletionItem> proposals, String label) {
        for (int i = 0; i < proposals.size(); i++) {
            if (proposals.get(i).getLabel().equals(label)) {
                return i;
            }
        }
        return -1;
    }

    /** The first proposal that begins with the word as it is typed: capitals count. */
    private static int first(List<CompletionItem> proposals, String word) {
        for (int i = 0; i < proposals.size(); i++) {
            if (proposals.get(i).getLabel().startsWith(word)) {
                return i;
            }
        }
        return 0;
    }

    private void create() {
        Composite window = new Composite(text.getShell(), SWT.NONE);
        window.moveAbove(null);
        unstyled(window).setBackground(text.getForeground());
        GridLayoutFactory.fillDefaults().numColumns(2).margins(1, 1).spacing(1, 1).applyTo(window);
        Table rows = new Table(window, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL);
        unstyled(rows).setBackground(text.getBackground());
        rows.setForeground(text.getForeground());
        rows.setFont(JFaceResources.getDialogFont());
        new TableColumn(rows, SWT.NONE).setWidth(WIDTH / 2);
        new TableColumn(rows, SWT.NONE).setWidth(WIDTH / 2);
        StyledText words = new StyledText(window, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY);
        unstyled(words).setBackground(text.getBackground());
        words.setForeground(text.getForeground());
        words.setFont(JFaceResources.getDialogFont());
        words.setMargins(8, 8, 8, 8);
        words.setCaret(null);
        int height = rows.getItemHeight() * Math.clamp(items.size(), FEW, ROWS);
        GridDataFactory.fillDefaults().hint(WIDTH, height).applyTo(rows);
        GridDataFactory.fillDefaults().hint(MEANING, height).applyTo(words);
        Label keys = new Label(window, SWT.NONE);
        unstyled(keys).setBackground(text.getBackground());
        keys.setForeground(text.getForeground());
        keys.setText(" Tab inserts \u00b7 \u2191\u2193 choose, then Enter \u00b7 Esc closes");
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(keys);
        rows.addListener(SWT.Selection, event -> {
            moved = true;
            explain();
        });
        rows.addListener(SWT.DefaultSelection, event -> accept.run());
        rows.addListener(SWT.MouseUp, event -> text.setFocus()); // keys stay with the text
        words.addListener(SWT.MouseUp, event -> text.setFocus());
        box = window;
        table = rows;
        meaning = words;
        moved = false;
        window.pack();
    }

    /** Keeps the theme's style sheet from a control: the list has the colours of the text. */
    private static Control unstyled(Control control) {
        control.setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE);
        return control;
    }

    /** Puts the list below the word, or above it if there is no room. */
    private void place(int from) {
        Composite window = box;
        if (window == null) {
            return;
        }
        int offset = Math.clamp(from, 0, text.getCharCount());
        Point word = text.getShell().toControl(text.toDisplay(text.getLocationAtOffset(offset)));
        Rectangle room = text.getShell().getClientArea();
        Point size = window.getSize();
        int below = word.y + text.getLineHeight(offset);
        int y = below + size.y <= room.y + room.height ? below : Math.max(room.y, word.y - size.y);
        window.setLocation(Math.max(room.x, Math.min(word.x, room.x + room.width - size.x)), y);
    }

    /** Moves the mark by a row or a page. */
    void move(int key) {
        Table rows = table;
        if (rows == null || items.isEmpty()) {
            return;
        }
        int step = switch (key) {
            case SWT.ARROW_UP -> -1;
            case SWT.ARROW_DOWN -> 1;
            case SWT.PAGE_UP -> -ROWS;
            default -> ROWS;
        };
        int index = rows.getSelectionIndex() + step;
        boolean row = Math.abs(step) == 1;
        moved = true;
        select(row ? Math.floorMod(index, items.size()) : Math.clamp(index, 0, items.size() - 1));
    }

    private void select(int index) {
        if (table != null) {
            table.setSelection(index);
            table.showSelection();
            explain();
        }
    }

    private void explain() {
        CompletionItem item = marked();
        if (item == null || meaning == null) {
            return;
        }
        String documentation = item.getDocumentation() == null ? "" : item.getDocumentation().getLeft();
        String detail = item.getDetail() == null || item.getDetail().isEmpty() ? "" : item.getDetail() + "\n";
        String head = item.getLabel() + "\n";
        meaning.setText(head + detail + (documentation.isEmpty() ? "" : "\n" + documentation));
        meaning.setStyleRange(new StyleRange(0, head.length(), null, null, SWT.BOLD));
        int example = documentation.indexOf("\n\n");
        if (example >= 0) {
            StyleRange code = new StyleRange();
            code.start = head.length() + detail.length() + 1 + example;
            code.length = meaning.getCharCount() - code.start;
            code.font = JFaceResources.getTextFont();
            meaning.setStyleRange(code);
        }
    }

    private Image icon(@Nullable CompletionItemKind kind) {
        return icons.computeIfAbsent(kind == null ? CompletionItemKind.Text : kind, ProposalIcons::of);
    }

    void close() {
        Composite window = box;
        box = null;
        table = null;
        meaning = null;
        items = List.of();
        moved = false;
        if (window != null && !window.isDisposed()) {
            window.dispose();
        }
    }
}
