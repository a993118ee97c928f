// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.eclipse.core.resources.IFile;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songwalker.session.live.LiveListener;
import org.songwalker.ui.tests.workbench.Dialogs;
import org.songwalker.ui.tests.workbench.Hands;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/** The launch configurations Play and Render. */
class LaunchTest implements LiveListener {
    private static final String SONG = "const s = Oscillator({type: 'sine'})\ntrack.instrument = s\nfor i in 0..%d { A4 /4 }\n";
    private final List<String> said = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listen() {
        Ui.live().addListener(this);
    }

    @Override
    public void said(String sentence) {
        said.add(sentence);
    }

    @AfterEach
    void asItWas() throws Exception {
        Ui.live().removeListener(this);
        for (ILaunchConfiguration made : DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurations()) {
            made.delete();
        }
        Ui.panic();
        Ui.page().closeAllEditors(false);
        Ui.page().resetPerspective();
    }

    private static File wav(IFile program) {
        return new File(program.getLocation().toFile().getParentFile(), program.getName().replace(".sw", ".wav"));
    }

    @Test
    void playPlaysAndCtrlF11PlaysItAgain() throws Exception {
        IFile file = Ui.file("launched.sw", SONG.formatted(64));
        Ui.launch("play", file);
        Ui.until("playing", () -> Ui.live().playing() && Ui.live().master().peakLeft() > 0.01);
        Ui.command("org.songwalker.ui.stop");
        Ui.until("stopped", () -> !Ui.live().playing());
        ITextEditor editor = Ui.program(file);
        Hands.focus(editor.getAdapter(ITextViewer.class).getTextWidget());
        Hands.key("ctrl+F11");
        Ui.until("playing again", () -> Ui.live().playing() && Ui.live().master().peakLeft() > 0.01);
    }

    @Test
    void renderWritesAWavFileThatSounds() throws Exception {
        IFile file = Ui.file("rendered.sw", SONG.formatted(4));
        Ui.launch("render", file);
        Ui.until("the file in the explorer", () -> Ui.project().getFile("rendered.wav").exists());
        Ui.until("a sentence",
                () -> said.stream().anyMatch(sentence -> sentence.matches("rendered\\.wav has been written, 2\\.[0-9] s\\.")));
        try (AudioInputStream in = AudioSystem.getAudioInputStream(wav(file))) {
            AudioFormat format = in.getFormat();
            assertEquals(48_000, format.getSampleRate());
            assertEquals(2, format.getChannels());
            assertEquals(16, format.getSampleSizeInBits());
            var samples = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
            assertTrue(samples.remaining() >= 2 * 4 * 24_000,
                    "four quarter notes at 120 beats per minute take two seconds: " + samples.remaining());
            int peak = 0;
            while (samples.hasRemaining()) {
                peak = Math.max(peak, Math.abs(samples.get()));
            }
            assertTrue(peak > 1000, "peak " + peak);
        } finally {
            Ui.project().getFile("rendered.wav").delete(true, null);
        }
    }

    @Test
    void aRenderOfABrokenProgramReportsTheErrorAndWritesNoFile() throws Exception {
        IFile file = Ui.file("wrong.sw", "C4 /4\n)\n");
        String sentence = "The program has errors and was not rendered; the first: "
                + "wrong.sw:2:1: error P001 unexpected ')'; no bracket is open that it could close";
        Ui.launch("render", file);
        Ui.until("the sentence", () -> said.contains(sentence));
        IViewPart log = Ui.page().showView("org.eclipse.pde.runtime.LogView");
        Ui.until("the sentence in the Error Log",
                () -> Widgets.items(Widgets.one(Widgets.of(log), Tree.class)).stream().anyMatch(item -> item.getText().equals(sentence)));
        assertFalse(wav(file).exists());
    }

    @Test
    void aRenderShowsInProgressAndCancellingItWritesNoFile() throws Exception {
        IFile file = Ui.file("endless.sw", SONG.formatted(200_000));
        IViewPart view = Ui.page().showView("org.eclipse.ui.views.ProgressView");
        Ui.launch("render", file);
        Composite shown = Widgets.of(view);
        ToolItem[] cancel = new ToolItem[1];
        Ui.until("the job", () -> {
            cancel[0] = Widgets.all(shown, ToolBar.class)
                    .stream()
                    .flatMap(bar -> Arrays.stream(bar.getItems()))
                    .filter(item -> item.isEnabled() && String.valueOf(item.getToolTipText()).startsWith("Cancel"))
                    .findFirst()
                    .orElse(null);
            return cancel[0] != null && Dialogs.words(shown).contains("endless.wav");
        });
        Widgets.tell(cancel[0], SWT.Selection);
        Ui.until("the end of the job", () -> Dialogs.words(shown).contains("No operations to display"));
        File folder = file.getLocation().toFile().getParentFile();
        Ui.until("a sentence", () -> said.contains("The render was cancelled; endless.wav was not written."));
        Ui.until("a folder without a partial file",
                () -> Arrays.stream(folder.list()).filter(name -> name.contains("endless")).toList().equals(List.of("endless.sw")));
    }
}
