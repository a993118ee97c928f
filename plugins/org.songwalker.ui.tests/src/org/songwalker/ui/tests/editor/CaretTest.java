// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.editor;

import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.StyledText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.tests.workbench.Hands;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/** The foot of the window says in words where the caret is. */
class CaretTest {
    @AfterEach
    void close() {
        Ui.page().closeAllEditors(false);
    }

    private static StyledText open(String name, String program) throws Exception {
        StyledText text = Ui.program(Ui.file(name, program)).getAdapter(ITextViewer.class).getTextWidget();
        Hands.focus(text);
        return text;
    }

    private static void shown(String words) throws Exception {
        Ui.until(words,
                () -> Widgets.all(Ui.window().getShell(), CLabel.class)
                        .stream()
                        .anyMatch(label -> words.equals(label.getText()) && label.computeSize(-1, -1).x <= label.getSize().x));
    }

    @Test
    void lineAndColumnAreNamedAndFollowTheEditorInFront() throws Exception {
        StyledText text = open("caret.sw", "C4\nD4 /4\n");
        text.setCaretOffset(0);
        Hands.key("Down");
        Hands.key("Right");
        Hands.key("Right");
        shown("Line 2, column 3");
        open("caret-two.sw", "C4\n");
        shown("Line 1, column 1");
        Ui.close(Ui.page().getActiveEditor());
        Hands.focus(text);
        shown("Line 2, column 3");
    }
}
