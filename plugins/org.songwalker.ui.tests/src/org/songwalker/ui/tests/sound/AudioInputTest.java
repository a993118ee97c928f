// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.resources.IFile;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.songwalker.engine.trace.Meter;
import org.songwalker.runtime.Mode;
import org.songwalker.session.Problem;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.live.LiveListener;
import org.songwalker.session.live.LiveSession;
import org.songwalker.ui.tests.workbench.SoundFile;
import org.songwalker.ui.tests.workbench.Ui;

/** The system's default audio input, noise in this test, sounds through a program in the slot's meter. */
@EnabledIfEnvironmentVariable(named = SoundFile.VARIABLE, matches = ".+", disabledReason = "needs a sound device whose input is noise, as releng/verify sets up")
class AudioInputTest implements LiveListener {
    private static final String MICROPHONE = "const mic = AudioInput(2)\nmic(midi.note) *midi.velocity\n";
    private static final String SINE = "const s = Oscillator({type: 'sine'})\ns(midi.note) *midi.velocity\n";
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<Problem> wrong = new CopyOnWriteArrayList<>();
    private LiveSession live;

    @BeforeEach
    void listen() throws Exception {
        live = Ui.live();
        live.addListener(this);
        Ui.until("the list of presets", () -> live.catalog().isDone());
    }

    @AfterEach
    void quiet() throws Exception {
        live.key(60, 0);
        Ui.panic();
        rack("sine.sw");
        live.removeListener(this);
    }

    @Override
    public void said(String sentence) {
        said.add(sentence);
    }

    @Override
    public void problems(Path source, List<Problem> problems) {
        if (source.endsWith("mic.sw")) {
            wrong.addAll(problems);
        }
    }

    /** Loads a rack with a slot for each program; another number of slots means another engine. */
    private void rack(String... programs) throws Exception {
        IFile home = Ui.file("sine.sw", SINE);
        List<SessionFile.Slot> slots = Arrays.stream(programs).map(name -> SessionFile.Slot.of(name, name, Mode.REACTIVE)).toList();
        var loaded = live.rack(SessionFile.of(slots), home.getLocation().toPath().getParent());
        Ui.until("the rack", loaded::isDone);
        loaded.get();
    }

    private static List<Thread> listeners() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("songwalker-input")).toList();
    }

    private static boolean noisy(Meter meter) {
        return meter.peakLeft() > 0.1 && meter.peakRight() > 0.1;
    }

    private void keyMakesNoise() throws Exception {
        live.key(60, 127);
        Ui.until("noise in slot 1", () -> noisy(live.meter(0)));
        live.key(60, 0);
        Ui.until("no voice", () -> live.figures().voices() == 0);
    }

    @Test
    void theInputSoundsStaysOpenOverEnginesAndIsClosedAfterUse() throws Exception {
        Ui.file("mic.sw", MICROPHONE);
        rack("sine.sw");
        assertEquals(List.of(), listeners());
        rack("mic.sw");
        assertEquals(1, listeners().size());
        Thread listener = listeners().getFirst();
        keyMakesNoise();
        rack("mic.sw", "sine.sw");
        assertEquals(1, listeners().size());
        assertSame(listener, listeners().getFirst());
        keyMakesNoise();
        assertEquals(List.of(), said);
        assertEquals(List.of(), wrong);
        rack("sine.sw");
        assertEquals(List.of(), listeners());
    }

    @Test
    void savingAProgramOpensAndClosesTheInput() throws Exception {
        Ui.file("mic.sw", SINE);
        rack("mic.sw");
        assertEquals(List.of(), listeners());
        Ui.file("mic.sw", MICROPHONE);
        Ui.until("a listener", () -> listeners().size() == 1);
        keyMakesNoise();
        Ui.file("mic.sw", SINE);
        Ui.until("no listener", () -> listeners().isEmpty());
    }

    @Test
    void aSongOpensTheInputAndStopClosesIt() throws Exception {
        ITextEditor editor = Ui.program(Ui.file("recorded.sw", "track.instrument = AudioInput(1)\nfor i in 0..64 { C4 /4 }\n"));
        Ui.command("org.songwalker.ui.play");
        Ui.until("a listener", () -> listeners().size() == 1);
        Ui.command("org.songwalker.ui.stop");
        Ui.until("no listener", () -> listeners().isEmpty());
        Ui.close(editor);
    }
}
