// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.benchmarks;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.songwalker.lang.CompileResult;
import org.songwalker.lang.SwCompiler;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.runtime.Fault;
import org.songwalker.runtime.Firing;
import org.songwalker.runtime.Heap;
import org.songwalker.runtime.Host;
import org.songwalker.runtime.Interpreter;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.PresetUse;
import org.songwalker.runtime.Strand;
import org.songwalker.runtime.time.TransportState;
import org.songwalker.runtime.words.PresetProperty;
import org.songwalker.runtime.words.SongField;
import org.songwalker.runtime.words.TrackProperty;
import org.songwalker.runtime.words.TransportField;

/** One firing from its first statement to its end, and one turn of a loop that was suspended; the host does nothing. */
@State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FiringBenchmark {
    private static final int CALLS_A_FIRING = 100;
    private static final String CALLS = """
            function nearer(note, by = 3) { return note - by }
            let sum = 0
            for i in 0..100 { sum = nearer(sum, i) }
            """;

    private static final String LONGER_CALLS = """
            function nearer(note, by = 3) {
                let found = note - by
                return found
            }
            let sum = 0
            for i in 0..100 { sum = nearer(sum, i) }
            """;

    private static final String ASSIGNING_CALLS = """
            function nearer(note, by = 3) {
                let found = note
                found = found - by
                return found
            }
            let sum = 0
            for i in 0..100 { sum = nearer(sum, i) }
            """;

    private static final String TURNS = """
            let sum = 0
            for i in 0..100 { sum = sum - i }
            """;

    @Param({"close-harmony.sw", "arpeggiator.sw"})
    private String example;
    private final Interpreter interpreter = new Interpreter(new Deaf());
    private Firing firing;
    private Firing looping;
    private Firing calling;
    private Firing callingLonger;
    private Firing callingAssigning;
    private Firing turning;
    private long now;
    private long frame;

    @Setup
    public void setUp() {
        firing = firing(Programs.example(example));
        looping = firing("const k = loadPreset(\"Starter/Kit\")\nwhile (midi.gate) { k(36) /16 }\n");
        interpreter.start(looping, 0);
        calling = firing(CALLS);
        callingLonger = firing(LONGER_CALLS);
        callingAssigning = firing(ASSIGNING_CALLS);
        turning = firing(TURNS);
    }

    /** The loop of {@link #functionCall} without the call: what a call costs is the difference. */
    @Benchmark
    @OperationsPerInvocation(CALLS_A_FIRING)
    public void turnWithoutCall() {
        interpreter.start(turning, later());
    }

    /** A hundred calls of a function with two parameters that is one return, with the loop around them. */
    @Benchmark
    @OperationsPerInvocation(CALLS_A_FIRING)
    public void functionCall() {
        interpreter.start(calling, later());
    }

    /** A hundred calls of a function with two parameters and two statements, with the loop around them. */
    @Benchmark
    @OperationsPerInvocation(CALLS_A_FIRING)
    public void longerFunctionCall() {
        interpreter.start(callingLonger, later());
    }

    /** A hundred calls of a function that assigns, and so is not compiled at the place of its call, with the loop around them. */
    @Benchmark
    @OperationsPerInvocation(CALLS_A_FIRING)
    public void assigningFunctionCall() {
        interpreter.start(callingAssigning, later());
    }

    /** Firings that all start at one moment would be stopped as a program that spins. */
    private long later() {
        frame += Interpreter.SLICE_FRAMES;
        return frame;
    }

    static Firing firing(String source) {
        SwCompiler compiler = new SwCompiler(PresetCatalog.NONE);
        if (compiler.compile(source, Mode.REACTIVE) instanceof CompileResult.Compiled compiled) {
            return new Firing(compiled.program(), new Heap(heap -> {}), new TransportState(48_000));
        }
        throw new IllegalStateException("does not compile: " + source);
    }

    @Benchmark
    public void firing() {
        interpreter.start(firing, later());
    }

    @Benchmark
    public void resumeOfALoop() {
        now = looping.nextDue();
        interpreter.runDue(looping, now);
    }

    /** A host that answers and does nothing. */
    static final class Deaf implements Host {
        @Override
        public double play(Strand strand, PresetUse preset, double pitch, double gain, double gateBeats) {
            return 1;
        }

        @Override
        public void trackSet(Strand strand, TrackProperty property, double number, @Nullable Object ref, @Nullable String text) {}

        @Override
        public double tempo(Strand strand) {
            return 120;
        }

        @Override
        public double tuningHz(Strand strand) {
            return 440;
        }

        @Override
        public void presetSet(Strand strand, PresetUse preset, PresetProperty property, double value) {}

        @Override
        public double presetGet(Strand strand, PresetUse preset, PresetProperty property) {
            return 0;
        }

        @Override
        public boolean songExists(Strand strand) {
            return true;
        }

        @Override
        public double songField(Strand strand, SongField field) {
            return 1;
        }

        @Override
        public void songRead(Strand strand, int name, int register) {
            strand.set(register, 2, null);
        }

        @Override
        public void songWrite(Strand strand, int name, double number, @Nullable Object ref) {}

        @Override
        public double transport(Strand strand, TransportField field) {
            return 4;
        }

        @Override
        public void transportSet(Strand strand, TransportField field, double value) {}

        @Override
        public void fault(Strand strand, Fault fault, double number, @Nullable Object detail) {}

        @Override
        public void ended(Strand strand) {}

        @Override
        public @Nullable Strand acquireStrand(Strand caller) {
            return null;
        }
    }
}
