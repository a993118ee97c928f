// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.Midi;
import org.songwalker.lang.SwCompiler;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.preset.PresetRepository;
import org.songwalker.session.SlotCompiler;
import org.songwalker.session.Sounds;

/**
 * A whole engine with one program of {@code product/examples} and Starter sounds. {@code slice} is what stands without events; the others
 * are to be compared with it: their difference is the event. The steal needs as many voices as the slot allows.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EngineBenchmark {
    private static final int SLICE = 64;

    /** close-harmony starts several voices per key, arpeggiator suspends and resumes in a loop (Ex3 and Ex5 of the reference). */
    @Param({"close-harmony", "arpeggiator", "default-preset"})
    public String program;

    private Engine engine;
    private final float[] stereo = new float[2 * SLICE];
    private int key;

    @Setup(Level.Iteration)
    public void start() throws IOException {
        engine = new Engine(EngineSettings.at(48_000).withSlots(1));
        SlotCompiler compiler = new SlotCompiler(new SwCompiler(PresetCatalog.NONE), new Sounds(new PresetRepository(List.of())));
        Path folder = Path.of("product/examples");
        String text = Files.readString(folder.resolve(program + ".sw"));
        engine.control()
                .submit(Objects.requireNonNull(
                        compiler.compile(program, text, folder, org.songwalker.runtime.Mode.REACTIVE, 1, 48_000).install(0)));
        engine.render(stereo, 0, SLICE);
    }

    private float[] render() {
        engine.render(stereo, 0, SLICE);
        engine.trace().poll();
        engine.trace().clear();
        return stereo;
    }

    /** One slice with nothing to do. */
    @Benchmark
    public float[] slice() {
        return render();
    }

    /** One message through the queue that concerns nobody, and a slice. */
    @Benchmark
    public float[] queueHop() {
        engine.control().midi(Midi.control(0, 20, 64, 1));
        return render();
    }

    /** One key down and up, and a slice: the program runs, voices start and, once the slot is full, give way. */
    @Benchmark
    public float[] noteEvent() {
        key = key + 7 & 31;
        engine.control().midi(Midi.noteOn(0, 48 + key, 100, 1));
        engine.control().midi(Midi.noteOff(0, 48 + key, 1));
        return render();
    }
}
