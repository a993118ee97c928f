// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.Field;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the Studio says at the foot of the window can be read whole, also where it is longer than its place. */
class StatusLineTest {
    private final Shell shell = Ui.window().getShell();
    private final Point size = shell.getSize();

    @AfterEach
    void asItWas() throws Exception {
        shell.setSize(size);
        Ui.until("the old size", () -> shell.getSize().equals(size));
    }

    @Test
    void aLongSentenceStandsInTheTooltipAndInTheConsole() throws Exception {
        String sentence = "The rack has no slot in song mode and no MIDI file; play it with the keyboard, or set a slot to song mode. "
                + "The second half of this sentence is longer than a window of 1280 pixels can show.";
        shell.setSize(1280, 800);
        Ui.until("the size", () -> shell.getSize().x == 1280);
        Ui.studio().say(sentence);
        Ui.until("the sentence", () -> Widgets.all(shell, CLabel.class).stream().anyMatch(label -> sentence.equals(label.getText())));
        CLabel label = Widgets.all(shell, CLabel.class).stream().filter(it -> sentence.equals(it.getText())).findFirst().orElseThrow();
        Ui.until("the tooltip", () -> sentence.equals(tooltip(label)));
        assertFalse(label.computeSize(-1, -1).x <= label.getSize().x, "the sentence is longer than its place");
        IViewPart console = Ui.page().showView("org.eclipse.ui.console.ConsoleView");
        Ui.until("the Console", () -> Widgets.all(Widgets.of(console), StyledText.class).stream().anyMatch(text -> text.getText()
                .contains(sentence)));
        Ui.studio().say("Short.");
        Ui.until("a short one", () -> label.getText().equals("Short.") && tooltip(label) == null);
    }

    /** A cut label shows its whole text as a tooltip, which it tells nobody but the system. */
    private static Object tooltip(CLabel label) throws Exception {
        Field shown = Control.class.getDeclaredField("toolTipText");
        shown.setAccessible(true);
        return shown.get(label);
    }
}
