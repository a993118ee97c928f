// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.songwalker.engine.Command;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.Midi;
import org.songwalker.lang.SwCompiler;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.preset.Resolution;
import org.songwalker.runtime.Mode;
import org.songwalker.session.DefaultSource;
import org.songwalker.session.SlotCompiler;
import org.songwalker.session.Sounds;

/**
 * Measures the cost of one note event: the program runs and the voices of the strings (General MIDI 48) start. Thirty-two keys go down at
 * the head of a slice; the cost of the same slice without them, with as many voices, is taken off.
 */
final class BenchNotes {
    private static final int KEYS = 32;
    private static final int LOWEST = 40;
    private static final int ROUNDS = 2000;
    private static final int SLICE = 64;
    private static final int FADE = 8;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private BenchNotes() {}

    /** Median in nanoseconds. */
    static double nanos(Sounds sounds, EngineSettings settings) {
        Resolution strings = sounds.repository().resolveProgram(48);
        String name = strings instanceof Resolution.Found found ? found.target().fullName() : strings.name();
        SlotCompiler.Outcome slot = new SlotCompiler(new SwCompiler(PresetCatalog.NONE), sounds).compile("bench.sw", DefaultSource.of(name),
                Path.of(""), Mode.REACTIVE, 1, settings.sampleRate());
        Engine engine = new Engine(settings.withSlots(1));
        engine.control().submit(Objects.requireNonNull(slot.install(0)));
        float[] stereo = new float[2 * SLICE];
        double[] costs = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int key = LOWEST; key < LOWEST + KEYS; key++) {
                engine.control().midi(Midi.noteOn(0, key, 90, 1));
            }
            long with = time(engine, stereo);
            long without = Math.min(time(engine, stereo), time(engine, stereo));
            costs[round] = (double) (with - without) / KEYS;
            engine.control().submit(new Command.Panic());
            for (int i = 0; i < FADE; i++) {
                engine.render(stereo, 0, SLICE);
            }
            engine.trace().poll();
        }
        double[] late = Arrays.copyOfRange(costs, ROUNDS / 2, ROUNDS);
        Arrays.sort(late);
        return late[late.length / 2];
    }

    private static long time(Engine engine, float[] stereo) {
        long before = THREADS.getCurrentThreadCpuTime();
        engine.render(stereo, 0, SLICE);
        return THREADS.getCurrentThreadCpuTime() - before;
    }
}
