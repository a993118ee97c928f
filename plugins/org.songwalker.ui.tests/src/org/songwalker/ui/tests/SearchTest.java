// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests;

import org.eclipse.core.resources.IFile;
import org.eclipse.search.ui.NewSearchUI;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Search > File... finds what stands in programs. */
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
        Ui.until("the hit", () -> NewSearchUI.getSearchResultView() != null && Widgets.all(Widgets.of(NewSearchUI.getSearchResultView()),
                Tree.class).stream()
                .flatMap(tree -> Widgets.items(tree).stream()).anyMatch(item -> item.getText().startsWith(file.getName())));
    }
}
