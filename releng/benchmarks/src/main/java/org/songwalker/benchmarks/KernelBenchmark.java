// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.songwalker.engine.dsp.Batch;
import org.songwalker.engine.dsp.BiquadCoefficients;
import org.songwalker.engine.dsp.KernelChoice;
import org.songwalker.engine.dsp.Kernels;
import org.songwalker.engine.dsp.PartialSums;
import org.songwalker.engine.dsp.Quality;
import org.songwalker.engine.dsp.Slice;
import org.songwalker.engine.instrument.Waveform;

/** The inner loops, in nanoseconds for a frame of a voice. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@OperationsPerInvocation(KernelBenchmark.FRAMES)
public class KernelBenchmark {
    static final int FRAMES = Batch.LANES * Slice.FRAMES;

    @Param({"VECTOR", "SCALAR"})
    public KernelChoice kernel;

    @Param({"HERMITE"})
    public Quality quality;

    private Kernels kernels;
    private final Batch batch = new Batch();
    private final Batch unfiltered = new Batch();
    private final float[] data = new float[1 << 16];
    private final float[] left = new float[Slice.FRAMES];
    private final float[] right = new float[Slice.FRAMES];
    private PartialSums sums;
    private int place;

    @Setup
    public void fill() {
        Random random = new Random(1);
        kernels = kernel.kernels(quality);
        sums = new PartialSums(kernels.width());
        BiquadCoefficients c = new BiquadCoefficients();
        batch.count = Batch.LANES;
        unfiltered.count = Batch.LANES;
        for (int i = 0; i < data.length; i++) {
            data[i] = random.nextFloat() - 0.5f;
        }
        for (int lane = 0; lane < Batch.LANES; lane++) {
            c.lowpass(1200 + 100 * lane, 1.2, 48_000);
            batch.filter(lane, c);
            batch.floats[lane] = data;
            batch.increment[lane] = 1_200_000L << 12;
            batch.coarse[lane] = 1_200_000;
            batch.last[lane] = Long.MAX_VALUE;
            batch.step[lane] = (1 << 22) * (lane + 1);
            unfiltered.bypassFilter(lane);
            unfiltered.step[lane] = batch.step[lane];
            batch.gainLeft[lane] = 0.01f * lane;
            batch.gainRight[lane] = 0.2f - 0.01f * lane;
        }
    }

    @Benchmark
    public float[] sample() {
        for (int lane = 0; lane < Batch.LANES; lane++) {
            place = place + 4099 & 0x7FFF;
            batch.position[lane] = (long) (8 + place) << 32;
        }
        kernels.samples(batch, (1 << Batch.LANES) - 1, 0, Slice.FRAMES);
        return batch.rows;
    }

    @Benchmark
    public float[] sawtooth() {
        kernels.oscillators(unfiltered, Waveform.SAWTOOTH, 0, Slice.FRAMES);
        return unfiltered.rows;
    }

    @Benchmark
    public float[] filteredSawtooth() {
        kernels.oscillators(batch, Waveform.SAWTOOTH, 0, Slice.FRAMES);
        return batch.rows;
    }

    /** The same without rows: sixteen partial sums a frame, for all groups of a bus. */
    @Benchmark
    public PartialSums addedSawtooth() {
        kernels.addOscillators(batch, Waveform.SAWTOOTH, sums, 0, Slice.FRAMES);
        return sums;
    }

    /** What is left to do once for a bus. */
    @Benchmark
    public float[] collect() {
        kernels.collect(sums, left, right, 0, Slice.FRAMES);
        return left;
    }

    @Benchmark
    public float[] lowPass() {
        kernels.filter(batch, 0, Slice.FRAMES);
        return batch.rows;
    }

    @Benchmark
    public float[] mix() {
        kernels.mix(batch, 0, Batch.LANES, left, right, 0, Slice.FRAMES);
        return left;
    }
}
