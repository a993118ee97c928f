// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.dsp.BiquadCoefficients;
import org.songwalker.engine.instrument.ChainInstrument;
import org.songwalker.engine.instrument.EffectInstrument;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.trace.TraceEvent;
import org.songwalker.engine.trace.TraceValue;
import org.songwalker.runtime.HeapValue;
import org.songwalker.runtime.Kind;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.Op;
import org.songwalker.runtime.PresetSource;
import org.songwalker.runtime.PresetUse;
import org.songwalker.runtime.Program;
import org.songwalker.runtime.ProgramBuilder;
import org.songwalker.runtime.Routine;
import org.songwalker.runtime.Score;
import org.songwalker.runtime.ScoreEvent;
import org.songwalker.runtime.SourcePlace;
import org.songwalker.runtime.time.TempoMap;
import org.songwalker.runtime.words.EndMode;
import org.songwalker.runtime.words.PresetProperty;
import org.songwalker.runtime.words.TrackProperty;

/** Expanded songs through the engine. */
class SongTest {
    private final ProgramBuilder builder = new ProgramBuilder(Mode.SONG);
    private final PresetUse synth = builder.preset("synth", new PresetSource.Named("Test/Synth"), 1, 1);
    private final PresetUse echo = builder.preset("echo", new PresetSource.Named("Test/Echo"), 2, 1);
    private final Engine engine = new Engine(EngineSettings.at(48_000));

    private Program program() {
        builder.emit(Op.END, 0, 0, 0);
        builder.routine(new Routine(Routine.Kind.BODY, "", 0, 0, 4, -1));
        return builder.build();
    }

    private ScoreEvent.Note note(double beat, double pitch, double gate, int bus, @Nullable String track) {
        return new ScoreEvent.Note(beat, synth, pitch, 0.5, gate, bus, track, new SourcePlace("", 3, 5));
    }

    private Score score(double total, EndMode end, ScoreEvent... events) {
        return new Score(program(), List.of(events), new TempoMap(List.of(new TempoMap.Change(0, 60))), total, end,
                List.of(new Score.Bus(null, List.of()), new Score.Bus("lead", List.of(echo))));
    }

    private float[] play(Score score, Instrument sound, double seconds) {
        Instrument delay = new EffectInstrument("Test/Echo", new EffectSpec.Delay(0.5, 0, 1));
        engine.control().submit(new Command.InstallSong(0, score, Map.of(synth, sound, echo, delay)));
        engine.control().submit(new Command.Play(score.tempo(), null));
        float[] out = new float[2 * (int) (seconds * 48_000)];
        engine.render(out, 0, out.length / 2);
        engine.trace().poll();
        return out;
    }

    @Test
    void notesStartAndEndAtTheFramesOfTheirAbsoluteBeats() {
        play(score(2, EndMode.TAIL, note(1.0 / 3, 69, 1.0 / 3, 0, "lead")), Programs.tone(Waveform.SINE), 2);
        TraceEvent.Note note = (TraceEvent.Note) engine.trace().events().getFirst();
        assertEquals(16_000, note.place().frame());
        assertEquals(32_000, note.endFrame());
        assertEquals("lead", note.track());
        assertEquals(63.5, note.velocity());
        assertEquals(1.0 / 3, note.gateBeats());
        assertEquals(0, note.place().firing());
        assertEquals(3, note.place().line());
    }

    @Test
    void theDefaultPitchComesFromTheInstrument() {
        play(score(1, EndMode.TAIL, note(0, Double.NaN, 1, 0, null)), Programs.tone(Waveform.SINE), 0.1);
        assertEquals(60, ((TraceEvent.Note) engine.trace().events().getFirst()).note());
    }

    @Test
    void endModesEndAtCursorGateVoiceOrTail() {
        Score score = score(1, EndMode.GATE, note(0.5, 69, 1, 1, "lead"));
        play(score, Programs.tone(Waveform.SINE), 3);
        assertEquals(72_000, engine.endFrame(EndMode.GATE));
        assertEquals(72_000 + 2400, engine.endFrame(EndMode.RELEASE));
        long tail = engine.endFrame(EndMode.TAIL);
        assertTrue(tail >= 74_400 + 24_000 && tail <= 74_400 + 24_128, "tail ends at " + tail);
    }

    @Test
    void aLateCursorLengthensTheSong() {
        play(score(2, EndMode.GATE, note(0, 69, 1, 0, null)), Programs.tone(Waveform.SINE), 2.5);
        assertEquals(96_000, engine.endFrame(EndMode.RELEASE));
    }

    @Test
    void effectsOfATrackReachItsNotesOnly() {
        float[] out = play(score(2, EndMode.TAIL, note(0, 69, 0.1, 1, "lead"), note(1.5, 69, 0.1, 0, "bass")), Programs.tone(Waveform.SINE),
                2);
        assertEquals(0f, peak(out, 0, 24_000));
        assertTrue(peak(out, 24_000, 31_200) > 0.1);
        assertEquals(0f, peak(out, 32_000, 72_000));
        assertTrue(peak(out, 72_000, 76_000) > 0.1);
    }

    private static float peak(float[] out, int from, int to) {
        float peak = 0;
        for (int i = 2 * from; i < 2 * to; i++) {
            peak = Math.max(peak, Math.abs(out[i]));
        }
        return peak;
    }

    @Test
    void effectsOfAChainPresetSound() {
        Instrument chain = new ChainInstrument("chain", Programs.tone(Waveform.SINE), List.of(new EffectSpec.Delay(0.5, 0, 1)));
        float[] out = play(score(1, EndMode.TAIL, note(0, 69, 0.1, 0, null)), chain, 1);
        assertEquals(0f, peak(out, 0, 24_000));
        assertTrue(peak(out, 24_000, 28_000) > 0.1);
    }

    @Test
    void tuningCountsFromItsFrameOn() {
        float[] out = play(score(4, EndMode.TAIL, new ScoreEvent.Set(0, TrackProperty.TUNING, 480, "480", new SourcePlace("", 1, 1)),
                note(0, 69, 1, 0, null)), Programs.tone(Waveform.SINE), 1);
        int crossings = 0;
        for (int i = 4800; i < 43_200; i++) {
            crossings += out[2 * i] < 0 && out[2 * i + 2] >= 0 ? 1 : 0;
        }
        assertEquals(384, crossings, 1);
        TraceEvent.Set set = (TraceEvent.Set) engine.trace().events().getFirst();
        assertEquals("track.tuningPitch", set.target());
        assertEquals("480", set.value());
    }

    @Test
    void volumeOfAHandleActsOnItsSoundingVoicesWithoutAClick() {
        float[] out = play(
                score(4, EndMode.TAIL, note(0, 45, 3, 0, null),
                        new ScoreEvent.Property(1, synth, PresetProperty.VOLUME, 0.25, new SourcePlace("", 4, 1))),
                Programs.tone(Waveform.SINE), 2);
        assertEquals(0.25, peak(out, 52_000, 90_000) / peak(out, 30_000, 47_000), 0.01);
        double rough = 0;
        for (int i = 47_900; i < 48_600; i++) {
            rough = Math.max(rough, Math.abs(out[2 * i] - 2 * out[2 * i + 2] + out[2 * i + 4]));
        }
        assertTrue(rough < 2e-4, "jump of " + rough);
    }

    @Test
    void theFilterOfAHandleDampsAsItsFormulaSays() {
        float[] plain = play(score(4, EndMode.TAIL, note(0, 93, 3, 0, null)), Programs.tone(Waveform.SINE), 1);
        SongTest other = new SongTest();
        float[] damped = other.play(other.score(4, EndMode.TAIL,
                new ScoreEvent.Property(0, other.synth, PresetProperty.FILTER_CUTOFF, 880, new SourcePlace("", 1, 1)),
                other.note(0, 93, 3, 0, null)), Programs.tone(Waveform.SINE), 1);
        double db = 20 * Math.log10(peak(damped, 20_000, 40_000) / peak(plain, 20_000, 40_000));
        var formula = new BiquadCoefficients();
        formula.lowpass(880, 0.707, 48_000);
        assertEquals(formula.responseDb(1760, 48_000), db, 0.1);
    }

    @Test
    void songWritesCarryTheirValues() {
        HeapValue list = HeapValue.constantArray(new double[] {1, 0, 1}, new Object[] {null, "a", Kind.BOOLEAN});
        HeapValue object = HeapValue.constantObject(new double[] {7, 0}, new Object[] {null, list}, List.of("n", "list"));
        play(score(1, EndMode.TAIL, new ScoreEvent.SongWrite(0, "state", 0, object, new SourcePlace("", 9, 2))),
                Programs.tone(Waveform.SINE), 0.1);
        TraceEvent.Song song = (TraceEvent.Song) engine.trace().events().getFirst();
        assertEquals("state", song.name());
        assertEquals(
                new TraceValue.Obj(List.of("n", "list"),
                        List.of(new TraceValue.Num(7),
                                new TraceValue.Array(List.of(new TraceValue.Num(1), new TraceValue.Text("a"), new TraceValue.Bool(true))))),
                song.value());
    }

    @Test
    void anOpenNoteHasNoEndYet() {
        play(score(8, EndMode.TAIL, note(0, 69, 8, 0, null)), Programs.tone(Waveform.SINE), 0.1);
        assertNull(((TraceEvent.Note) engine.trace().events().getFirst()).endFrame());
    }

    @Test
    void playingAgainGivesTheSameSound() {
        Score score = score(1, EndMode.TAIL, note(0, 69, 0.25, 0, null));
        float[] first = play(score, Programs.tone(Waveform.SINE), 1.024);
        engine.control().submit(new Command.Play(score.tempo(), null));
        float[] second = new float[first.length];
        engine.render(second, 0, second.length / 2);
        assertArrayEquals(first, second);
    }

    /** The song before sounds on; with the second edit its voice fades in 240 frames, and the echo of half a second still comes. */
    @Test
    void twoEditsFadeAVoiceAndLeaveTheTailOfItsEffects() {
        float[] before = play(score(8, EndMode.TAIL, note(0, 45, 8, 1, "lead")), Programs.tone(Waveform.SINE), 0.832);
        install(new SongTest());
        install(new SongTest());
        float[] after = new float[2 * 48_000];
        engine.render(after, 0, 48_000);
        assertEquals(0, engine.voices());
        assertThat(peak(after, 0, 23_000)).isGreaterThan(0.05f);
        assertEquals(0, peak(after, 25_000, 48_000));
        float[] all = Arrays.copyOf(before, before.length + after.length);
        System.arraycopy(after, 0, all, before.length, after.length);
        double rough = 0;
        for (int i = 24_000; i < all.length / 2 - 2; i++) {
            rough = Math.max(rough, Math.abs(all[2 * i] - 2 * all[2 * i + 2] + all[2 * i + 4]));
        }
        assertTrue(rough < 2e-3, "jump of " + rough);
    }

    /** Who edits while it plays does not cut what rings on: only the eighth edit ends the first song's echo. */
    @Test
    void aTailOutlivesSevenEdits() {
        play(score(8, EndMode.TAIL, note(0, 45, 8, 1, "lead")), Programs.tone(Waveform.SINE), 0.832);
        for (int edit = 0; edit < 7; edit++) {
            install(new SongTest());
        }
        float[] after = new float[2 * 12_000];
        engine.render(after, 0, 12_000);
        assertThat(peak(after, 0, 12_000)).isGreaterThan(0.05f);
        install(new SongTest());
        engine.render(after, 0, 12_000);
        assertEquals(0, peak(after, 64, 12_000));
    }

    private void install(SongTest next) {
        engine.control()
                .submit(new Command.InstallSong(0, next.score(8, EndMode.TAIL), Map.of(next.synth, Programs.tone(Waveform.SINE), next.echo,
                        new EffectInstrument("Test/Echo", new EffectSpec.Delay(0.5, 0, 1)))));
    }

    @Test
    void anotherSongEndsTheVoicesOfLanesItDoesNotKeep() {
        for (int round = 0; round < 5; round++) {
            SongTest next = new SongTest();
            Score score = next.score(8, EndMode.TAIL, next.note(0, 69, 8, 1, "lead"));
            engine.control()
                    .submit(new Command.InstallSong(0, score, Map.of(next.synth, Programs.tone(Waveform.SINE), next.echo,
                            new EffectInstrument("Test/Echo", new EffectSpec.Delay(0.5, 0, 1)))));
            engine.control().submit(new Command.Play(score.tempo(), null));
            engine.render(new float[9600], 0, 4800);
        }
        assertThat(engine.voices()).isLessThanOrEqualTo(2);
    }
}
