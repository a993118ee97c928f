// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.tests.workbench.Hands;
import org.songwalker.ui.tests.workbench.Proposals;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/** What keys do in a program: pairs, indentation, lines, and when the list of proposals opens, closes and takes a key. */
class KeysTest {
    private static final int FAST = 20;
    private ITextEditor editor;

    @AfterEach
    void close() throws Exception {
        Ui.page().closeAllEditors(false);
        InstanceScope.INSTANCE.getNode("org.songwalker.ui.editor").clear();
    }

    /** Opens a text with the caret at the bar. */
    private void open(String text) throws Exception {
        Ui.page().closeAllEditors(false);
        editor = Ui.program(Ui.file("keys.sw", text.replace("|", "")));
        Hands.focus(widget());
        viewer().setSelectedRange(text.indexOf('|'), 0);
    }

    private ITextViewer viewer() {
        return editor.getAdapter(ITextViewer.class);
    }

    private StyledText widget() {
        return viewer().getTextWidget();
    }

    /** Waits until the text is as given, with the caret at the bar. */
    private void until(String text) throws Exception {
        try {
            Ui.until(text, () -> shown().equals(text));
        } catch (AssertionError e) {
            throw new AssertionError("expected:\n" + text + "\nshown:\n" + shown(), e);
        }
    }

    private String shown() {
        int caret = viewer().getSelectedRange().x;
        String text = Ui.document(editor).get();
        return text.substring(0, caret) + "|" + text.substring(caret);
    }

    private static void enter() throws Exception {
        Hands.key("Return");
    }

    @Test
    void bracketsAndQuotesComeInPairsAndAreTypedOver() throws Exception {
        open("|");
        Hands.type("log(", FAST);
        until("log(|)");
        Hands.type("\"a\", [1", FAST);
        until("log(\"a\", [1|])");
        Hands.type("])", FAST);
        until("log(\"a\", [1])|");
    }

    @Test
    void backspaceDeletesAnEmptyPair() throws Exception {
        open("let a = |\n");
        Hands.type("(", FAST);
        until("let a = (|)\n");
        Hands.key("BackSpace");
        until("let a = |\n");
    }

    @Test
    void aBracketThatSomebodyTypedIsNotTypedOver() throws Exception {
        open("log(1|)\n");
        Hands.type(")", FAST);
        until("log(1)|)\n");
    }

    @Test
    void inCommentsAndStringsAndBeforeWordsNothingIsPut() throws Exception {
        open("// |\n");
        Hands.type("don't (", FAST);
        until("// don't (|\n");
        open("log('|')\n");
        Hands.type("(", FAST);
        until("log('(|')\n");
        open("log|x\n");
        Hands.type("(", FAST);
        until("log(|x\n");
    }

    @Test
    void enterIndentsAndABraceTakesThePlaceOfTheOneThatWasPut() throws Exception {
        open("|");
        Hands.type("if (a) {\n", FAST);
        until("if (a) {\n    |\n}");
        Hands.type("C4\n\nD4\n} else {\n", FAST);
        until("if (a) {\n    C4\n\n    D4\n} else {\n    |\n}");
        Hands.type("}", FAST);
        until("if (a) {\n    C4\n\n    D4\n} else {\n}|");
    }

    @Test
    void aBraceTypedFirstOnALineGoesBelowItsOpeningLine() throws Exception {
        open("track a() {\n    C4\n    |\n");
        Hands.type("}", FAST);
        until("track a() {\n    C4\n}|\n");
    }

    @Test
    void undoTakesAPairBackInOneStep() throws Exception {
        open("let a = |\n");
        Hands.type("[", FAST);
        until("let a = [|]\n");
        Ui.command("org.eclipse.ui.edit.undo");
        until("let a = |\n");
    }

    @Test
    void withoutPairsKeysInsertOnlyThemselves() throws Exception {
        InstanceScope.INSTANCE.getNode("org.songwalker.ui.editor").putBoolean("pairs", false);
        open("|");
        Hands.type("log(", FAST);
        until("log(|");
    }

    @Test
    void homeGoesToTheTextAndThenToTheMargin() throws Exception {
        open("if (a) {\n    C4 D4|\n}\n");
        Hands.key("Home");
        until("if (a) {\n    |C4 D4\n}\n");
        Hands.key("Home");
        until("if (a) {\n|    C4 D4\n}\n");
    }

    @Test
    void linesAreMovedAndCopied() throws Exception {
        open("C4|\nD4\nE4\n");
        Hands.key("alt+Down");
        Ui.until("the line below", () -> Ui.document(editor).get().equals("D4\nC4\nE4\n"));
        Hands.key("alt+Up");
        Ui.until("the line above", () -> Ui.document(editor).get().equals("C4\nD4\nE4\n"));
        Hands.key("ctrl+alt+Down");
        Ui.until("a copy", () -> Ui.document(editor).get().equals("C4\nC4\nD4\nE4\n"));
    }

    @Test
    void theListOpensAtTheSecondLetterAndClosesWithTheWord() throws Exception {
        open("let a = |\n");
        Hands.type("m", FAST);
        until("let a = m|\n");
        assertFalse(Proposals.open(), "after one letter");
        Hands.type("i", FAST);
        Ui.until("the list", Proposals::open);
        assertTrue(Proposals.shown().contains("midi"), Proposals.shown().toString());
        assertTrue(Proposals.icons());
        Hands.type(" ", FAST);
        Ui.until("no list", () -> !Proposals.open());
        until("let a = mi |\n");
    }

    @Test
    void theListOpensAfterADotAndInThePresetsString() throws Exception {
        open("let a = midi|\n");
        Hands.type(".", FAST);
        Ui.until("members", () -> Proposals.shown().contains("velocity"));
        open("const a = loadPreset|\n");
        Hands.type("(\"", FAST);
        Ui.until("presets", () -> Proposals.shown().stream().anyMatch(name -> name.startsWith("Starter/")));
        Hands.type("Starter/Le", FAST);
        Ui.until("one preset", () -> Proposals.shown().equals(List.of("Starter/Lead")));
        Hands.key("Tab");
        until("const a = loadPreset(\"Starter/Lead|\")\n");
    }

    @Test
    void theListOpensAfterOn() throws Exception {
        open("|\n");
        Hands.type("on ", FAST);
        Ui.until("handlers", () -> Proposals.shown().contains("noteOff"));
    }

    @Test
    void inACommentThereIsNoList() throws Exception {
        open("// |\n");
        Hands.type("mi", FAST);
        until("// mi|\n");
        Hands.key("ctrl+space");
        Ui.until("the message",
                () -> Widgets.all(Ui.window().getShell(), CLabel.class)
                        .stream()
                        .anyMatch(label -> "There is nothing to propose here.".equals(label.getText())));
        assertFalse(Proposals.open());
    }

    @Test
    void enterAcceptsWhatCompletesTheWord() throws Exception {
        open("let a = |\n");
        Hands.type("rando", FAST);
        Ui.until("the list", Proposals::open);
        enter();
        until("let a = random|\n");
    }

    @Test
    void enterIsALineFeedAfterAWordThatIsComplete() throws Exception {
        open("const step = 1\nconst steps = 2\nlet a = |\n");
        Hands.type("step", FAST);
        Ui.until("the list", () -> Proposals.shown().equals(List.of("step", "steps")));
        enter();
        until("const step = 1\nconst steps = 2\nlet a = step\n|\n");
    }

    @Test
    void enterAcceptsWhatWasMovedTo() throws Exception {
        open("const step = 1\nconst steps = 2\nlet a = |\n");
        Hands.type("step", FAST);
        Ui.until("the list", () -> Proposals.shown().equals(List.of("step", "steps")));
        Hands.key("Down");
        enter();
        until("const step = 1\nconst steps = 2\nlet a = steps|\n");
    }

    @Test
    void ifTheUserWantsItEnterAcceptsOnlyWhatWasMovedTo() throws Exception {
        InstanceScope.INSTANCE.getNode("org.songwalker.ui.editor").putBoolean("enterAccepts", false);
        open("let a = |\n");
        Hands.type("rando", FAST);
        Ui.until("the list", Proposals::open);
        enter();
        until("let a = rando\n|\n");
    }

    @Test
    void tabAcceptsAndEscapeCloses() throws Exception {
        open("let a = |\n");
        Hands.type("rando", FAST);
        Ui.until("the list", Proposals::open);
        Hands.key("Escape");
        Ui.until("no list", () -> !Proposals.open());
        until("let a = rando|\n");
        Hands.key("ctrl+space");
        Ui.until("the list", Proposals::open);
        Hands.key("Tab");
        until("let a = random|\n");
    }

    @Test
    void aStatementToFillInHasTheCaretWhereOneWrites() throws Exception {
        open("if (a) {\n    |\n}\n");
        Hands.type("whi", FAST);
        Ui.until("the statement", () -> Proposals.shown().equals(List.of("while", "while (midi.gate) { }")));
        Hands.key("Down");
        enter();
        until("if (a) {\n    while (midi.gate) {\n        |\n    }\n}\n");
    }

    @Test
    void aProposalSaysWhatItMeans() throws Exception {
        open("let a = midi.vel|\n");
        Hands.key("ctrl+space");
        Ui.until("the list", () -> Proposals.shown().equals(List.of("velocity")));
        assertTrue(Proposals.meaning().contains("0 to 1"), Proposals.meaning());
        assertEquals("let a = midi.vel\n", Ui.document(editor).get());
    }
}
