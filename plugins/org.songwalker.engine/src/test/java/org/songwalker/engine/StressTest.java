// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.trace.TraceEvent;
import org.songwalker.runtime.time.TempoMap;

/** Control from eight threads while it plays: nothing is torn, and the log plays the same again. */
class StressTest {
    private static Command any(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> Programs.install(random.nextInt(4), Programs.loop(0.1 + random.nextDouble()), Programs.tone(Waveform.SAWTOOTH));
            case 1 -> Programs.install(random.nextInt(4), Programs.glide(), Programs.tone(Waveform.SINE));
            case 2 -> new Command.SlotLevel(random.nextInt(4), -random.nextInt(20), random.nextDouble() * 2 - 1);
            case 3 -> new Command.SlotMute(random.nextInt(4), random.nextBoolean());
            case 4 -> new Command.Tempo(60 + random.nextInt(120));
            case 5 -> new Command.Seed(random.nextLong());
            case 6 -> new Command.SetInstrument(random.nextInt(4), "piano", Programs.tone(Waveform.SQUARE));
            case 7 -> random.nextInt(10) == 0 ? new Command.Panic() : new Command.MasterLevel(-random.nextInt(6));
            case 8 -> new Command.SlotSend(random.nextInt(4), random.nextInt(8), -random.nextInt(61));
            case 9 -> new Command.BusLevel(random.nextInt(8), -random.nextInt(20), random.nextDouble() * 2 - 1);
            case 10 -> new Command.BusEffects(random.nextInt(8), List.of(new EffectSpec.Reverb(random.nextDouble(), 0.5, 1)));
            default -> new Command.SlotEffects(random.nextInt(4), List.of(new EffectSpec.Delay(0.05, 0.4, 0.3)));
        };
    }

    @Test
    void eightThreadsInControlAndTheLogReplaysBitByBit() throws InterruptedException {
        storm(3000, 200_000);
    }

    /** Renders {@code blocks} blocks with a pause after each while eight threads send commands, and replays the log. */
    static void storm(int blocks, long pauseNanos) throws InterruptedException {
        Engine live = new Engine(EngineSettings.at(48_000).withSlots(4));
        live.control().submit(new Command.Play(TempoMap.DEFAULT, null));
        AtomicBoolean done = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            Random random = new Random(t);
            threads.add(Thread.ofPlatform().start(() -> {
                while (!done.get()) {
                    live.control().submit(any(random));
                    LockSupport.parkNanos(3_000_000);
                }
            }));
        }
        float[] first = new float[2 * 256 * blocks];
        List<CommandLog.Entry> entries = new ArrayList<>();
        Random keys = new Random(99);
        for (int block = 0; block < blocks; block++) {
            if (keys.nextInt(5) == 0) {
                live.control().midi(Midi.noteOn(0, 40 + keys.nextInt(40), keys.nextInt(128), 15));
            }
            live.render(first, 2 * 256 * block, 256);
            live.drainLog(entries);
            live.trace().poll();
            LockSupport.parkNanos(pauseNanos);
        }
        done.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(0, live.droppedLogEntries());
        assertTrue(entries.size() > 300, entries.size() + " commands");
        Twin again = new Twin(EngineSettings.at(48_000).withSlots(4), new CommandLog(entries));
        float[] second = new float[first.length];
        for (int at = 0; at < 256 * blocks; at += 1000) {
            again.render(second, 2 * at, Math.min(1000, 256 * blocks - at));
            again.engine().trace().poll();
        }
        assertArrayEquals(first, second);
        List<TraceEvent> heard = live.trace().events();
        List<TraceEvent> replayed = again.engine().trace().events();
        assertEquals(heard, replayed);
    }
}
