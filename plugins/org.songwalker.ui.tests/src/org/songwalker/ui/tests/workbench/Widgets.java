// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.workbench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IWorkbenchPart;

/** Finds controls by their type and text, and operates them. UI thread. */
public final class Widgets {
    private Widgets() {}

    /** Every visible control of a type in {@code root}, which may be one itself. */
    public static <T extends Control> List<T> all(Control root, Class<T> kind) {
        List<T> found = new ArrayList<>();
        if (kind.isInstance(root) && root.isVisible()) {
            found.add(kind.cast(root));
        }
        if (root instanceof Composite box) {
            Arrays.stream(box.getChildren()).forEach(child -> found.addAll(all(child, kind)));
        }
        return found;
    }

    /** The first visible control of a type. */
    public static <T extends Control> T one(Control root, Class<T> kind) {
        List<T> found = all(root, kind);
        if (found.isEmpty()) {
            throw new AssertionError("no " + kind.getSimpleName() + " in " + root);
        }
        return found.getFirst();
    }

    /** The first control of a type after a label. */
    public static <T extends Control> T labelled(Control root, String label, Class<T> kind) {
        List<Control> all = all(root, Control.class);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof Label words && plain(words.getText()).equals(label)) {
                return all.subList(i, all.size()).stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
            }
        }
        throw new AssertionError("no label '" + label + "'");
    }

    /** The button with a label. */
    public static Button button(Control root, String label) {
        return all(root, Button.class).stream()
                .filter(button -> plain(button.getText()).equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button '" + label + "'"));
    }

    /** A label without its mnemonic mark. */
    public static String plain(String label) {
        return label.replace("&", "");
    }

    /** Presses a button; a check box or radio button changes its state. */
    public static void click(Button button) {
        if ((button.getStyle() & (SWT.CHECK | SWT.RADIO)) != 0) {
            button.setSelection(!button.getSelection());
        }
        tell(button, SWT.Selection);
    }

    /** Sends an event without data to the listeners of a widget. */
    public static void tell(Widget widget, int type) {
        widget.notifyListeners(type, new Event());
    }

    /** Every item of a tree with its children, as far as they were created. */
    public static List<TreeItem> items(Tree tree) {
        List<TreeItem> found = new ArrayList<>();
        collect(tree.getItems(), found);
        return found;
    }

    private static void collect(TreeItem[] items, List<TreeItem> found) {
        for (TreeItem item : items) {
            found.add(item);
            collect(item.getItems(), found);
        }
    }

    /** Selects an item of a tree, which gets the focus, as a user does. */
    public static void choose(Tree tree, TreeItem item) {
        tree.setFocus();
        tree.setSelection(item);
        Event event = new Event();
        event.item = item;
        tree.notifyListeners(SWT.Selection, event);
    }

    /** The first item whose text contains the words. */
    public static TreeItem item(Tree tree, String words) {
        return items(tree).stream()
                .filter(item -> item.getText().contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no '" + words + "' among " + items(tree)));
    }

    /** The composite with the content of a view or an editor. */
    public static Composite of(IWorkbenchPart part) {
        return (Composite) part.getSite().getService(MPart.class).getWidget();
    }
}
