// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.presets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.file.SessionJson;
import org.songwalker.ui.rack.RackEditor;
import org.songwalker.ui.tests.workbench.Hands;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/** Presets are found as the user types and loaded into the program in front, by the keyboard alone or with the mouse. */
class PresetsViewTest {
    @TempDir
    private Path folder;
    private Browser browser;

    @BeforeEach
    void open() throws Exception {
        browser = Browser.open(TempleLibrary.in(folder).toString());
    }

    @AfterEach
    void asItWas() throws Exception {
        browser.close();
    }

    private static String text(ITextEditor editor) {
        return Ui.document(editor).get();
    }

    private static ITextEditor program(String text) throws Exception {
        ITextEditor editor = Ui.program(Ui.file("loads.sw", text));
        Hands.focus(editor.getAdapter(ITextViewer.class).getTextWidget());
        return editor;
    }

    @Test
    void aKeyReachesTheSearchFieldAndTypingFinds() throws Exception {
        ITextEditor editor = program("C4\n");
        Ui.until("the editor's keys", () -> editor == Ui.page().getActivePart());
        Hands.key("ctrl+alt+p");
        Ui.until("the search field", () -> browser.search().isFocusControl());
        Hands.type("gon", 20);
        browser.until(List.of("Gong, Temple · sampler"));
        Hands.type(" zzz", 20);
        Ui.until("nothing found",
                () -> Widgets.all(browser.root(), Label.class)
                        .stream()
                        .anyMatch(label -> label.getText()
                                .equals("No preset has 'gon zzz' in its name, library or tags. Another library may have it.")));
        Hands.key("Escape");
        browser.until(List.of("Temple, 4", "Starter, 6"));
    }

    @Test
    void enterRewritesTheCallAtTheCaretAndOneUndoRestoresTheText() throws Exception {
        String before = "// Two sounds.\nconst a = loadPreset(\"Starter/Keys\")\nconst b = loadPreset('Starter/Bass') // low\nb(midi.note)\n";
        ITextEditor editor = program(before);
        editor.selectAndReveal(before.indexOf("// low"), 0);
        browser.find("gong", List.of("Gong, Temple · sampler"));
        Hands.key("Down");
        Ui.until("the list", () -> browser.tree().isFocusControl());
        Hands.key("Return");
        String after = before.replace("'Starter/Bass'", "'Temple/Gong'");
        Ui.until("the other preset", () -> text(editor).equals(after));
        assertTrue(browser.tree().isFocusControl());
        Hands.key("ctrl+z");
        Ui.until("the text of before", () -> text(editor).equals(before));
        Hands.key("ctrl+shift+z");
        Ui.until("the other preset again", () -> text(editor).equals(after));
        Hands.focus(editor.getAdapter(ITextViewer.class).getTextWidget());
        Hands.key("ctrl+z");
        Ui.until("the text of before", () -> text(editor).equals(before));
    }

    @Test
    void enterInTheSearchFieldLoadsTheFirstHitIntoAProgramWithoutPresets() throws Exception {
        ITextEditor editor = program("C4 /4\n");
        browser.find("bell", List.of("Temple Bell, Temple · sampler"));
        Hands.key("Return");
        Ui.until("a constant", () -> text(editor).equals("const templeBell = loadPreset(\"Temple/Temple Bell\")\nC4 /4\n"));
        Hands.key("ctrl+z");
        Ui.until("the text of before", () -> text(editor).equals("C4 /4\n"));
    }

    @Test
    void enterWaitsForWhatWasTypedLast() throws Exception {
        ITextEditor editor = program("C4 /4\n");
        browser.find("temple", List.of("Temple Bell, Temple · sampler", "Gong, Temple · sampler", "Grand Piano, Temple · 2 zones",
                "Old Piano, Temple · sampler"));
        Hands.xdotool("key space o l d Return");
        Ui.until("a preset", () -> !text(editor).equals("C4 /4\n"));
        assertEquals("const oldPiano = loadPreset(\"Temple/Old Piano\")\nC4 /4\n", text(editor));
    }

    @Test
    void downAndUpMoveBetweenFieldAndListAndLettersGoOnInTheField() throws Exception {
        browser.find("temple", List.of("Temple Bell, Temple · sampler", "Gong, Temple · sampler", "Grand Piano, Temple · 2 zones",
                "Old Piano, Temple · sampler"));
        Hands.key("Down");
        Ui.until("the list", () -> browser.tree().isFocusControl());
        Hands.key("Down");
        Ui.until("the second", () -> browser.selected().equals("Gong, Temple · sampler"));
        Hands.key("Up");
        Ui.until("the first", () -> browser.selected().equals("Temple Bell, Temple · sampler"));
        Hands.key("Up");
        Ui.until("the field", () -> browser.search().isFocusControl());
        Hands.key("Down");
        Ui.until("the list", () -> browser.tree().isFocusControl());
        Hands.key("Down");
        Hands.key("s");
        Ui.until("the letter in the field", () -> browser.search().getText().equals("temples") && browser.search().isFocusControl());
        Hands.key("BackSpace");
        Hands.key("Down");
        Ui.until("the list", () -> browser.tree().isFocusControl());
        Hands.key("Escape");
        Ui.until("an empty field with the focus", () -> browser.search().getText().isEmpty() && browser.search().isFocusControl());
    }

    @Test
    void theKeyLeadsFromTheListToTheSearchFieldToo() throws Exception {
        browser.find("temple", List.of("Temple Bell, Temple · sampler", "Gong, Temple · sampler", "Grand Piano, Temple · 2 zones",
                "Old Piano, Temple · sampler"));
        Hands.key("Down");
        Ui.until("the list", () -> browser.tree().isFocusControl());
        Hands.key("ctrl+alt+p");
        Ui.until("the search field", () -> browser.search().isFocusControl());
        browser.libraries(0);
        Hands.key("Down");
        Ui.until("from the chips into the list", () -> browser.tree().isFocusControl());
    }

    @Test
    void withoutAProgramInFrontTheMessageBarSaysWhatToDo() throws Exception {
        Ui.page().closeAllEditors(false);
        browser.find("gong", List.of("Gong, Temple · sampler"));
        Hands.key("Return");
        Ui.until("the message",
                () -> browser.message().equals("No program is in front that could load 'Temple/Gong'. Open one, or create one."));
    }

    @Test
    void librariesOpenAndCloseWithTheArrows() throws Exception {
        browser.until(List.of("Temple, 4", "Starter, 6"));
        Hands.focus(browser.search());
        Hands.key("Down");
        Ui.until("the list", () -> browser.tree().isFocusControl() && browser.selected().equals("Temple, 4"));
        Hands.key("Right");
        Ui.until("its presets", () -> browser.tree().getItem(0).getExpanded());
        Hands.key("Down");
        Ui.until("the first", () -> browser.selected().equals("Gong, sampler"));
        Hands.key("Left");
        Ui.until("closed", () -> !browser.tree().getItem(0).getExpanded() && browser.selected().equals("Temple, 4"));
    }

    @Test
    void theListFollowsTheLibraries() throws Exception {
        browser.until(List.of("Temple, 4", "Starter, 6"));
        Ui.live().libraries(List.of());
        browser.until(List.of("Starter, 6"));
        Ui.live().libraries(List.of(folder.toString()));
        browser.until(List.of("Temple, 4", "Starter, 6"));
    }

    @Test
    void theContextMenuNamesItsKeys() throws Exception {
        browser.find("gong", List.of("Gong, Temple · sampler"));
        Menu menu = browser.tree().getMenu();
        menu.notifyListeners(SWT.Show, new Event());
        assertEquals(List.of("Insert\tEnter", "Play\tSpace", "Copy Name\tCtrl+C", "", "Add to Favourites\tCtrl+D"),
                Arrays.stream(menu.getItems()).map(MenuItem::getText).toList());
        menu.notifyListeners(SWT.Hide, new Event());
    }

    @Test
    void aPresetIsDraggedIntoAnEditor() throws Exception {
        ITextEditor editor = program("\n\n\nC4 /4\n");
        StyledText text = editor.getAdapter(ITextViewer.class).getTextWidget();
        browser.find("gong", List.of("Gong, Temple · sampler"));
        drag(text, 30, text.getLinePixel(1) + text.getLineHeight() / 2);
        Ui.until("the expression", () -> text(editor).contains("loadPreset(\"Temple/Gong\")"));
        assertEquals(1, Ui.document(editor).getLineOfOffset(text(editor).indexOf("loadPreset")));
    }

    /** Drags the first row to a point of a control with the mouse. */
    private void drag(Control to, int x, int y) throws Exception {
        Rectangle row = browser.tree().getItem(0).getBounds();
        Hands.xdotool(Hands.at(browser.tree(), row.x + 20, row.y + row.height / 2) + " mousedown 1 mousemove_relative 10 0 sleep 0.1 "
                + "mousemove_relative 10 0 sleep 0.1 " + Hands.at(to, x, y) + " sleep 0.1 mousemove_relative 2 0 sleep 0.1 "
                + "mousemove_relative 2 0 sleep 0.3 mouseup 1");
    }

    @Test
    void aPresetThatIsDraggedOntoACallTakesThePlaceOfItsPreset() throws Exception {
        String before = "const a = loadPreset('Starter/Keys')\na(midi.note)\n";
        ITextEditor editor = program(before);
        browser.find("gong", List.of("Gong, Temple · sampler"));
        StyledText widget = editor.getAdapter(ITextViewer.class).getTextWidget();
        Point at = widget.getLocationAtOffset(before.indexOf("Keys"));
        drag(widget, at.x, at.y + widget.getLineHeight() / 2);
        Ui.until("the other preset", () -> text(editor).equals(before.replace("'Starter/Keys'", "\"Temple/Gong\"")));
    }

    @Test
    void aPresetThatIsDraggedOntoARackGetsAProgramAndASlot() throws Exception {
        IFile file = Ui.file("dropped.swsession", SessionJson.write(SessionFile.of(List.of())));
        RackEditor rack = (RackEditor) IDE.openEditor(Ui.page(), file);
        browser.find("gong", List.of("Gong, Temple · sampler"));
        IFile program = Ui.project().getFile("gong.sw");
        program.delete(true, null);
        Composite page = Widgets.of(rack);
        drag(page, page.getSize().x / 2, page.getSize().y / 2);
        Ui.until("the slot",
                () -> rack.model().session().slots().stream().map(SessionFile.Slot::source).toList().equals(List.of("gong.sw")));
        assertEquals("const sound = loadPreset(\"Temple/Gong\")\nsound(midi.note) *midi.velocity\n", program.readString());
        program.delete(true, null);
    }
}
