// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.dsp.KernelChoice;
import org.songwalker.engine.dsp.Quality;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.trace.TraceEvent;
import org.songwalker.runtime.EndMode;
import org.songwalker.runtime.Program;
import org.songwalker.runtime.time.TempoMap;

/** Programs, messages and time through the whole engine. 120 beats a minute: a beat is 24,000 frames at 48 kHz. */
class EngineTest {
    private final Engine engine = new Engine(EngineSettings.at(48_000));

    private static void play(Engine engine, Program program, EventList file) {
        engine.control().submit(Programs.install(0, program, Programs.tone(Waveform.SINE)));
        engine.control().submit(new Command.Play(TempoMap.DEFAULT, file));
    }

    private static float[] run(Engine engine, double seconds) {
        float[] out = new float[2 * (int) (seconds * 48_000)];
        for (int at = 0; at < out.length; at += 512) {
            engine.render(out, at, Math.min(256, (out.length - at) / 2));
            engine.trace().poll();
        }
        return out;
    }

    private List<TraceEvent.Note> notes() {
        return engine.trace().events().stream().filter(TraceEvent.Note.class::isInstance).map(TraceEvent.Note.class::cast).toList();
    }

    @Test
    void aKeyPlaysItsNoteFromItsExactFrameUntilItsNoteOff() {
        play(engine, Programs.hold(), Programs.file(4, 1.0 / 3, Midi.noteOn(0, 60, 102, 1), 1, Midi.noteOff(0, 60, 1)));
        float[] out = run(engine, 1);
        TraceEvent.Note note = notes().getFirst();
        assertEquals(8000, note.place().frame());
        assertEquals(24_000, note.endFrame());
        assertEquals(60, note.note());
        assertEquals(102, note.velocity(), 1e-9);
        assertEquals("Test/Piano", note.preset());
        assertEquals("Test/SINE", note.instrument());
        assertEquals(0f, out[2 * 8000]);
        assertTrue(out[2 * 8001] != 0);
        assertEquals(0f, out[2 * (24_000 + 2400)]);
        assertTrue(out[2 * (24_000 + 2390)] != 0);
    }

    @Test
    void velocityZeroIsANoteOff() {
        play(engine, Programs.hold(), Programs.file(4, 0, Midi.noteOn(0, 60, 90, 1), 1, Midi.noteOn(0, 60, 0, 1)));
        run(engine, 1);
        assertThat(notes()).hasSize(1);
        assertEquals(24_000, notes().getFirst().endFrame());
    }

    @Test
    void keysStillDownAtTheEndOfTheFileGoUpThere() {
        play(engine, Programs.hold(), Programs.file(1.5, 0, Midi.noteOn(0, 60, 90, 1)));
        run(engine, 1);
        assertEquals(36_000, notes().getFirst().endFrame());
    }

    @Test
    void aLoopOnTheGateGoesOnAcrossBlocksAndEndsAtNoteOff() {
        play(engine, Programs.loop(0.5), Programs.file(4, 0, Midi.noteOn(0, 60, 90, 1), 1.2, Midi.noteOff(0, 60, 1)));
        run(engine, 2);
        assertThat(notes().stream().map(n -> n.place().frame() + ":" + (int) n.note()))
                .containsExactly("0:60", "12000:60", "24000:60", "28800:72");
        assertEquals(52_800, notes().get(3).endFrame());
        assertEquals(5, notes().get(3).place().line());
    }

    @Test
    void anOlderVoiceIsBentAndAdoptedByTheNewFiring() {
        play(engine, Programs.glide(), Programs.file(4, 0, Midi.noteOn(0, 60, 90, 1), 1, Midi.noteOn(0, 64, 90, 1), 1.5,
                Midi.noteOff(0, 60, 1), 2, Midi.noteOff(0, 64, 1)));
        run(engine, 2);
        assertThat(notes()).hasSize(1);
        TraceEvent.Bend bend = (TraceEvent.Bend) engine.trace().events().stream().filter(TraceEvent.Bend.class::isInstance).findFirst()
                .orElseThrow();
        assertEquals(24_000, bend.place().frame());
        assertEquals(60, bend.fromNote());
        assertEquals(64, bend.toNote());
        assertEquals(1, bend.place().firing());
        assertEquals(48_000, notes().getFirst().endFrame());
    }

    @Test
    void songPropertiesCountFromFiringToFiringAndTheHandlerMovesTheFilter() {
        play(engine, Programs.counting(), Programs.file(4, 0, Midi.noteOn(0, 60, 90, 1), 1, Midi.noteOn(0, 60, 90, 1), 1.5,
                Midi.control(0, 1, 127, 1), 2, Midi.noteOn(0, 60, 90, 1)));
        run(engine, 2);
        assertThat(notes().stream().map(TraceEvent.Note::note)).containsExactly(61.0, 62.0, 63.0);
        assertThat(engine.trace().events()).filteredOn(TraceEvent.Handler.class::isInstance).hasSize(1);
        TraceEvent.Property property = (TraceEvent.Property) engine.trace().events().stream().filter(TraceEvent.Property.class::isInstance)
                .findFirst().orElseThrow();
        assertEquals("piano.filterCutoff", property.target());
        assertEquals("8200", property.value());
        assertEquals(36_000, property.place().frame());
    }

    @Test
    void songIsUndefinedAfterTheIdleGap() {
        play(engine, Programs.counting(), Programs.file(20, 0, Midi.noteOn(0, 60, 90, 1), 0.5, Midi.noteOff(0, 60, 1), 9.0,
                Midi.noteOn(0, 60, 90, 1), 9.5, Midi.noteOff(0, 60, 1), 19.0, Midi.noteOn(0, 60, 90, 1)));
        run(engine, 10);
        assertThat(notes().stream().map(TraceEvent.Note::note)).containsExactly(61.0, 62.0, 61.0);
    }

    @Test
    void theSustainPedalDelaysTheReleaseButNotTheGate() {
        play(engine, Programs.loop(8), Programs.file(8, 0, Midi.control(0, 64, 127, 1), 0, Midi.noteOn(0, 60, 90, 1), 1, Midi.noteOff(0,
                60, 1)));
        run(engine, 1);
        assertEquals(24_000, notes().get(1).place().frame());
        Engine held = new Engine(EngineSettings.at(48_000));
        play(held, Programs.hold(), Programs.file(8, 0, Midi.control(0, 64, 127, 1), 0, Midi.noteOn(0, 60, 90, 1), 1, Midi.noteOff(0, 60,
                1), 2,
                Midi.control(0, 64, 0, 1)));
        run(held, 2);
        assertEquals(48_000L, ((TraceEvent.Note) held.trace().events().getFirst()).endFrame());
    }

    @Test
    void aSwapLeavesSoundingFiringsOnTheirOldProgram() {
        play(engine, Programs.loop(0.5), Programs.file(8, 0, Midi.noteOn(0, 60, 90, 1), 2, Midi.noteOn(0, 72, 90, 1), 3, Midi.noteOff(0,
                60, 1)));
        run(engine, 0.6);
        engine.control().submit(Programs.install(0, Programs.hold(), Programs.tone(Waveform.SQUARE)));
        run(engine, 1.4);
        assertThat(notes().stream().filter(n -> n.place().firing() == 0).map(n -> n.place().frame()))
                .containsExactly(0L, 12_000L, 24_000L, 36_000L, 48_000L, 60_000L, 72_000L);
        assertThat(notes().stream().filter(n -> n.place().firing() == 1).map(TraceEvent.Note::instrument)).containsExactly("Test/SQUARE");
    }

    private static float[] performance(Engine engine, int[] blocks, int total) {
        play(engine, Programs.loop(0.3), Programs.file(6, 0.1, Midi.noteOn(0, 60, 90, 1), 0.7, Midi.noteOn(0, 67, 50, 1), 0.9,
                Midi.pitchBend(0, 12_000, 1), 1.4, Midi.noteOff(0, 60, 1), 1.41, Midi.control(0, 7, 80, 1), 2.2, Midi.noteOff(0, 67, 1)));
        engine.control().submit(new Command.SlotEffects(0, List.of(new EffectSpec.Chorus(1.5, 0.002, 0.5), new EffectSpec.Reverb(0.7, 0.5,
                0.3))));
        engine.control().submit(new Command.SlotLevel(0, -3, 0.4));
        float[] out = new float[2 * total];
        int done = 0;
        for (int i = 0; done < total; i++) {
            int frames = Math.min(total - done, blocks[i % blocks.length]);
            engine.render(out, 2 * done, frames);
            done += frames;
        }
        return out;
    }

    @Test
    void theLengthOfBlocksChangesNoBit() {
        float[] reference = performance(new Engine(EngineSettings.at(48_000)), new int[] {64}, 96_000);
        for (int[] blocks : new int[][] {{100}, {256}, {1024}, {1, 37, 64, 512, 3, 1000, 255}}) {
            assertArrayEquals(reference, performance(new Engine(EngineSettings.at(48_000)), blocks, 96_000));
        }
    }

    @Test
    void kernelsAgreeOnEveryEventAndWithinTenMillionthsOnTheSound() {
        Assumptions.assumeTrue(KernelChoice.vectorAvailable(), "this machine has no vectors of sixteen floats");
        Engine scalar = new Engine(EngineSettings.at(48_000).withKernel(KernelChoice.SCALAR, Quality.HERMITE));
        Engine vector = new Engine(EngineSettings.at(48_000).withKernel(KernelChoice.VECTOR, Quality.HERMITE));
        float[] a = performance(scalar, new int[] {256}, 96_000);
        float[] b = performance(vector, new int[] {256}, 96_000);
        assertArrayEquals(a, b, 1e-5f);
        scalar.trace().poll();
        vector.trace().poll();
        assertThat(scalar.trace().events()).isNotEmpty().isEqualTo(vector.trace().events());
    }

    @Test
    void anotherInstrumentComesInWithoutAClick() {
        play(engine, Programs.hold(), Programs.file(8, 0, Midi.noteOn(0, 45, 100, 1)));
        run(engine, 0.5);
        engine.control().submit(new Command.SetInstrument(0, "piano", Programs.tone(Waveform.SQUARE)));
        engine.control().submit(Programs.install(0, Programs.loop(1), Programs.tone(Waveform.SQUARE)));
        float[] out = run(engine, 0.25);
        double rough = 0;
        for (int i = 4; i < out.length; i += 2) {
            rough = Math.max(rough, Math.abs(out[i] - 2 * out[i - 2] + out[i - 4]));
        }
        assertTrue(rough < 1e-4, "jump of " + rough);
    }

    @Test
    void aReplayedLogGivesTheSameBits() {
        Engine live = new Engine(EngineSettings.at(48_000));
        float[] first = new float[2 * 64_000];
        java.util.Random random = new java.util.Random(7);
        live.control().submit(Programs.install(0, Programs.loop(0.25), Programs.tone(Waveform.SAWTOOTH)));
        live.control().submit(new Command.Play(TempoMap.DEFAULT, null));
        List<CommandLog.Entry> entries = new ArrayList<>();
        for (int at = 0; at < 64_000; at += 100) {
            if (random.nextInt(10) == 0) {
                live.control().midi(Midi.noteOn(0, 50 + random.nextInt(20), random.nextInt(128), 1));
            }
            if (random.nextInt(40) == 0) {
                live.control().submit(new Command.Tempo(80 + random.nextInt(100)));
            }
            live.render(first, 2 * at, Math.min(100, 64_000 - at));
            live.drainLog(entries);
        }
        Twin again = new Twin(EngineSettings.at(48_000), new CommandLog(entries));
        float[] second = new float[first.length];
        for (int at = 0; at < 64_000; at += 640) {
            again.render(second, 2 * at, 640);
        }
        assertTrue(entries.size() > 20);
        assertArrayEquals(first, second);
    }

    @Test
    void theEndIsKnownToTheFrame() {
        play(engine, Programs.hold(), Programs.file(1, 0, Midi.noteOn(0, 60, 90, 1), 0.5, Midi.noteOff(0, 60, 1)));
        run(engine, 0.1);
        assertEquals(-1, engine.endFrame(EndMode.TAIL));
        run(engine, 0.6);
        assertEquals(24_000, engine.endFrame(EndMode.GATE));
        assertEquals(24_000, engine.endFrame(EndMode.TAIL));
    }

    @Test
    void tailsOfEffectsBelongToTheEnd() {
        play(engine, Programs.hold(), Programs.file(1, 0, Midi.noteOn(0, 60, 90, 1), 0.5, Midi.noteOff(0, 60, 1)));
        engine.control().submit(new Command.SlotEffects(0, List.of(new EffectSpec.Delay(1, 0, 0.5))));
        run(engine, 1);
        assertEquals(-1, engine.endFrame(EndMode.TAIL));
        run(engine, 1);
        long end = engine.endFrame(EndMode.TAIL);
        assertTrue(end >= 14_400 + 48_000 && end <= 14_400 + 48_000 + 128, "ends at " + end);
    }

    @Test
    void panicSilencesEverythingWithinTwoMilliseconds() {
        play(engine, Programs.loop(0.25), Programs.file(100, 0, Midi.noteOn(0, 60, 90, 1)));
        engine.control().submit(new Command.SlotEffects(0, List.of(new EffectSpec.Reverb(1, 0, 1))));
        run(engine, 0.5);
        engine.control().submit(new Command.Panic());
        float[] after = run(engine, 0.5);
        double late = 0;
        for (int i = 2 * 480; i < after.length; i++) {
            late = Math.max(late, Math.abs(after[i]));
        }
        assertEquals(0, late, 2e-3);
        assertEquals(0, engine.voices());
    }

    @Test
    void mutedAndUnsoloedSlotsAreSilentButTraced() {
        engine.control().submit(new Command.SlotMute(0, true));
        play(engine, Programs.hold(), Programs.file(4, 0, Midi.noteOn(0, 60, 90, 1)));
        for (float x : run(engine, 0.2)) {
            assertEquals(0f, x);
        }
        assertThat(notes()).hasSize(1);
    }

    @Test
    void manyKeysAreStolenFromThePoolAndReported() {
        Engine small = new Engine(new EngineSettings(48_000, 1, 4, 8, 4, 1, 8, 2,
                org.songwalker.engine.voice.VoiceStealer.RELEASED_QUIETEST,
                KernelChoice.SCALAR, Quality.HERMITE, 4096));
        play(small, Programs.hold(), Programs.file(4, 0, Midi.noteOn(0, 60, 90, 1), 0, Midi.noteOn(0, 61, 90, 1), 0, Midi.noteOn(0, 62, 90,
                1), 0,
                Midi.noteOn(0, 63, 90, 1), 0, Midi.noteOn(0, 64, 90, 1)));
        run(small, 0.1);
        assertThat(small.trace().events()).filteredOn(TraceEvent.Fault.class::isInstance).extracting("code").containsExactly("R005");
    }

    @Test
    void statusShowsVoicesFiringsAndWhatWasDropped() {
        play(engine, Programs.hold(), Programs.file(4, 0, Midi.noteOn(0, 60, 90, 3), 0, Midi.noteOn(0, 64, 90, 1)));
        run(engine, 0.128);
        EngineStatus status = engine.status();
        assertEquals(6144, status.frame());
        assertEquals(2, status.voices());
        assertEquals(2, status.firings());
        assertEquals(1, status.droppedFirings());
        assertEquals(2 * 6144, status.slots().getFirst().voiceFrames());
        assertEquals(0, status.slots().get(1).voices());
    }

    @Test
    void aMissingInstrumentIsRefusedByName() {
        var error = assertThrows(IllegalArgumentException.class,
                () -> engine.control().submit(new Command.Install(0, Programs.hold(), java.util.Map.of())));
        assertEquals("no instrument for 'piano' (Test/Piano)", error.getMessage());
    }

    @Test
    void anArrayTooSmallIsRefusedWithItsFigures() {
        var error = assertThrows(IllegalArgumentException.class, () -> engine.render(new float[100], 0, 64));
        assertEquals("64 stereo frames from 0 need 128 floats; the array has 100", error.getMessage());
    }

    @Test
    void noNumberIsEverNotANumber() {
        engine.control().submit(new Command.SlotEffects(0, List.of(new EffectSpec.Compressor(-60, 20, 0, 0.0001, 0.001, 24),
                new EffectSpec.Reverb(1, 0, 1), new EffectSpec.Delay(0.001, 0.99, 1))));
        play(engine, Programs.loop(0.01), Programs.file(3, 0, Midi.noteOn(0, 127, 127, 1), 1, Midi.noteOn(0, 0, 127, 1)));
        for (float x : run(engine, 2)) {
            assertTrue(Math.abs(x) < 1, "a frame of " + x);
        }
    }
}
