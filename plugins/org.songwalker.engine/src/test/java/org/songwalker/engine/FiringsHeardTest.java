// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.dsp.KernelChoice;
import org.songwalker.engine.dsp.Quality;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.trace.TraceEvent;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.Op;
import org.songwalker.runtime.Program;
import org.songwalker.runtime.ProgramBuilder;
import org.songwalker.runtime.Routine;
import org.songwalker.runtime.Score;
import org.songwalker.runtime.time.TempoMap;
import org.songwalker.runtime.words.EndMode;

/** Listeners hear every firing, with or without notes. 120 beats a minute: a beat is 24,000 frames at 48 kHz. */
class FiringsHeardTest {

    /** A program that does nothing, written in line 3, column 2. */
    private static Program idle(Mode mode) {
        ProgramBuilder builder = new ProgramBuilder(mode);
        builder.at(3, 2);
        builder.emit(Op.END, 0, 0, 0);
        builder.routine(new Routine(Routine.Kind.BODY, "", 0, 0, 4, -1));
        return builder.build();
    }

    private static Engine engine(KernelChoice kernel, Program program) {
        Engine engine = new Engine(EngineSettings.at(48_000).withKernel(kernel, Quality.HERMITE));
        engine.control().submit(Programs.install(1, program, Programs.tone(Waveform.SINE)));
        engine.control()
                .submit(new Command.Play(TempoMap.DEFAULT, Programs.file(4, 1.0 / 3, Midi.noteOn(0, 60, 102, 2), 0.5,
                        Midi.noteOff(0, 60, 2), 1, Midi.noteOn(4, 72, 1, 2), 1, Midi.noteOn(4, 72, 0, 2))));
        return engine;
    }

    private static List<TraceEvent> heard(Engine engine, int block, int frames) {
        List<TraceEvent> heard = new ArrayList<>();
        engine.trace().listen(heard::add);
        float[] out = new float[2 * block];
        for (int done = 0; done < frames; done += block) {
            engine.render(out, 0, block);
            engine.trace().poll();
        }
        return heard;
    }

    @Test
    void aFiringThatMakesNoEventIsHeardWithSlotFrameAndKey() {
        Engine engine = engine(KernelChoice.SCALAR, idle(Mode.REACTIVE));
        assertThat(heard(engine, 256, 48_000)).containsExactly(
                new TraceEvent.Firing(new TraceEvent.Place(1, 0, 1.0 / 3, 8000, "", 3, 2), new TraceEvent.Key(1, 60, 102)),
                new TraceEvent.Firing(new TraceEvent.Place(1, 1, 1, 24_000, "", 3, 2), new TraceEvent.Key(5, 72, 1)));
        assertThat(engine.trace().events()).isEmpty();
    }

    @Test
    void aFiringIsHeardBeforeItsNotesAndStandsInNoEventList() {
        Engine engine = engine(KernelChoice.SCALAR, Programs.hold());
        List<TraceEvent> heard = heard(engine, 48_000, 48_000);
        assertThat(heard).extracting(e -> e.getClass().getSimpleName() + " " + e.place().firing())
                .containsExactly("Firing 0", "Note 0", "Firing 1", "Note 1");
        assertThat(engine.trace().events()).extracting(e -> e.getClass().getSimpleName()).containsExactly("Note", "Note");
    }

    @Test
    void aSongIsHeardOnceForEachTimeTheTransportStartsIt() {
        Engine engine = new Engine(EngineSettings.at(48_000));
        Score empty = new Score(idle(Mode.SONG), List.of(), TempoMap.DEFAULT, 0, EndMode.GATE, List.of(new Score.Bus(null, List.of())));
        engine.control().submit(new Command.InstallSong(0, empty, Map.of()));
        assertThat(heard(engine, 64, 640)).isEmpty();
        engine.control().submit(new Command.Play(TempoMap.DEFAULT, null));
        List<TraceEvent> heard = heard(engine, 64, 640);
        engine.control().submit(new Command.Play(TempoMap.DEFAULT, null));
        engine.render(new float[128], 0, 64);
        engine.trace().poll();
        assertThat(heard).containsExactly(new TraceEvent.Firing(new TraceEvent.Place(0, 0, 0, 640, "", 3, 2), new TraceEvent.Transport()),
                new TraceEvent.Firing(new TraceEvent.Place(0, 0, 0, 1280, "", 3, 2), new TraceEvent.Transport()));
    }

    @Test
    void blocksAndKernelsHearTheSame() {
        List<TraceEvent> wanted = heard(engine(KernelChoice.SCALAR, Programs.loop(0.5)), 96_000, 96_000);
        assertThat(wanted).filteredOn(TraceEvent.Firing.class::isInstance).hasSize(2);
        assertThat(sorted(heard(engine(KernelChoice.SCALAR, Programs.loop(0.5)), 1, 96_000))).isEqualTo(sorted(wanted));
        assertThat(sorted(heard(engine(KernelChoice.SCALAR, Programs.loop(0.5)), 1000, 96_000))).isEqualTo(sorted(wanted));
        Assumptions.assumeTrue(KernelChoice.vectorAvailable(), "this machine has no vectors of sixteen floats");
        assertThat(heard(engine(KernelChoice.VECTOR, Programs.loop(0.5)), 96_000, 96_000)).isEqualTo(wanted);
    }

    /** Where polls are rare, a note is heard once with its end; where they are not, twice: what counts is all that was heard. */
    private static List<TraceEvent> sorted(List<TraceEvent> heard) {
        return heard.stream()
                .filter(e -> !(e instanceof TraceEvent.Note note && note.endFrame() == null))
                .sorted(Comparator.comparingLong((TraceEvent e) -> e.place().frame()).thenComparing(e -> e instanceof TraceEvent.Note))
                .toList();
    }
}
