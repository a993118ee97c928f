// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.songwalker.runtime.Mode;
import org.songwalker.session.file.SessionFile;
import org.songwalker.ui.preferences.Choices;
import org.songwalker.ui.tests.workbench.Dialogs;
import org.songwalker.ui.tests.workbench.Hands;
import org.songwalker.ui.tests.workbench.Preferences;
import org.songwalker.ui.tests.workbench.SoundFile;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/** Preference pages, opened from the menu, take effect when they are applied. */
class PreferencePagesTest {
    @AfterEach
    void quiet() throws Exception {
        Ui.panic();
        Ui.page().closeAllEditors(false);
    }

    @Test
    void theFilterFindsTuningUnderAudio() throws Exception {
        Preferences.open(dialog -> {
            Tree tree = Preferences.filter(dialog, "Tuning");
            assertEquals(List.of("Audio", "Tuning"), Widgets.items(tree).stream().map(item -> item.getText()).toList());
        });
    }

    private static void near(double hertz) throws Exception {
        Ui.until("a silent device", SoundFile::silent);
        Ui.live().key(69, 100);
        double[] heard = new double[1];
        Ui.until(hertz + " Hz on the device", () -> Math.abs((heard[0] = SoundFile.frequency()) - hertz) < 0.5);
        Ui.live().key(69, 0);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = SoundFile.VARIABLE, matches = ".+", disabledReason = "needs a sound device that writes a file, as releng/verify sets up")
    void a4At432HertzChangesTheNextNote() throws Exception {
        IFile program = Ui.file("tuned.sw", "const s = Oscillator({type: 'sine'})\ns(midi.note) *midi.velocity\n");
        var loaded = Ui.live()
                .rack(SessionFile.of(List.of(SessionFile.Slot.of("One", program.getName(), Mode.REACTIVE))),
                        program.getLocation().toPath().getParent());
        Ui.until("the rack", loaded::isDone);
        near(440);
        Preferences.apply("Tuning", "A4:", dialog -> Widgets.one(dialog, Spinner.class).setSelection(4320));
        try {
            near(432);
        } finally {
            Preferences.apply("Tuning", "A4:", dialog -> Widgets.click(Widgets.button(dialog, "Restore Defaults")));
        }
        near(440);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = SoundFile.VARIABLE, matches = ".+", disabledReason = "needs a sound device that writes a file, as releng/verify sets up")
    void aLargerBufferReopensTheDevice() throws Exception {
        Ui.until("the usual buffer of two times 256 frames", () -> Ui.live().figures().output().endsWith(", 11 ms"));
        Preferences.apply("Audio", "Buffer:", dialog -> Widgets.labelled(dialog, "Buffer:", Combo.class).setText("2048 frames, 42.7 ms"));
        try {
            Ui.until("two times 2048 frames", () -> Ui.live().figures().output().endsWith(", 85 ms"));
        } finally {
            Preferences.apply("Audio", "Buffer:", dialog -> Widgets.click(Widgets.button(dialog, "Restore Defaults")));
        }
        Ui.until("the usual buffer again", () -> Ui.live().figures().output().endsWith(", 11 ms"));
    }

    @Test
    @EnabledIfEnvironmentVariable(named = SoundFile.VARIABLE, matches = ".+", disabledReason = "needs a sound device that writes a file, as releng/verify sets up")
    void theTestToneSoundsAtA4() throws Exception {
        Ui.until("a silent device", SoundFile::silent);
        Preferences.apply("Audio", "Buffer:", dialog -> {
            Widgets.click(Widgets.button(dialog, "Play Test Tone"));
            Ui.until("A4 on the device", () -> Math.abs(SoundFile.frequency() - 440) < 0.5);
        });
    }

    @Test
    void aMidiInputThatIsUnpluggedStaysChosenUntilAnotherIs() throws Exception {
        InstanceScope.INSTANCE.getNode("org.songwalker.ui").put("midi.input", "Absent Keys");
        Preferences.apply("MIDI", "MIDI input:", dialog -> {
            Combo input = Widgets.labelled(dialog, "MIDI input:", Combo.class);
            Ui.until("the chosen one", () -> input.getText().equals("Absent Keys (not connected)"));
        });
        assertEquals("Absent Keys", Choices.audio().midiIn());
        Preferences.apply("MIDI", "MIDI input:", dialog -> {
            Combo input = Widgets.labelled(dialog, "MIDI input:", Combo.class);
            Ui.until("the chosen one", () -> input.getItemCount() > 1);
            input.setText("Every input");
        });
        assertNull(Choices.audio().midiIn());
    }

    @Test
    void lineNumbersCanBeSwitchedOff() throws Exception {
        StyledText text = Ui.program(Ui.file("numbered.sw", "C4 /4\nD4 /4\n")).getAdapter(ITextViewer.class).getTextWidget();
        Ui.until("a ruler with numbers", () -> text.getLocation().x > 0);
        int wide = text.getLocation().x;
        lineNumbers(false);
        try {
            Ui.until("a narrower ruler", () -> text.getLocation().x < wide);
        } finally {
            lineNumbers(true);
        }
        Ui.until("the numbers again", () -> text.getLocation().x == wide);
    }

    @Test
    void pairsCanBeSwitchedOff() throws Exception {
        StyledText text = Ui.program(Ui.file("pairs.sw", "")).getAdapter(ITextViewer.class).getTextWidget();
        String page = "Nothing is inserted that you neither type nor choose, but for what these say.";
        Preferences.apply("Typing", page,
                dialog -> Widgets.click(Widgets.button(dialog, "Close brackets and quotes, and indent after Enter")));
        try {
            Hands.focus(text);
            Hands.type("log(", 20);
            Ui.until("one bracket", () -> text.getText().equals("log("));
        } finally {
            Preferences.apply("Typing", page, dialog -> Widgets.click(Widgets.button(dialog, "Restore Defaults")));
        }
        Hands.focus(text);
        Hands.type("(", 20);
        Ui.until("a pair", () -> text.getText().equals("log(()"));
    }

    private static void lineNumbers(boolean on) throws Exception {
        Preferences.apply("Editor", "Displayed tab width:", dialog -> {
            Button numbers = Widgets.button(dialog, "Show line numbers");
            if (numbers.getSelection() != on) {
                Widgets.click(numbers);
            }
        });
    }

    @Test
    void appearanceChangesTheTheme() throws Exception {
        StyledText text = Ui.program(Ui.file("themed.sw", "C4 /4\n")).getAdapter(ITextViewer.class).getTextWidget();
        Ui.until("a dark background", () -> text.getBackground().getRed() < 60);
        theme("Light");
        try {
            Ui.until("a light background", () -> text.getBackground().getRed() > 200);
        } finally {
            theme("Dark");
        }
        Ui.until("a dark background again", () -> text.getBackground().getRed() < 60);
        assertTrue(text.isVisible());
    }

    private static void theme(String name) throws Exception {
        // The question at the end offers a restart.
        Preferences.apply("Appearance", "Theme:", dialog -> {
            Combo themes = Widgets.labelled(dialog, "Theme:", Combo.class);
            themes.setText(name);
            Widgets.tell(themes, SWT.Selection);
        }, dialog -> Dialogs.answer(() -> Widgets.click(Widgets.button(dialog, "Apply and Close")), question -> question.close()));
    }
}
