// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.tests.workbench.Dialogs;
import org.songwalker.ui.tests.workbench.Hands;
import org.songwalker.ui.tests.workbench.Markers;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/** What is wrong is told where it is: under the mouse, with F2, and with Ctrl+1 for a whole line; its fixes can be clicked. */
class ProblemTipTest {
    private static final String BROKEN = "const s = Osillator({type: 'sine'})\ns(midi.nte) *midi.velocty\n";
    private static final String FIXED = BROKEN.replace("nte", "note");
    private IFile file;
    private ITextEditor editor;

    @AfterEach
    void close() throws Exception {
        Ui.page().closeAllEditors(false);
        file.delete(true, null);
    }

    private StyledText open() throws Exception {
        file = Ui.file("tip.sw", BROKEN);
        editor = Ui.program(file);
        StyledText text = editor.getAdapter(ITextViewer.class).getTextWidget();
        Hands.focus(text);
        Markers.until(file, 1, 2, 2);
        Ui.until("the problems in the text", () -> Stream.of("Osillator", "nte", "velocty").allMatch(this::underlined));
        return text;
    }

    private boolean underlined(String word) {
        var model = editor.getDocumentProvider().getAnnotationModel(editor.getEditorInput());
        for (var all = model.getAnnotationIterator(); all.hasNext();) {
            var position = model.getPosition(all.next());
            if (position != null && position.getOffset() == BROKEN.indexOf(word)) {
                return true;
            }
        }
        return false;
    }

    /** The links of the open tip, empty if there is none; the tip lies in the window, over its other parts. */
    private static List<Link> links() {
        return Arrays.stream(Ui.window().getShell().getChildren())
                .filter(Composite.class::isInstance)
                .map(Composite.class::cast)
                .filter(box -> box.getChildren().length == 1 && Widgets.all(box, Control.class).stream().anyMatch(Link.class::isInstance))
                .flatMap(box -> Widgets.all(box, Link.class).stream())
                .filter(link -> link.getText().contains("Change to"))
                .toList();
    }

    private static List<String> fixes() {
        return links().stream().map(link -> link.getText().replaceAll("</?a>", "")).toList();
    }

    private static String words() {
        return Dialogs.words(links().getFirst().getParent());
    }

    @Test
    void theMouseShowsMessageCodeExplanationAndAFixThatCanBeClicked() throws Exception {
        StyledText text = open();
        Point at = text.getLocationAtOffset(BROKEN.indexOf("nte") + 1);
        Hands.xdotool(Hands.at(text, at.x - 60, at.y + 40));
        Hands.xdotool(Hands.at(text, at.x, at.y + 5));
        Hands.xdotool(Hands.at(text, at.x + 2, at.y + 6));
        Ui.until("the tip", () -> fixes().equals(List.of("Change to 'note'")));
        assertTrue(words().contains("N001 midi has no member 'nte'"), words());
        assertTrue(words().contains("No such name or property."), words());
        Link link = links().getFirst();
        Hands.xdotool(Hands.at(link, 20, link.getSize().y / 2) + " click 1");
        Ui.until("the fix", () -> Ui.document(editor).get().equals(FIXED));
        assertEquals(List.of(), fixes());
    }

    @Test
    void theTipClosesWhenTheMouseLeaves() throws Exception {
        StyledText text = open();
        Point at = text.getLocationAtOffset(BROKEN.indexOf("nte") + 1);
        Hands.xdotool(Hands.at(text, at.x, at.y + 5));
        Hands.xdotool(Hands.at(text, at.x + 2, at.y + 6));
        Ui.until("the tip", () -> !fixes().isEmpty());
        Hands.xdotool(Hands.at(text, 10, text.getSize().y - 10));
        Ui.until("no tip", () -> fixes().isEmpty());
    }

    @Test
    void f2ShowsTheProblemAtTheCaret() throws Exception {
        StyledText text = open();
        text.setCaretOffset(BROKEN.indexOf("velocty") + 2);
        Hands.key("F2");
        Ui.until("the tip", () -> fixes().equals(List.of("Change to 'velocity'")));
        Hands.key("Escape");
        Ui.until("the text has the focus again", () -> fixes().isEmpty() && text.isFocusControl());
    }

    @Test
    void ctrl1OffersTheFixesOfAllErrorsOnTheLine() throws Exception {
        StyledText text = open();
        text.setCaretOffset(BROKEN.indexOf("s(midi"));
        Hands.key("ctrl+1");
        Ui.until("both fixes", () -> fixes().equals(List.of("Change to 'note'", "Change to 'velocity'")));
        Ui.until("the focus", () -> links().getFirst().isFocusControl());
        Hands.key("Down");
        Ui.until("the second fix", () -> links().getLast().isFocusControl());
        Hands.key("Return");
        Ui.until("the fix", () -> Ui.document(editor).get().equals(BROKEN.replace("velocty", "velocity")));
        Ui.until("the text has the focus again", text::isFocusControl);
    }

    @Test
    void withoutAProblemCtrl1SaysSo() throws Exception {
        StyledText text = open();
        text.setCaretOffset(BROKEN.length());
        Hands.key("ctrl+1");
        Ui.until("the message",
                () -> Widgets.all(Ui.window().getShell(), CLabel.class)
                        .stream()
                        .anyMatch(label -> "There is nothing to fix on this line.".equals(label.getText())));
        assertEquals(List.of(), fixes());
    }
}
