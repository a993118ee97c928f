// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/** Problems lists its sentences without groups, in a wide column, and marks those with a fix. */
class ProblemsViewTest {
    @AfterEach
    void asItWas() {
        Ui.page().closeAllEditors(false);
        Ui.page().resetPerspective();
    }

    private static TreeItem item(Tree tree, String file) {
        return Arrays.stream(tree.getItems()).filter(item -> item.getText(1).equals(file)).findFirst().orElse(null);
    }

    @Test
    void sentencesAreAtTopLevelInAWideColumnAndFixesAreMarked() throws Exception {
        IViewPart problems = Ui.page().showView("org.eclipse.ui.views.ProblemView");
        Tree tree = Widgets.one(Widgets.of(problems), Tree.class);
        Ui.program(Ui.file("fixable.sw", "const s = Oscillator({type: 'sine'})\ns(midi.nte)\n"));
        Ui.program(Ui.file("unfixable.sw", "const s = \n"));
        Ui.until("both problems", () -> item(tree, "fixable.sw") != null && item(tree, "unfixable.sw") != null);
        assertTrue(item(tree, "fixable.sw").getText(0).contains("nte"));
        Ui.until("a wide column", () -> tree.getColumn(0).getWidth() > 0.45 * tree.getClientArea().width);
        Ui.until("icons", () -> item(tree, "fixable.sw").getImage(0) != null && item(tree, "unfixable.sw").getImage(0) != null);
        assertFalse(same(item(tree, "fixable.sw").getImage(0), item(tree, "unfixable.sw").getImage(0)), "the icon of a problem with a fix");
    }

    private static boolean same(Image one, Image other) {
        return Arrays.equals(one.getImageData().data, other.getImageData().data);
    }
}
