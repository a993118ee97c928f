// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.resources.IFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.songwalker.runtime.Mode;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.live.LiveListener;
import org.songwalker.ui.preferences.Choices;
import org.songwalker.ui.tests.workbench.SoundFile;
import org.songwalker.ui.tests.workbench.Ui;

/** A held note plays on while the audio device is closed, lost and opened again. */
@EnabledIfEnvironmentVariable(named = SoundFile.VARIABLE, matches = ".+", disabledReason = "needs a sound device that writes a file, as releng/verify sets up")
class OutputTest implements LiveListener {
    private final List<String> said = new CopyOnWriteArrayList<>();

    @BeforeEach
    void aKeyIsHeld() throws Exception {
        IFile program = Ui.file("held.sw", "const s = Oscillator({type: 'sine'})\ns(midi.note) *midi.velocity\n");
        var loaded = Ui.live()
                .rack(SessionFile.of(List.of(SessionFile.Slot.of("One", program.getName(), Mode.REACTIVE))),
                        program.getLocation().toPath().getParent());
        Ui.until("the rack", loaded::isDone);
        var opened = Ui.live().devices(Choices.audio());
        Ui.until("the device", () -> opened.isDone() && !Ui.live().figures().output().isEmpty());
        Ui.live().key(69, 100);
        Ui.until("A4 on the device", () -> Math.abs(SoundFile.frequency() - 440) < 2);
        Ui.live().addListener(this);
    }

    @AfterEach
    void quiet() throws Exception {
        Ui.live().removeListener(this);
        Ui.panic();
    }

    @Override
    public void said(String sentence) {
        said.add(sentence);
    }

    private static void theNoteStillSounds() throws Exception {
        SoundFile.until(24_000, () -> Math.abs(SoundFile.frequency() - 440) < 2);
    }

    @Test
    void reconnectingTwiceKeepsTheSoundAndSaysNothing() throws Exception {
        Ui.command("org.songwalker.ui.reconnect");
        Ui.command("org.songwalker.ui.reconnect");
        theNoteStillSounds();
        Ui.command("org.songwalker.ui.reconnect");
        theNoteStillSounds();
        assertEquals(List.of(), said);
    }

    /** Kills the process that reads from the device of releng/display.sh, as if it were unplugged; opening the device starts a new one. */
    private static void endDeviceProcess() {
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").contains("perl"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void aDeviceThatIsPulledOutIsReopenedByItself() throws Exception {
        endDeviceProcess();
        Ui.until("two sentences", () -> said.size() == 2);
        assertEquals(List.of("The default audio output has gone; nothing is heard until it is back. Rendering works.",
                "The default audio output is there again and plays."), said);
        theNoteStillSounds();
    }

    /** Moves the script away that the device of releng/display.sh needs, so that it cannot be opened. */
    @Test
    void withoutAnyDeviceTheUserIsToldOnceAndRenderingWorks() throws Exception {
        Path pace = Path.of(System.getenv(SoundFile.VARIABLE)).resolveSibling("pace");
        Path away = pace.resolveSibling("pace.away");
        Files.move(pace, away);
        try {
            endDeviceProcess();
            Ui.until("no output", () -> Ui.live().figures().output().isEmpty() && said.size() == 1);
            IFile song = Ui.file("unheard.sw", "const s = Oscillator({type: 'sine'})\ntrack.instrument = s\nfor i in 0..16 { A4 /4 }\n");
            Ui.launch("render", song);
            Ui.until("the render", () -> said.stream().anyMatch(sentence -> sentence.startsWith("unheard.wav has been written, ")));
            assertEquals(List.of("The default audio output has gone; nothing is heard until it is back. Rendering works."),
                    said.subList(0, 1));
            assertEquals(2, said.size());
            Ui.project().getFile("unheard.wav").delete(true, null);
        } finally {
            Files.move(away, pace);
        }
        theNoteStillSounds();
    }
}
