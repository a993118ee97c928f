// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.dsp.KernelChoice;
import org.songwalker.engine.dsp.Quality;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.trace.TraceEvent;
import org.songwalker.runtime.time.TempoMap;

/** What is heard of a performance, and that it is the same again: for every block, kernel and replay. */
class EngineSoundTest {
    private final EngineBench bench = new EngineBench();

    /** Two seconds of loops, bends and effects, fetched in blocks by turns. */
    private static float[] performance(EngineBench bench, int... blocks) {
        bench.play(Programs.loop(0.3), 6, 0.1, Midi.noteOn(0, 60, 90, 1), 0.7, Midi.noteOn(0, 67, 50, 1), 0.9, Midi.pitchBend(0, 12_000, 1),
                1.4, Midi.noteOff(0, 60, 1), 1.41, Midi.control(0, 7, 80, 1), 2.2, Midi.noteOff(0, 67, 1));
        bench.engine.control()
                .submit(new Command.SlotEffects(0, List.of(new EffectSpec.Chorus(1.5, 0.002, 0.5), new EffectSpec.Reverb(0.7, 0.5, 0.3))));
        bench.engine.control().submit(new Command.SlotLevel(0, -3, 0.4));
        float[] out = new float[2 * 96_000];
        int done = 0;
        for (int i = 0; done < 96_000; i++) {
            int frames = Math.min(96_000 - done, blocks[i % blocks.length]);
            bench.engine.render(out, 2 * done, frames);
            done += frames;
        }
        return out;
    }

    @Test
    void theLengthOfBlocksChangesNoBit() {
        float[] reference = performance(bench, 64);
        for (int[] blocks : new int[][] {{100}, {256}, {1024}, {1, 37, 64, 512, 3, 1000, 255}}) {
            assertArrayEquals(reference, performance(new EngineBench(), blocks));
        }
    }

    @Test
    void kernelsAgreeOnEveryEventAndWithinTenMillionthsOnTheSound() {
        Assumptions.assumeTrue(KernelChoice.vectorAvailable(), "this machine has no vectors of sixteen floats");
        EngineBench scalar = new EngineBench(EngineSettings.at(48_000).withKernel(KernelChoice.SCALAR, Quality.HERMITE));
        EngineBench vector = new EngineBench(EngineSettings.at(48_000).withKernel(KernelChoice.VECTOR, Quality.HERMITE));
        assertArrayEquals(performance(scalar, 256), performance(vector, 256), 1e-5f);
        scalar.engine.trace().poll();
        vector.engine.trace().poll();
        assertThat(scalar.events(TraceEvent.class)).isNotEmpty().isEqualTo(vector.events(TraceEvent.class));
    }

    @Test
    void aReplayedLogGivesTheSameBits() {
        Engine live = bench.engine;
        float[] first = new float[2 * 64_000];
        Random random = new Random(7);
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
    void anotherInstrumentComesInWithoutAClick() {
        bench.play(Programs.hold(), 8, 0, Midi.noteOn(0, 45, 100, 1));
        bench.run(0.5);
        bench.engine.control().submit(new Command.SetInstrument(0, "piano", Programs.tone(Waveform.SQUARE)));
        bench.engine.control().submit(Programs.install(0, Programs.loop(1), Programs.tone(Waveform.SQUARE)));
        float[] out = bench.run(0.25);
        double rough = 0;
        for (int i = 4; i < out.length; i += 2) {
            rough = Math.max(rough, Math.abs(out[i] - 2 * out[i - 2] + out[i - 4]));
        }
        assertTrue(rough < 1e-4, "jump of " + rough);
    }

    @Test
    void mutedAndUnsoloedSlotsAreSilentButTraced() {
        bench.engine.control().submit(new Command.SlotMute(0, true));
        bench.play(Programs.hold(), 4, 0, Midi.noteOn(0, 60, 90, 1));
        for (float x : bench.run(0.2)) {
            assertEquals(0f, x);
        }
        assertThat(bench.notes()).hasSize(1);
    }

    @Test
    void noNumberIsEverNotANumber() {
        bench.engine.control()
                .submit(new Command.SlotEffects(0, List.of(new EffectSpec.Compressor(-60, 20, 0, 0.0001, 0.001, 24),
                        new EffectSpec.Reverb(1, 0, 1), new EffectSpec.Delay(0.001, 0.99, 1))));
        bench.play(Programs.loop(0.01), 3, 0, Midi.noteOn(0, 127, 127, 1), 1, Midi.noteOn(0, 0, 127, 1));
        for (float x : bench.run(2)) {
            assertTrue(Math.abs(x) < 1, "a frame of " + x);
        }
    }
}
