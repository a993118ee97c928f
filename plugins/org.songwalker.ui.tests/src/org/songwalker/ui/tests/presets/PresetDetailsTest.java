// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.presets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.session.live.KeyTarget;
import org.songwalker.ui.tests.workbench.Hands;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.views.KeyboardView;

/** What is told of the selected preset, how it is heard, and which presets the user keeps at hand. */
class PresetDetailsTest {
    private static final List<String> GRAND = List.of("Grand Piano, Temple · 2 zones");
    private static final int ALL = 0;
    private static final int FAVOURITES = 1;
    private static final int RECENT = 2;
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

    private void told(String... lines) throws Exception {
        try {
            Ui.until("the details", () -> browser.details().equals(List.of(lines)));
        } catch (AssertionError e) {
            assertEquals(List.of(lines), browser.details());
        }
    }

    @Test
    void detailsAreThoseOfThePresetsFile() throws Exception {
        browser.find("grand", GRAND);
        told("Grand Piano", "Temple · Piano · sampler", "2 zones · A0 to C8 · 21 kB · on this machine", "Licence: CC0 1.0",
                "Tags: melodic, hall");
        browser.find("kit", List.of("Kit, Starter · 47 zones"));
        told("Kit", "Starter · Drums · sampler", "47 zones · B1 to A5 · on this machine", "Licence not stated",
                "Tags: percussion, one-shot");
    }

    @Test
    void aFileThatIsMissingIsTold() throws Exception {
        browser.find("gong", List.of("Gong, Temple · sampler"));
        told("Gong", "Temple · Drums · sampler", "all keys · on this machine", "Cannot be read: no such file", "Tags: percussion",
                folder.resolve("gong/preset.json").toString());
    }

    @Test
    void theLatestSelectionIsShownHoweverFastItMoves() throws Exception {
        browser.find("temple", List.of("Temple Bell, Temple · sampler", "Gong, Temple · sampler", "Grand Piano, Temple · 2 zones",
                "Old Piano, Temple · sampler"));
        Hands.key("Down Down Down");
        Ui.until("the third", () -> browser.selected().equals(GRAND.getFirst()));
        told("Grand Piano", "Temple · Piano · sampler", "2 zones · A0 to C8 · 21 kB · on this machine", "Licence: CC0 1.0",
                "Tags: melodic, hall");
    }

    @Test
    void spacePlaysThePresetBesideASongAndAnotherSelectionEndsIt() throws Exception {
        ITextEditor song = Ui.program(Ui.file("beside.sw", "track.instrument = Oscillator({type: 'sine'})\nfor i in 0..400 { C4 /4 }\n"));
        Ui.command("org.songwalker.ui.play");
        Ui.until("the song", () -> Ui.live().playing());
        KeyboardView keyboard = (KeyboardView) Ui.page().showView("org.songwalker.ui.keyboard");
        browser.find("piano", List.of("Grand Piano, Temple · 2 zones", "Old Piano, Temple · sampler"));
        Hands.key("Down");
        Ui.until("the list", () -> browser.tree().isFocusControl());
        Hands.key("space");
        Ui.until("its name on the Keyboard", () -> keyboard.getTitle().equals("Keyboard: Temple/Grand Piano (tried in Presets)"));
        Ui.until("both sounds", () -> Ui.live().figures().voices() >= 2);
        assertEquals(KeyTarget.Place.AUDITION, Ui.live().keyTarget().place());
        assertTrue(Ui.live().playing());
        Hands.key("Down");
        Ui.until("the keys go back", () -> Ui.live().auditioned() == null && Ui.live().keyTarget().place() != KeyTarget.Place.AUDITION);
        assertTrue(Ui.live().playing());
        Hands.key("space");
        Ui.until("the other one", () -> "Temple/Old Piano".equals(Ui.live().auditioned()));
        Ui.page().activate(song);
        Ui.until("the keys go back", () -> Ui.live().auditioned() == null);
        Ui.close(song);
    }

    @Test
    void favouritesAndRecentsAreKept() throws Exception {
        browser.find("grand", GRAND);
        Hands.key("Down");
        Ui.until("the list", () -> browser.tree().isFocusControl());
        Hands.key("ctrl+d");
        browser.libraries(FAVOURITES);
        browser.until(GRAND);
        browser = browser.again();
        browser.libraries(FAVOURITES);
        browser.until(GRAND);
        Hands.focus(browser.tree());
        Hands.key("ctrl+d");
        Ui.until("none left", () -> browser.rows().isEmpty());
        ITextEditor editor = Ui.program(Ui.file("recent.sw", "C4\n"));
        browser.libraries(ALL);
        browser.find("bell", List.of("Temple Bell, Temple · sampler"));
        Hands.key("Return");
        Ui.until("the call", () -> Ui.document(editor).get().contains("Temple Bell"));
        browser.libraries(RECENT);
        Ui.until("the latest first", () -> !browser.rows().isEmpty() && browser.rows().getFirst().equals("Temple Bell, Temple · sampler"));
    }

    @Test
    void aFamilyLimitsWhatIsFound() throws Exception {
        browser.until(List.of("Temple, 4", "Starter, 6"));
        browser.instruments(0);
        browser.until(List.of("Grand Piano, Temple · 2 zones", "Old Piano, Temple · sampler"));
        browser.instruments(1);
        browser.until(List.of("Gong, Temple · sampler", "Kit, Starter · 47 zones"));
        browser.instruments(1);
        browser.until(List.of("Temple, 4", "Starter, 6"));
    }

    @Test
    void theNameIsCopied() throws Exception {
        browser.find("grand", GRAND);
        Hands.key("Down");
        Ui.until("the list", () -> browser.tree().isFocusControl());
        Hands.key("ctrl+c");
        Clipboard clipboard = new Clipboard(Display.getCurrent());
        Ui.until("the name", () -> "Temple/Grand Piano".equals(clipboard.getContents(TextTransfer.getInstance())));
        clipboard.dispose();
    }
}
