// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.navigator.CommonNavigator;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.tests.workbench.Hands;
import org.songwalker.ui.tests.workbench.Ui;

/** The keys that play and stop. */
class KeysTest {
    private static final String LONG = "const s = Oscillator({type: 'sine'})\ntrack.instrument = s\nfor i in 0..64 { C4 /4 }\n";
    private ITextEditor editor;
    private StyledText text;

    @BeforeEach
    void open() throws Exception {
        editor = Ui.program(Ui.file("keyed.sw", LONG));
        text = editor.getAdapter(ITextViewer.class).getTextWidget();
        Hands.focus(text);
    }

    @AfterEach
    void quiet() throws Exception {
        Ui.panic();
        Ui.page().closeAllEditors(false);
    }

    @Test
    void spaceTypesASpaceWhileATextHasTheFocus() throws Exception {
        text.setCaretOffset(0);
        Hands.key("space");
        Ui.until("a space", () -> !text.getText().equals(LONG));
        assertEquals(" " + LONG, text.getText());
        assertFalse(Ui.live().playing());
    }

    @Test
    void spacePlaysAndStopsWhileNoTextHasTheFocus() throws Exception {
        CommonNavigator explorer = (CommonNavigator) Ui.page().showView("org.eclipse.ui.navigator.ProjectExplorer");
        explorer.getCommonViewer().setInput(ResourcesPlugin.getWorkspace().getRoot());
        Tree tree = explorer.getCommonViewer().getTree();
        Hands.focus(tree);
        Hands.key("space");
        Ui.until("playing", Ui.live()::playing);
        Hands.key("space");
        Ui.until("stopped", () -> !Ui.live().playing());
        assertEquals(LONG, text.getText());
    }

    @Test
    void ctrlEnterPlaysAndStopsInTheEditor() throws Exception {
        Hands.key("ctrl+Return");
        Ui.until("playing", Ui.live()::playing);
        Hands.key("ctrl+Return");
        Ui.until("stopped", () -> !Ui.live().playing());
        assertEquals(LONG, text.getText());
    }
}
