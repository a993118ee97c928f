// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.resources.IFile;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.trace.Meter;
import org.songwalker.runtime.Mode;
import org.songwalker.session.Problem;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.live.LiveListener;
import org.songwalker.session.live.LiveSession;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.views.KeyboardView;

/** Keys, songs and saved programs up to the meter; needs no audio device. */
class SoundTest implements LiveListener {
    private final List<String> said = new CopyOnWriteArrayList<>();
    private LiveSession live;

    @BeforeEach
    void listen() throws Exception {
        live = Ui.live();
        live.addListener(this);
        Ui.until("the list of presets", () -> live.catalog().isDone());
    }

    @AfterEach
    void quiet() throws Exception {
        live.removeListener(this);
        Ui.panic();
    }

    @Override
    public void said(String sentence) {
        said.add(sentence);
    }

    private void rack(IFile program) throws Exception {
        var loaded = live.rack(SessionFile.of(List.of(SessionFile.Slot.of("One", program.getName(), Mode.REACTIVE))),
                program.getLocation().toPath().getParent());
        Ui.until("the rack", loaded::isDone);
    }

    private static boolean sounds(Meter meter) {
        return meter.peakLeft() > 0.001;
    }

    @Test
    void aKeyOfTheKeyboardSoundsLightsTheLampAndMovesTheMeter() throws Exception {
        rack(Ui.file("keys.sw", "const s = Oscillator({type: 'sine'})\ns(midi.note) *midi.velocity\n"));
        KeyboardView keyboard = (KeyboardView) Ui.page().showView("org.songwalker.ui.keyboard");
        Event press = new Event();
        press.keyCode = 'a';
        press.character = 'a';
        keyboard.piano().canvas().notifyListeners(SWT.KeyDown, press);
        assertTrue(live.lamp(0));
        Ui.until("a level", () -> sounds(live.master()) && live.figures().voices() == 1);
        Event release = new Event();
        release.keyCode = 'a';
        keyboard.piano().canvas().notifyListeners(SWT.KeyUp, release);
        Ui.until("silence", () -> live.figures().voices() == 0);
    }

    @Test
    void keysAreReleasedWhenTheKeyboardLosesTheFocus() throws Exception {
        rack(Ui.file("focus.sw", "const s = Oscillator({type: 'sine'})\ns(midi.note) *midi.velocity\n"));
        KeyboardView keyboard = (KeyboardView) Ui.page().showView("org.songwalker.ui.keyboard");
        Event press = new Event();
        press.keyCode = 's';
        keyboard.piano().canvas().notifyListeners(SWT.KeyDown, press);
        Ui.until("a voice", () -> live.figures().voices() == 1);
        keyboard.piano().canvas().notifyListeners(SWT.FocusOut, new Event());
        Ui.until("no voice", () -> live.figures().voices() == 0);
    }

    @Test
    void playPlaysTheEditorsTextAndStopEndsIt() throws Exception {
        ITextEditor editor = Ui.program(Ui.file("song.sw", "C4 /1\n"));
        Ui.document(editor).set("const s = Oscillator({type: 'sine'})\ntrack.instrument = s\nfor i in 0..64 { C4 /4 }\n");
        Ui.command("org.songwalker.ui.play");
        Ui.until("playing", () -> live.playing() && sounds(live.master()));
        Ui.command("org.songwalker.ui.stop");
        Ui.until("stopped and silent", () -> !live.playing() && live.figures().voices() == 0);
        Ui.close(editor);
    }

    @Test
    void aSongEndsByItself() throws Exception {
        // Two seconds, because this thread could miss a shorter note if it stalls.
        ITextEditor editor = Ui.program(Ui.file("short.sw", "const s = Oscillator({type: 'sine'})\ntrack.instrument = s\nC4 /1\n"));
        Ui.command("org.songwalker.ui.play");
        Ui.until("playing", live::playing);
        Ui.until("ended", () -> !live.playing());
        Ui.close(editor);
    }

    @Test
    void aBrokenProgramIsNotPlayedAndSaysWhere() throws Exception {
        ITextEditor editor = Ui.program(Ui.file("bad.sw", "C4 /4\n)\n"));
        Ui.command("org.songwalker.ui.play");
        Ui.until("a sentence", () -> said.stream().anyMatch(s -> s.startsWith("bad.sw is not played; line 2: ")));
        assertFalse(live.playing());
        Ui.close(editor);
    }

    @Test
    void savingABrokenProgramKeepsTheLastGoodOne() throws Exception {
        IFile program = Ui.file("keep.sw", "const s = Oscillator({type: 'sine'})\ns(midi.note) *midi.velocity\n");
        rack(program);
        Ui.file("keep.sw", "const s = Oscillator({type: 'sine'})\ns(midi.note *\n)");
        Ui.until("the sentence", () -> said.contains("keep.sw has errors; slot 1 keeps its last good program."));
        live.key(60, 100);
        Ui.until("the old program's voice", () -> live.figures().voices() == 1);
        live.key(60, 0);
    }

    @Test
    void savingReplacesTheProgramAtTheNextKey() throws Exception {
        rack(Ui.file("swap.sw", "const s = Oscillator({type: 'sine'})\ns(midi.note) *midi.velocity\n"));
        KeyboardView keyboard = (KeyboardView) Ui.page().showView("org.songwalker.ui.keyboard");
        Event key = new Event();
        key.keyCode = 'a';
        key.character = 'a';
        keyboard.piano().canvas().notifyListeners(SWT.KeyDown, key);
        Ui.until("the old program's one voice", () -> live.figures().voices() == 1);
        keyboard.piano().canvas().notifyListeners(SWT.KeyUp, key);
        Ui.until("silence", () -> live.figures().voices() == 0);

        var taken = new CompletableFuture<Path>();
        LiveListener listener = new LiveListener() {
            @Override
            public void problems(Path source, List<Problem> problems) {
                if (source.endsWith("swap.sw")) {
                    taken.complete(source);
                }
            }
        };
        live.addListener(listener);
        Ui.file("swap.sw", "const s = Oscillator({type: 'sine'})\n[s(midi.note), s(midi.note + 7)] *midi.velocity\n");
        Ui.until("the new program", taken::isDone);
        live.removeListener(listener);
        keyboard.piano().canvas().notifyListeners(SWT.KeyDown, key);
        Ui.until("the new program's two voices", () -> live.figures().voices() == 2);
        keyboard.piano().canvas().notifyListeners(SWT.KeyUp, key);
        Ui.until("silence", () -> live.figures().voices() == 0);
    }

    @Test
    void panicSilencesAHeldKey() throws Exception {
        rack(Ui.file("held.sw", "const s = Oscillator({type: 'sine'})\ns(midi.note) *midi.velocity\n"));
        live.key(60, 100);
        Ui.until("a voice", () -> live.figures().voices() == 1);
        Ui.command("org.songwalker.ui.panic");
        Ui.until("no voice, though the key is held", () -> live.figures().voices() == 0);
    }
}
