// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songwalker.runtime.Mode;
import org.songwalker.session.file.SessionFile;
import org.songwalker.ui.Ids;
import org.songwalker.ui.messages.Notice;
import org.songwalker.ui.messages.Notices;
import org.songwalker.ui.preferences.Choices;
import org.songwalker.ui.studio.StudioService;
import org.songwalker.ui.tests.workbench.Dialogs;
import org.songwalker.ui.tests.workbench.Hands;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/**
 * The message bar: one line at the foot, with Details and what can be done; a message goes after some seconds, a condition when it is over.
 */
class MessageBarTest {
    private final Shell shell = Ui.window().getShell();
    private final Point size = shell.getSize();
    private final Notices notices = PlatformUI.getWorkbench().getService(StudioService.class).notices();

    @AfterEach
    void asItWas() throws Exception {
        Ui.live().libraries(Choices.libraries());
        shell.setSize(size);
        Ui.until("the old size", () -> shell.getSize().equals(size));
    }

    @Test
    void aLongMessageIsWholeInTheTooltipInDetailsAndInTheConsole() throws Exception {
        String sentence = "The rack has no slot in song mode and no MIDI file; play it with the keyboard, or set a slot to song mode. "
                + "The second half of this sentence is longer than a window of 1280 pixels can show.";
        shell.setSize(1280, 800);
        Ui.until("the size", () -> shell.getSize().x == 1280);
        Ui.live().say(sentence);
        CLabel label = label(sentence);
        Ui.until("the tooltip", () -> sentence.equals(tooltip(label)));
        assertFalse(label.computeSize(-1, -1).x <= label.getSize().x, "the sentence is longer than its place");
        Ui.until("Details", () -> links().equals(List.of("Details")));
        Dialogs.answer(() -> click("Details"), popup -> {
            assertTrue(Dialogs.words(popup).contains(sentence));
            Hands.key("Escape");
            Ui.until("the popup to close", popup::isDisposed);
        });
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

    @Test
    void theBarHasRoomForALongSentence() throws Exception {
        shell.setSize(1360, 860);
        Ui.until("the size", () -> shell.getSize().x == 1360);
        String sentence = "The rack has no slot in song mode and no MIDI file; play it with the keyboard, or set one.";
        Ui.live().say(sentence);
        CLabel label = label(sentence);
        Ui.until("the whole sentence", () -> label.computeSize(-1, -1).x <= label.getSize().x);
    }

    @Test
    void aConditionStandsAfterAMessageAndOffersDetailsAndADeed() throws Exception {
        List<String> done = new ArrayList<>();
        notices.stand("test", new Notice(true, "Something is missing", List.of("first line", "second line"),
                new Notice.Deed("Mend It", () -> done.add("mended"))));
        notices.say(Notice.of("A message first."));
        label("A message first.");
        Ui.until("no links", () -> links().isEmpty());
        Ui.until("the message to go by itself", () -> links().equals(List.of("Details", "Mend It")));
        label("Something is missing");
        Dialogs.answer(() -> click("Details"), popup -> {
            assertTrue(Dialogs.words(popup).contains("first line\nsecond line"));
            Hands.key("Escape");
            Ui.until("the popup to close", popup::isDisposed);
        });
        click("Mend It");
        Ui.until("the deed", () -> done.equals(List.of("mended")));
        notices.over("test");
        Ui.until("no condition", () -> !links().contains("Mend It") && labels("Something is missing").findFirst().isEmpty());
    }

    private List<String> links() {
        return Widgets.all(shell, Link.class)
                .stream()
                .map(link -> link.getText().replaceAll("<.*?>", ""))
                .filter(List.of("Details", "Mend It", "Choose Libraries", "Try Again")::contains)
                .toList();
    }

    private void click(String label) throws Exception {
        Link link = Widgets.all(shell, Link.class)
                .stream()
                .filter(each -> each.getText().contains(">" + label + "<"))
                .findFirst()
                .orElseThrow();
        Hands.xdotool(Hands.at(link, link.getSize().x / 2, link.getSize().y / 2) + " click 1");
    }

    @Test
    void presetsThatAreNotFoundAreOneNotice() throws Exception {
        Ui.live().libraries(List.of()); // the usual one may be out of reach, which is another notice
        String program = "const a = loadPreset(\"Nowhere/Qqxzv\")\nconst b = loadPreset(\"Nowhere/Wvvxq\")\na(midi.note)\nb(midi.note)\n";
        Ui.file("missing.sw", program);
        Ui.live()
                .rack(SessionFile.of(List.of(SessionFile.Slot.of("One", "missing.sw", Mode.REACTIVE))),
                        Ui.project().getLocation().toPath());
        label("Not found in the libraries: Starter instruments play for 2 presets");
        Ui.until("the links", () -> links().equals(List.of("Details", "Choose Libraries")));
        Ui.file("missing.sw", "const a = Oscillator({type: 'sine'})\na(midi.note)\n");
        Ui.until("the notice to go", () -> labels("Not found in the libraries").findFirst().isEmpty());
    }

    @Test
    void withoutANetworkAllPresetsAreOneNoticeThatOffersToTryAgain() throws Exception {
        Ui.live().libraries(List.of("http://127.0.0.1:1/library")); // nobody listens on port 1
        Ui.file("far.sw", "const a = loadPreset(\"Far/Qqxzv\")\nconst b = loadPreset(\"Far/Wvvxq\")\na(midi.note)\nb(midi.note)\n");
        Ui.live().rack(SessionFile.of(List.of(SessionFile.Slot.of("One", "far.sw", Mode.REACTIVE))), Ui.project().getLocation().toPath());
        label("No network: Starter instruments play for 2 presets");
        Ui.until("the links", () -> links().equals(List.of("Details", "Try Again")));
        Ui.live().rack(SessionFile.of(List.of()), Ui.project().getLocation().toPath());
        Ui.until("the notice to go with the rack", () -> labels("No network").findFirst().isEmpty());
    }

    @Test
    void f3SaysNothingInAProgram() throws Exception {
        ITextEditor editor = Ui.program(Ui.file("silent.sw", "C4 /4\n"));
        StyledText text = editor.getAdapter(ITextViewer.class).getTextWidget();
        Hands.focus(text);
        Hands.key("F3");
        Hands.key("Right");
        Ui.until("the key after F3", () -> text.getCaretOffset() == 1);
        assertEquals(List.of(),
                Widgets.all(shell, CLabel.class)
                        .stream()
                        .map(CLabel::getText)
                        .filter(said -> String.valueOf(said).contains("link"))
                        .toList());
        Ui.close(editor);
    }

    @Test
    void theConsoleWrapsLongLines() throws Exception {
        IViewPart console = Ui.page().showView("org.eclipse.ui.console.ConsoleView");
        Ui.live().say("A sentence for the Console.");
        Ui.until("the Console", () -> Widgets.all(Widgets.of(console), StyledText.class).stream().anyMatch(StyledText::getWordWrap));
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
