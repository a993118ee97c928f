// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songwalker.runtime.Mode;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.file.SessionJson;
import org.songwalker.ui.rack.RackEditor;
import org.songwalker.ui.tests.workbench.Hands;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/** While a text has errors and an older one sounds, its editor and its slot say so. */
class OlderTest {
    private static final String LEAD = "const s = Oscillator({type: 'sine'})\ns(midi.note) *midi.velocity\n";

    @AfterEach
    void close() throws Exception {
        Ui.panic();
        Ui.page().closeAllEditors(false);
    }

    private static StyledText open(IFile file) throws Exception {
        ITextEditor editor = Ui.program(file);
        StyledText text = editor.getAdapter(ITextViewer.class).getTextWidget();
        Hands.focus(text);
        return text;
    }

    private static boolean signed(StyledText text) {
        return Widgets.all(text, Canvas.class).stream().anyMatch(sign -> sign.getData("words") != null);
    }

    @Test
    void theEditorOfAProgramInFrontSaysThatAnOlderTextSoundsWithoutMovingTheText() throws Exception {
        StyledText text = open(Ui.file("older.sw", LEAD));
        Ui.until("in front", () -> Ui.live().keyTarget().program() != null && Ui.live().keyTarget().program().endsWith("older.sw"));
        Point before = text.getLocationAtOffset(LEAD.indexOf("s(midi"));
        text.setCaretOffset(LEAD.length());
        Hands.type("s *", 40);
        Ui.until("the sign", () -> signed(text));
        assertEquals(before, text.getLocationAtOffset(LEAD.indexOf("s(midi")));
        Hands.key("BackSpace");
        Hands.key("BackSpace");
        Hands.key("BackSpace");
        Ui.until("no sign", () -> !signed(text));
    }

    @Test
    void aSlotAndItsEditorSayThatAnOlderTextSoundsUntilASavedOneHasNoErrors() throws Exception {
        IFile program = Ui.file("older-slot.sw", LEAD);
        IFile file = Ui.file("older.swsession",
                SessionJson.write(SessionFile.of(List.of(SessionFile.Slot.of("One", "older-slot.sw", Mode.REACTIVE)))));
        RackEditor rack = (RackEditor) IDE.openEditor(Ui.page(), file);
        Ui.until("the rack", () -> Ui.live().rack() != null && Ui.live().rack().slots().size() == 1
                && Ui.live().rack().slots().getFirst().source().equals("older-slot.sw"));
        StyledText text = open(program);
        text.setCaretOffset(LEAD.length());
        Hands.type("s *", 40);
        Hands.key("ctrl+s");
        Ui.until("the sign in the editor", () -> signed(text));
        Ui.page().activate(rack);
        Ui.until("the sign in the slot",
                () -> Widgets.all(Widgets.of(rack), Label.class)
                        .stream()
                        .anyMatch(label -> label.getText().equals("an older text sounds")));
        open(program);
        for (int i = 0; i < 3; i++) {
            Hands.key("BackSpace");
        }
        Hands.key("ctrl+s");
        Ui.until("no sign", () -> !signed(text));
        Ui.page().activate(rack);
        Ui.until("no sign in the slot",
                () -> Widgets.all(Widgets.of(rack), Label.class)
                        .stream()
                        .noneMatch(label -> label.getText().equals("an older text sounds")));
    }
}
