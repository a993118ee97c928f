// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.AudioInputInstrument;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.Op;
import org.songwalker.runtime.PresetSource;
import org.songwalker.runtime.PresetUse;
import org.songwalker.runtime.ProgramBuilder;
import org.songwalker.runtime.Routine;
import org.songwalker.runtime.Score;
import org.songwalker.runtime.ScoreEvent;
import org.songwalker.runtime.SourcePlace;
import org.songwalker.runtime.time.TempoMap;
import org.songwalker.runtime.words.EndMode;

/** Sends of slots and tracks to effect buses. Impulses come in by an input, so that every echo is a number. */
class SendTest {
    private static final double HALF_DB = 20 * Math.log10(0.5);
    private static final int IMPULSE = 600;
    /** 10 ms later and nothing else. */
    private static final EffectSpec ECHO = new EffectSpec.Delay(0.01, 0, 1);
    private final Engine engine = new Engine(EngineSettings.at(48_000).withSlots(2));

    /** Two slots that pass channels 1 and 2 of an input on. */
    private void listen(Command... setUp) {
        for (Command command : setUp) {
            engine.control().submit(command);
        }
        for (int slot = 0; slot < 2; slot++) {
            engine.control().submit(Programs.install(slot, Programs.hold(), new AudioInputInstrument("AudioInput", slot + 1)));
        }
        engine.control().midi(Midi.noteOn(0, 60, 127, 3));
    }

    /** An impulse at frame 600 in both channels; the output, stereo. */
    private float[] impulse(float first, float second, int frames) {
        engine.soundIn().connect(2, 1024);
        float[] in = new float[2 * frames];
        in[2 * IMPULSE] = first;
        in[2 * IMPULSE + 1] = second;
        engine.soundIn().offer(in, 0, frames);
        float[] out = new float[2 * frames];
        engine.render(out, 0, frames);
        return out;
    }

    @Test
    void aSlotIsSentAtItsLevelBehindItsFader() {
        listen(new Command.BusEffects(0, List.of(ECHO)), new Command.SlotSend(0, 0, HALF_DB), new Command.SlotLevel(0, HALF_DB, 0));
        float[] out = impulse(0.5f, 0.25f, 2048);
        assertEquals(0.25f + 0.25f, out[2 * IMPULSE], 1e-6);
        assertEquals(0.125f, out[2 * (IMPULSE + 480)], 1e-6);
        assertEquals(0.125f, out[2 * (IMPULSE + 480) + 1], 1e-6);
        assertEquals(0f, out[2 * (IMPULSE + 479)]);
        assertEquals(0f, out[2 * (IMPULSE + 481)]);
    }

    @Test
    void slotsShareABusAndASlotHasSeveral() {
        listen(new Command.BusEffects(0, List.of(ECHO)), new Command.BusEffects(7, List.of(new EffectSpec.Delay(0.02, 0, 1))),
                new Command.SlotSend(0, 0, 0), new Command.SlotSend(1, 0, 0), new Command.SlotSend(0, 7, HALF_DB));
        float[] out = impulse(0.25f, 0.125f, 2048);
        assertEquals(0.375f, out[2 * IMPULSE], 1e-6);
        assertEquals(0.375f, out[2 * (IMPULSE + 480)], 1e-6);
        assertEquals(0.125f, out[2 * (IMPULSE + 960)], 1e-6);
    }

    @Test
    void aMutedSlotSendsNothingAndABusHasItsOwnLevelAndPan() {
        listen(new Command.BusEffects(0, List.of(ECHO)), new Command.SlotSend(0, 0, 0), new Command.SlotSend(1, 0, 0),
                new Command.SlotMute(0, true), new Command.BusLevel(0, HALF_DB, 1));
        float[] out = impulse(0.5f, 0.25f, 2048);
        assertEquals(0.25f, out[2 * IMPULSE], 1e-6);
        assertEquals(0f, out[2 * (IMPULSE + 480)], 1e-6);
        assertEquals(0.125f * Math.sqrt(2), out[2 * (IMPULSE + 480) + 1], 1e-6);
    }

    @Test
    void slotInsertsSendsAndMasterInsertsWorkTogether() {
        listen(new Command.SlotEffects(0, List.of(new EffectSpec.Delay(0.0025, 0, 0.5))), new Command.BusEffects(0, List.of(ECHO)),
                new Command.SlotSend(0, 0, 0), new Command.MasterEffects(List.of(new EffectSpec.Delay(0.005, 0, 0.5))));
        float[] out = impulse(0.5f, 0, 2048);
        for (int at : new int[] {0, 120, 240, 360, 480, 600, 720, 840}) {
            assertEquals(0.125f, out[2 * (IMPULSE + at)], 1e-6, "at " + at);
        }
        assertEquals(0f, out[2 * (IMPULSE + 960)]);
    }

    @Test
    void aNewLevelMovesInAStraightLineOverEightMilliseconds() {
        listen(new Command.BusEffects(0, List.of(new EffectSpec.Delay(0, 0, 1))));
        engine.soundIn().connect(1, 4096);
        float[] in = new float[4096];
        Arrays.fill(in, 0.25f);
        engine.soundIn().offer(in, 0, 4096);
        float[] out = new float[4096];
        engine.render(out, 0, 1024);
        assertEquals(0.25f, out[2 * 1000]);
        engine.control().submit(new Command.SlotSend(0, 0, 0));
        engine.render(out, 0, 1024);
        assertEquals(0.25f, out[0]);
        assertEquals(0.375f, out[2 * 192], 1e-5);
        assertEquals(0.5f, out[2 * 384], 1e-6);
        for (int i = 1; i < 384; i++) {
            assertEquals(0.25 / 384, out[2 * i] - out[2 * i - 2], 1e-6, "step " + i);
        }
    }

    // ---- tracks

    private static final ProgramBuilder BUILDER = new ProgramBuilder(Mode.SONG);
    private static final PresetUse SYNTH = BUILDER.preset("synth", new PresetSource.Named("Test/Synth"), 1, 1);
    private static final Score SCORE = score();

    private static Score score() {
        BUILDER.emit(Op.END, 0, 0, 0);
        BUILDER.routine(new Routine(Routine.Kind.BODY, "", 0, 0, 4, -1));
        return new Score(BUILDER.build(), List.of(note(0, "lead"), note(0.5, "bass"), note(1, null)),
                new TempoMap(List.of(new TempoMap.Change(0, 60))), 1.2, EndMode.TAIL, List.of(new Score.Bus(null, List.of())));
    }

    private static ScoreEvent.Note note(double beat, @Nullable String track) {
        return new ScoreEvent.Note(beat, SYNTH, 69, 0.5, 0.1, 0, track, new SourcePlace("", 3, 5));
    }

    private float[] song(int frames, Command... setUp) {
        for (Command command : setUp) {
            engine.control().submit(command);
        }
        engine.control().submit(new Command.InstallSong(0, SCORE, Map.of(SYNTH, Programs.tone(Waveform.SINE))));
        engine.control().submit(new Command.Play(SCORE.tempo(), null));
        float[] out = new float[2 * frames];
        engine.render(out, 0, frames);
        return out;
    }

    private static final EffectSpec LATE = new EffectSpec.Delay(1.5, 0, 1);

    @Test
    void oneTrackIsSentAndNoOther() {
        float[] out = song(4 * 48_000, new Command.BusEffects(2, List.of(LATE)), new Command.TrackSend(0, "lead", 2, HALF_DB));
        float[] dry = plain(4 * 48_000);
        for (int i = 0; i < 7200; i++) {
            assertEquals(dry[2 * i] / 2, out[2 * (72_000 + i)], 1e-6, "echo of the lead at " + i);
        }
        for (int i = 84_000; i < 192_000; i++) {
            assertEquals(0f, out[2 * i], "frame " + i);
        }
        assertTrue(peak(dry, 24_000, 28_800) > 0.05 && peak(dry, 48_000, 52_800) > 0.05);
    }

    private float[] plain(int frames) {
        Engine other = new Engine(EngineSettings.at(48_000).withSlots(2));
        other.control().submit(new Command.InstallSong(0, SCORE, Map.of(SYNTH, Programs.tone(Waveform.SINE))));
        other.control().submit(new Command.Play(SCORE.tempo(), null));
        float[] out = new float[2 * frames];
        other.render(out, 0, frames);
        return out;
    }

    private static double peak(float[] out, int from, int to) {
        double most = 0;
        for (int i = 2 * from; i < 2 * to; i++) {
            most = Math.max(most, Math.abs(out[i]));
        }
        return most;
    }

    @Test
    void theFirstSendOfATrackCountsFromItsNextNoteAndLaterLevelsCountAtOnce() {
        float[] dry = plain(28_800);
        song(1024, new Command.BusEffects(2, List.of(new EffectSpec.Delay(0, 0, 1))));
        engine.control().submit(new Command.TrackSend(0, "lead", 2, 0));
        engine.control().submit(new Command.TrackSend(0, "bass", 2, 0));
        asWithout(dry, 1024, 20_000);
        float[] bass = new float[2 * 6000];
        engine.render(bass, 0, 6000);
        assertTrue(peak(dry, 24_000, 26_000) > 0.05);
        for (int i = 4000; i < 6000; i++) {
            assertEquals(2 * dry[2 * (20_000 + i)], bass[2 * i], 1e-6, "frame " + i);
        }
        engine.control().submit(new Command.TrackSend(0, "bass", 2, -60));
        engine.render(new float[2 * 512], 0, 512);
        asWithout(dry, 26_512, 28_000);
        assertTrue(peak(dry, 26_512, 28_000) > 0.05);
    }

    @Test
    void theNextInstallSendsATrackFromItsFirstNoteOn() {
        float[] dry = plain(1024);
        song(48_000, new Command.BusEffects(2, List.of(new EffectSpec.Delay(0, 0, 1))), new Command.TrackSend(0, "drums", 2, -6));
        engine.control().submit(new Command.TrackSend(0, "lead", 2, 0));
        engine.render(new float[2 * 48_000], 0, 48_000);
        float[] again = song(1024);
        for (int i = 0; i < 1024; i++) {
            assertEquals(2 * dry[2 * i], again[2 * i], 1e-6, "frame " + i);
        }
    }

    /** Renders on from a frame to another and expects what it is without sends. */
    private void asWithout(float[] dry, int from, int to) {
        float[] out = new float[2 * (to - from)];
        engine.render(out, 0, to - from);
        for (int i = from; i < to; i++) {
            assertEquals(dry[2 * i], out[2 * (i - from)], 1e-6, "frame " + i);
        }
    }

    @Test
    void aTrackIsSentAsItsSlotsFaderLetsItThrough() {
        float[] muted = song(4 * 48_000, new Command.BusEffects(2, List.of(LATE)), new Command.TrackSend(0, "lead", 2, 0),
                new Command.SlotMute(0, true));
        assertEquals(0, peak(muted, 0, 4 * 48_000));
        assertTrue(engine.voiceFrames() > 0);
    }

    @Test
    void withoutItsSendATrackSoundsAsBefore() {
        assertArrayEquals(plain(96_000), song(96_000, new Command.TrackSend(0, "lead", 2, -60)), 1e-6f);
    }

    @Test
    void theTailOfABusBelongsToTheEnd() {
        song(4 * 48_000, new Command.BusEffects(2, List.of(LATE)), new Command.TrackSend(0, "bass", 2, 0));
        long released = engine.endFrame(EndMode.RELEASE);
        long tail = engine.endFrame(EndMode.TAIL);
        assertEquals(48_000 + 4800 + 2400, released, 4800);
        long bassEnds = 24_000 + 4800 + 2400;
        assertTrue(tail >= bassEnds + 72_000 && tail <= bassEnds + 72_000 + 192, "ends at " + tail);
    }

    @Test
    void panicEndsTheTailsOfBuses() {
        song(30_000, new Command.BusEffects(2, List.of(LATE)), new Command.TrackSend(0, "lead", 2, 0));
        engine.control().submit(new Command.Panic());
        float[] after = new float[2 * 96_000];
        engine.render(after, 0, 96_000);
        assertEquals(0, peak(after, 480, 96_000));
    }

    // ---- for ever the same

    private static float[] performance(Engine engine, int[] blocks, List<CommandLog.Entry> log) {
        engine.control()
                .submit(new Command.BusEffects(0,
                        List.of(new EffectSpec.Reverb(0.7, 0.4, 1), new EffectSpec.Compressor(-30, 4, 6, 0.003, 0.2, 3))));
        engine.control()
                .submit(new Command.BusEffects(1, List.of(new EffectSpec.Chorus(1.5, 0.002, 1),
                        new EffectSpec.Equalizer(List.of(new EffectSpec.Band(EffectSpec.Band.Shape.PEAKING, 900, 1, 6))))));
        engine.control().submit(new Command.SlotSend(0, 0, -6));
        engine.control().submit(new Command.SlotSend(0, 1, -3));
        engine.control().submit(new Command.TrackSend(1, "lead", 1, 0));
        engine.control().submit(Programs.install(0, Programs.loop(0.3), Programs.tone(Waveform.SAWTOOTH)));
        engine.control().submit(new Command.InstallSong(1, SCORE, Map.of(SYNTH, Programs.tone(Waveform.SQUARE))));
        engine.control()
                .submit(new Command.Play(TempoMap.DEFAULT, Programs.file(6, 0.1, Midi.noteOn(0, 60, 90, 1), 1.4, Midi.noteOff(0, 60, 1))));
        float[] out = new float[2 * 72_000];
        int done = 0;
        for (int i = 0; done < 72_000; i++) {
            if (done == 24_000) {
                engine.control().submit(new Command.SlotSend(0, 0, -60));
                engine.control().submit(new Command.TrackSend(1, "lead", 0, -12));
                engine.control().submit(new Command.TrackSend(1, "bass", 1, -3));
                engine.control().submit(new Command.BusLevel(1, -6, -0.5));
            }
            int frames = Math.min(Math.min(72_000 - done, blocks[i % blocks.length]), done < 24_000 ? 24_000 - done : 72_000);
            engine.render(out, 2 * done, frames);
            engine.drainLog(log);
            done += frames;
        }
        engine.drainLog(log);
        return out;
    }

    @Test
    void neitherTheLengthOfBlocksNorAReplayChangesABit() {
        EngineSettings settings = EngineSettings.at(48_000).withSlots(2);
        List<CommandLog.Entry> log = new ArrayList<>();
        float[] reference = performance(new Engine(settings), new int[] {64}, log);
        assertTrue(peak(reference, 60_000, 72_000) > 1e-3);
        for (int[] blocks : new int[][] {{100}, {256}, {1024}, {1, 37, 64, 512, 3, 1000, 255}}) {
            assertArrayEquals(reference, performance(new Engine(settings), blocks, new ArrayList<>()));
        }
        float[] replayed = new float[reference.length];
        new Twin(settings, new CommandLog(log)).render(replayed, 0, 72_000);
        assertArrayEquals(reference, replayed);
    }

    @Test
    void busesLevelsAndSlotsThatAreNotThereAreRefused() {
        assertEquals("effect bus 8, expected 0 to 7",
                assertThrows(IllegalArgumentException.class, () -> new Command.SlotSend(0, 8, 0)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Command.TrackSend(0, "lead", -1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Command.BusLevel(0, 13, 0));
        assertThrows(IllegalArgumentException.class, () -> new Command.BusLevel(0, 0, 1.1));
        assertEquals("slot 2 in a rack of 2",
                assertThrows(IllegalArgumentException.class, () -> engine.control().submit(new Command.SlotSend(2, 0, 0))).getMessage());
    }
}
