// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.presets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.songwalker.ui.presets.PresetsView;
import org.songwalker.ui.preferences.Choices;
import org.songwalker.ui.tests.workbench.Hands;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/** The Presets view with libraries of a test. UI thread. */
final class Browser {
    private final PresetsView view;

    private Browser(PresetsView view) {
        this.view = view;
    }

    /** Opens the view with one library, a folder or an address, besides the Starter. */
    static Browser open(String library) throws Exception {
        var opened = Ui.live().libraries(List.of(library));
        Ui.until("the library", opened::isDone);
        Ui.page().hideView(Ui.page().findView(PresetsView.ID));
        return new Browser((PresetsView) Ui.page().showView(PresetsView.ID));
    }

    /** Goes back to the libraries of the settings. */
    void close() throws Exception {
        Ui.page().closeAllEditors(false);
        Ui.page().resetPerspective();
        var opened = Ui.live().libraries(Choices.libraries());
        Ui.until("the libraries", opened::isDone);
        Ui.panic();
    }

    Composite root() {
        return Widgets.of(view);
    }

    Text search() {
        return Widgets.one(root(), Text.class);
    }

    Tree tree() {
        return Widgets.one(root(), Tree.class);
    }

    /** Texts of the rows at top level; empty if the list is not shown. */
    List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (Tree tree : Widgets.all(root(), Tree.class)) {
            for (TreeItem item : tree.getItems()) {
                rows.add(item.getText());
            }
        }
        return rows;
    }

    /** Text of the selected row; empty if none is. */
    String selected() {
        TreeItem[] chosen = tree().getSelection();
        return chosen.length == 0 ? "" : chosen[0].getText();
    }

    /** Waits until the list has these rows. */
    void until(List<String> rows) throws Exception {
        try {
            Ui.until("the rows", () -> rows().equals(rows));
        } catch (AssertionError e) {
            assertEquals(rows, rows());
        }
    }

    /** Types into the search field and waits for what is found. */
    void find(String words, List<String> rows) throws Exception {
        Hands.focus(search());
        search().selectAll();
        Hands.type(words, 20);
        until(rows);
    }

    /** What the message bar says. */
    String message() {
        return Widgets.all(Ui.window().getShell(), CLabel.class)
                .stream()
                .map(CLabel::getText)
                .filter(text -> text != null && text.length() > 20)
                .findFirst()
                .orElse("");
    }

    /** Closes the view and opens it again. */
    Browser again() throws Exception {
        Ui.page().hideView(view);
        return new Browser((PresetsView) Ui.page().showView(PresetsView.ID));
    }

    /** Chooses a chip of the libraries by its number, with keys. */
    void libraries(int number) throws Exception {
        chip(0, number);
    }

    /** Chooses a chip of the instruments by its number, with keys. */
    void instruments(int number) throws Exception {
        chip(1, number);
    }

    private void chip(int row, int number) throws Exception {
        Canvas chips = Widgets.all(root(), Canvas.class)
                .stream()
                .filter(canvas -> canvas.getClass().getSimpleName().equals("Chips"))
                .toList()
                .get(row);
        Hands.focus(chips);
        Hands.key("Left " + "Left ".repeat(9) + "Right ".repeat(number) + "space");
    }

    /** The lines about the selected preset, as its tooltip has them. */
    List<String> details() {
        return Widgets.all(root(), Canvas.class)
                .stream()
                .filter(canvas -> canvas.getClass().getSimpleName().equals("DetailsCard") && canvas.getToolTipText() != null)
                .findFirst()
                .map(card -> List.of(card.getToolTipText().replace("&&", "&").split("\n")))
                .orElse(List.of());
    }

    /** Waits until the message bar says a sentence. */
    void says(String sentence) throws Exception {
        try {
            Ui.until("the message", () -> message().equals(sentence));
        } catch (AssertionError e) {
            assertEquals(sentence, message());
        }
    }
}
