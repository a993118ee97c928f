// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.workbench;

import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;

/** Works in the preference dialog. UI thread. */
public final class Preferences {
    private Preferences() {}

    /** Opens the dialog from the menu and runs the driver in it. */
    public static void open(Dialogs.Driver driver) throws Exception {
        Dialogs.answer(() -> Ui.command("org.eclipse.ui.window.preferences"), driver);
    }

    /** Types into the filter, waits until the list of pages is filtered and returns it. */
    public static Tree filter(Shell dialog, String words) throws Exception {
        Tree tree = Widgets.one(dialog, Tree.class);
        int all = tree.getItemCount();
        Widgets.one(dialog, Text.class).setText(words);
        Ui.until("the filter",
                () -> tree.getItemCount() < all && Widgets.items(tree).stream().anyMatch(item -> item.getText().contains(words)));
        return tree;
    }

    /** Selects a page, waits until it shows a label, changes it and presses Apply and Close. */
    public static void apply(String page, String label, Dialogs.Driver change) throws Exception {
        apply(page, label, change, dialog -> Widgets.click(Widgets.button(dialog, "Apply and Close")));
    }

    /** The same with another end than Apply and Close. */
    public static void apply(String page, String label, Dialogs.Driver change, Dialogs.Driver end) throws Exception {
        open(dialog -> {
            Tree tree = filter(dialog, page);
            Widgets.choose(tree, Widgets.items(tree).stream().filter(item -> item.getText().equals(page)).findFirst().orElseThrow());
            Ui.until("the page " + page,
                    () -> Widgets.all(dialog, Label.class).stream().anyMatch(words -> Widgets.plain(words.getText()).equals(label)));
            change.in(dialog);
            end.in(dialog);
        });
    }
}
