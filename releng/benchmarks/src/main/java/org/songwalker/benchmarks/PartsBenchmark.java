// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.songwalker.engine.dsp.Envelope;
import org.songwalker.engine.effect.EffectChain;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.OscillatorInstrument;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.mix.HandleControls;
import org.songwalker.engine.mix.Strip;
import org.songwalker.engine.mix.VoiceBus;
import org.songwalker.engine.trace.TraceLog;
import org.songwalker.engine.trace.TraceRing;
import org.songwalker.engine.voice.Playable;
import org.songwalker.engine.voice.VoiceListener;
import org.songwalker.engine.voice.VoicePool;
import org.songwalker.engine.voice.VoiceStart;
import org.songwalker.engine.voice.VoiceStarter;
import org.songwalker.engine.voice.VoiceStealer;

/** Single parts of the engine. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PartsBenchmark implements VoiceListener {
    private static final double RATE = 48_000;
    private final Envelope envelope = new Envelope(1, RATE);
    private final Strip slot = new Strip(RATE);
    private final Strip master = new Strip(RATE);
    private final TraceRing ring = new TraceRing(1 << 12);
    private final TraceLog log = new TraceLog(ring);
    private final Playable sound = Playable.of(new OscillatorInstrument("saw", Waveform.SAWTOOTH, 0, 0.5, EnvelopeSpec.OSCILLATOR, 1));
    private VoicePool pool;
    private VoiceStarter starter;
    private VoiceStart start;
    private int number;

    @Setup
    public void make() {
        pool = new VoicePool(256, 1, RATE, this);
        starter = new VoiceStarter(pool, VoiceStealer.RELEASED_QUIETEST, 256, 256);
        start = new VoiceStart(new VoiceBus(new HandleControls(), EffectChain.of(List.of(), RATE), RATE));
        start.gateEnd = Long.MAX_VALUE;
        start.velocity = 0.8;
        start.pitch = 60;
    }

    /** One slice of an exponential decay, the dearest kind. */
    @Benchmark
    public float envelope() {
        if (envelope.run(0, 64) == 0 || envelope.level(0) < 0.02) {
            envelope.start(0, 0.001, 2, 0.01, 1, EnvelopeSpec.Curve.EXPONENTIAL);
        }
        return envelope.runLevel();
    }

    /** One strip into the master, one slice. */
    @Benchmark
    public Strip mixer() {
        slot.left[5] = 0.1f;
        slot.process(true);
        slot.send(master);
        return master;
    }

    /** A voice starts in a full pool: another one gives way, and the furthest fade is cut where the spares are gone. */
    @Benchmark
    public int startAndSteal() {
        start.frame++;
        start.voice++;
        return starter.start(start, sound);
    }

    /** One record written and read. */
    @Benchmark
    public TraceLog traceRecord() {
        ring.at(0, 0, number++, 0, "", 1, 1);
        ring.steal(1, 2);
        log.poll();
        log.clear();
        return log;
    }

    @Override
    public void gateClosed(int head, long frame) {}

    @Override
    public void stolen(int head, long frame, int by) {}

    @Override
    public void finished(int head, long frame) {}
}
