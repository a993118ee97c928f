// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.songwalker.engine.Command;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.Midi;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.OscillatorInstrument;
import org.songwalker.engine.instrument.SplitInstrument;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.lang.CompileResult;
import org.songwalker.lang.SwCompiler;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.PresetUse;
import org.songwalker.runtime.Program;
import org.songwalker.runtime.words.EndMode;
import org.songwalker.session.DefaultSource;
import org.songwalker.session.Session;

/** Work to render repeatedly; each run uses a new engine on the calling thread. */
final class BenchWork {
    static final int MOST_OSCILLATORS = 2048;
    private static final int PER_SLOT = 64;
    private static final int LOWEST_KEY = 32;
    private static final double OSCILLATOR_SECONDS = 10;
    /** Blocks between two looks at the clock and at the end. */
    private static final int STRETCH = 16;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Supplier<Engine> start;
    private final EndMode end;
    private final double seconds;

    private BenchWork(Supplier<Engine> start, EndMode end, double seconds) {
        this.start = start;
        this.end = end;
        this.seconds = seconds;
    }

    /**
     * The cost of a run.
     *
     * @param variant     kernel and quality
     * @param cpuSeconds  of the rendering thread, inside {@link Engine#render} alone
     * @param voiceFrames rendered frames, summed over voices
     */
    record Result(String variant, double cpuSeconds, double audioSeconds, long voiceFrames, int mostVoices) {
        /** Nanoseconds for a frame of a voice. */
        double perVoiceFrame() {
            return cpuSeconds * 1e9 / Math.max(1, voiceFrames);
        }
    }

    /** A session from its beginning until nothing sounds; the limits of voices are those of the settings. */
    static BenchWork session(Session session, EngineSettings settings) {
        return new BenchWork(() -> {
            EngineSettings wide = session.settings(settings).withVoices(settings.voicesPerSlot(), settings.voices());
            Engine engine = new Engine(wide);
            session.setUp().forEach(engine.control()::submit);
            engine.control().submit(session.play());
            return engine;
        }, EndMode.TAIL, Double.MAX_VALUE);
    }

    /** Sawtooth voices i at 55 + 3.1 i Hz through a low-pass at 1200 + 10 i Hz, Q 1.2, with ADSR and pan, held for ten seconds. */
    static BenchWork oscillators(EngineSettings settings, int count) {
        int slots = (count + PER_SLOT - 1) / PER_SLOT;
        CompileResult result = new SwCompiler(PresetCatalog.NONE).compile(DefaultSource.of("Sawtooth"), Mode.REACTIVE);
        Program program = ((CompileResult.Compiled) result).program();
        List<Instrument> instruments = new ArrayList<>();
        for (int slot = 0; slot < slots; slot++) {
            instruments.add(keyboard(slot * PER_SLOT, Math.min(count, (slot + 1) * PER_SLOT), count));
        }
        EngineSettings wide = settings.withSlots(slots);
        return new BenchWork(() -> {
            Engine engine = new Engine(wide);
            for (int slot = 0; slot < slots; slot++) {
                Map<PresetUse, Instrument> sounds = new HashMap<>();
                for (PresetUse use : program.presets()) {
                    sounds.put(use, instruments.get(slot));
                }
                engine.control().submit(new Command.Install(slot, program, sounds));
            }
            for (int i = 0; i < count; i++) {
                engine.control().midi(Midi.noteOn(0, LOWEST_KEY + i % PER_SLOT, 100, 1 << i / PER_SLOT));
            }
            return engine;
        }, EndMode.TAIL, OSCILLATOR_SECONDS);
    }

    /** One oscillator for every key, detuned from the key to its frequency. */
    private static Instrument keyboard(int from, int to, int count) {
        List<Instrument> keys = new ArrayList<>();
        List<Integer> splits = new ArrayList<>();
        for (int i = from; i < to; i++) {
            int key = LOWEST_KEY + i - from;
            double hz = 55 + 3.1 * i;
            double cents = 1200 * Math.log(hz / 440) / Math.log(2) + 6900 - 100 * key;
            keys.add(new OscillatorInstrument("Sawtooth " + i, Waveform.SAWTOOTH, cents, 0.5, new EnvelopeSpec(0.01, 0.1, 0.7, 0.2),
                    1.0 / count, 2.0 * i / Math.max(1, count - 1) - 1, 1200 + 10.0 * i, 1.2));
            if (i > from) {
                splits.add(key);
            }
        }
        return new SplitInstrument("Sawtooths", keys, splits);
    }

    /** Renders once. */
    Result run(int block) {
        Engine engine = start.get();
        EngineSettings settings = engine.settings();
        float[] stereo = new float[2 * block];
        long limit = seconds == Double.MAX_VALUE ? Long.MAX_VALUE : Math.round(seconds * settings.sampleRate());
        long frames = 0;
        long nanos = 0;
        while (frames < limit && engine.endFrame(end) < 0 || frames == 0) {
            long before = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < STRETCH; i++) {
                engine.render(stereo, 0, block);
            }
            nanos += THREADS.getCurrentThreadCpuTime() - before;
            frames += (long) STRETCH * block;
            engine.trace().poll();
        }
        String variant = engine.kernel() + "-" + settings.quality();
        return new Result(variant.toLowerCase(Locale.ROOT), nanos / 1e9, frames / settings.sampleRate(), engine.voiceFrames(),
                engine.mostVoices());
    }
}
