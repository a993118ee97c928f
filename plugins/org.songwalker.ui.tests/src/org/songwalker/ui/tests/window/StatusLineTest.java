// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.window;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.Field;
import java.util.stream.Stream;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.Ids;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/** Messages in the status line; one that is too long for its place is whole in its tooltip. */
class StatusLineTest {
    private final Shell shell = Ui.window().getShell();
    private final Point size = shell.getSize();

    @AfterEach
    void asItWas() throws Exception {
        shell.setSize(size);
        Ui.until("the old size", () -> shell.getSize().equals(size));
    }

    @Test
    void aLongMessageIsWholeInTheTooltipAndTheConsole() throws Exception {
        String sentence = "The rack has no slot in song mode and no MIDI file; play it with the keyboard, or set a slot to song mode. "
                + "The second half of this sentence is longer than a window of 1280 pixels can show.";
        shell.setSize(1280, 800);
        Ui.until("the size", () -> shell.getSize().x == 1280);
        Ui.live().say(sentence);
        CLabel label = label(sentence);
        Ui.until("the tooltip", () -> sentence.equals(tooltip(label)));
        assertFalse(label.computeSize(-1, -1).x <= label.getSize().x, "the sentence is longer than its place");
        IViewPart console = Ui.page().showView("org.eclipse.ui.console.ConsoleView");
        Ui.until("the Console",
                () -> Widgets.all(Widgets.of(console), StyledText.class).stream().anyMatch(text -> text.getText().contains(sentence)));
        Ui.live().say("Short.");
        Ui.until("a short one", () -> label.getText().equals("Short.") && tooltip(label) == null);
    }

    @Test
    void aRepairedProgramReplacesTheMessageAboutItsErrors() throws Exception {
        ITextEditor editor = Ui.program(Ui.file("mended.sw", "C4 /4\n)\n"));
        Ui.command(Ids.PLAY);
        CLabel label = label("mended.sw is not played; line 2: ");
        Ui.document(editor).set("C4 /4\n");
        Ui.command(Ids.PLAY);
        Ui.until("another sentence", () -> label.getText().equals("mended.sw has no errors any more."));
        Ui.command(Ids.PANIC);
        Ui.until("stopped", () -> !Ui.live().playing());
        Ui.close(editor);
    }

    private CLabel label(String beginning) throws Exception {
        Ui.until(beginning, () -> labels(beginning).findFirst().isPresent());
        return labels(beginning).findFirst().orElseThrow();
    }

    private Stream<CLabel> labels(String beginning) {
        return Widgets.all(shell, CLabel.class).stream().filter(label -> label.getText() != null && label.getText().startsWith(beginning));
    }

    /** The tooltip of a label that is cut; SWT keeps it in a private field. */
    private static Object tooltip(CLabel label) throws Exception {
        Field shown = Control.class.getDeclaredField("toolTipText");
        shown.setAccessible(true);
        return shown.get(label);
    }
}
