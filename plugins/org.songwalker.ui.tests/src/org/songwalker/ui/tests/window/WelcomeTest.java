// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.List;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.Ids;
import org.songwalker.ui.tests.workbench.Dialogs;
import org.songwalker.ui.tests.workbench.Hands;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;
import org.songwalker.ui.views.KeyboardView;

/** The welcome page: what SongWalker is, three ways to begin, files that were opened lately, what is new. */
class WelcomeTest {
    private IEditorPart page;

    @BeforeEach
    void open() throws Exception {
        Ui.program(Ui.file("lately.sw", "C4 /4\n"));
        Ui.command(Ids.WELCOME);
        page = Ui.page().getActiveEditor();
        assertEquals("Welcome", page.getTitle());
        Ui.window().getShell().forceActive();
        Ui.until("the page laid out",
                () -> tiles().stream().allMatch(tile -> tile.getSize().x > 0) && tile("Play a key now: ").isVisible());
    }

    @AfterEach
    void asItWas() throws Exception {
        Ui.panic();
        Ui.page().closeAllEditors(false);
        Ui.page().resetPerspective();
    }

    private List<Canvas> tiles() {
        return Widgets.all(Widgets.of(page), Canvas.class).stream().filter(canvas -> !name(canvas).isEmpty()).toList();
    }

    private static String name(Control control) {
        try {
            Field field = Accessible.class.getDeclaredField("accessibleListeners");
            field.setAccessible(true);
            AccessibleEvent named = new AccessibleEvent(control);
            if (field.get(control.getAccessible()) instanceof List<?> listeners) {
                for (Object listener : listeners) {
                    ((AccessibleListener) listener).getName(named);
                }
            }
            return named.result == null ? "" : named.result;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private Canvas tile(String beginning) {
        return tiles().stream().filter(tile -> name(tile).startsWith(beginning)).findFirst().orElseThrow();
    }

    private static void click(Control tile) throws Exception {
        Hands.xdotool(Hands.at(tile, tile.getSize().x / 2, tile.getSize().y / 2) + " click 1");
    }

    @Test
    void threeCardsAreReachedByTabAndActivatedByEnter() throws Exception {
        Canvas key = tile("Play a key now: ");
        Hands.focus(key);
        Hands.key("Tab");
        Ui.until("the second card", tile("Play an example song: ")::isFocusControl);
        Hands.key("Tab");
        Ui.until("the third card", tile("Make my own: ")::isFocusControl);
        Dialogs.answer(() -> Hands.key("Return"), wizard -> assertEquals("New Program", wizard.getText()));
        Hands.focus(tile("Make my own: "));
        Hands.key("Tab");
        Ui.until("a file of lately", () -> name(Display.getCurrent().getFocusControl()).startsWith("Open "));
    }

    @Test
    void aKeyIsPlayedAndTheKeyboardHasTheFocus() throws Exception {
        click(tile("Play a key now: "));
        Ui.until("a rack that sounds", () -> Ui.live().master().peakLeft() > 0.01);
        Canvas piano = ((KeyboardView) Ui.page().findView(Ids.KEYBOARD_VIEW)).piano().canvas();
        Ui.until("the keyboard's focus", piano::isFocusControl);
        Ui.until("the key let go", () -> Ui.live().figures().voices() == 0);
    }

    @Test
    void theExampleSongPlays() throws Exception {
        click(tile("Play an example song: Play the Song"));
        Ui.until("the song", () -> Ui.live().playing() && Ui.live().master().peakLeft() > 0.01);
        assertEquals("evening-walk.sw", Ui.page().getActiveEditor().getTitle());
        Ui.page().activate(page);
        click(tile("Play an example song: Stop"));
        Ui.until("the end of the song", () -> !Ui.live().playing());
    }

    @Test
    void filesThatWereOpenedLatelyOpenAgain() throws Exception {
        Ui.close(Ui.page().findEditor(Ui.page().getEditorReferences()[0].getEditorInput()));
        click(tile("Open lately.sw"));
        Ui.until("the program", () -> Ui.page().getActiveEditor().getTitle().equals("lately.sw"));
    }

    @Test
    void theSentenceAndWhatIsNewAreReadOut() {
        List<String> names = tiles().stream().map(WelcomeTest::name).toList();
        assertTrue(names.contains("Opened lately") && names.contains("What is new"), names.toString());
        assertTrue(names.stream().anyMatch(name -> name.startsWith("Every slot of a rack is a small program")), names.toString());
        assertTrue(names.stream().filter(name -> name.startsWith("•")).count() >= 3, names.toString());
    }
}
