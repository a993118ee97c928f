// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.search.ui.NewSearchUI;
import org.eclipse.search.ui.text.AbstractTextSearchResult;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.tests.workbench.Dialogs;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/** Search > File... finds words in programs. */
class SearchTest {
    @AfterEach
    void asItWas() {
        Ui.page().resetPerspective();
    }

    @Test
    void aWordOfAProgramIsFoundAndListed() throws Exception {
        IFile file = Ui.file("searched.sw", "const zither = Oscillator({type: 'sine'})\n");
        Dialogs.answer(() -> Ui.command("org.eclipse.search.ui.openFileSearchPage"), dialog -> {
            Ui.until("the page", () -> !Widgets.all(dialog, Combo.class).isEmpty());
            Widgets.one(dialog, Combo.class).setText("zither");
            Ui.until("Search to be enabled", () -> Widgets.button(dialog, "Search").isEnabled());
            Widgets.click(Widgets.button(dialog, "Search"));
        });
        Ui.until("the hit", () -> hits().stream().anyMatch(hit -> hit.startsWith(file.getName())));
        assertEquals(1, ((AbstractTextSearchResult) NewSearchUI.getQueries()[0].getSearchResult()).getMatchCount());
    }

    private static List<String> hits() {
        var results = NewSearchUI.getSearchResultView();
        return results == null ? List.of()
                : Widgets.all(Widgets.of(results), Tree.class)
                        .stream()
                        .flatMap(tree -> Widgets.items(tree).stream())
                        .map(item -> item.getText())
                        .toList();
    }
}
