// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.songwalker.engine.Command;
import org.songwalker.engine.CommandLog;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.Midi;
import org.songwalker.engine.dsp.Slice;
import org.songwalker.engine.instrument.ChainInstrument;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.instrument.EffectType;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.FontGenerator;
import org.songwalker.engine.instrument.FontZone;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.Loop;
import org.songwalker.engine.instrument.Modulators;
import org.songwalker.engine.instrument.OscillatorInstrument;
import org.songwalker.engine.instrument.SampleData;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.engine.instrument.Vibrato;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.instrument.Zone;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.Op;
import org.songwalker.runtime.PresetSource;
import org.songwalker.runtime.PresetUse;
import org.songwalker.runtime.Program;
import org.songwalker.runtime.ProgramBuilder;
import org.songwalker.runtime.Routine;
import org.songwalker.runtime.time.TempoMap;
import org.songwalker.runtime.words.MidiField;

/**
 * Makes the JVM compile the engine before the first note: drives a scratch engine, which nobody hears, through every kind of source,
 * envelope, filter, effect and event, with the kernels that the settings choose. Run it on another thread before a device opens. Its length
 * is a number of slices, so that it does the same work on every machine.
 */
public final class Warmup {
    /** Slices of a usual warm-up; the JIT compiles a method with full optimisation after about 5,000 calls. */
    public static final int USUAL_SLICES = 6_000;
    private static final int SLOTS = 4;
    private static final int KEYS = 24;
    private static final int KEYS_AT_ONCE = 6;
    private static final int KEY_SLICES = 40;
    private static final int HELD_SLICES = 28;
    /** One turn in this many is loud enough for the limiter and the clip indicator. */
    private static final int LOUD_TURNS = 5;
    private static final double SAMPLE_SECONDS = 0.5;
    /** Some 8 ms. */
    private static final double SHORT_TIMECENTS = -8400;

    /**
     * What a warm-up has run.
     *
     * @param kernel      {@code vector} or {@code scalar}
     * @param slices      slices of 64 frames
     * @param voiceFrames frames, summed over voices
     * @param notes       keys played
     * @param sources     instruments that sounded
     */
    public record Report(String kernel, int slices, long voiceFrames, int notes, List<String> sources) {
        public Report {
            sources = List.copyOf(sources);
        }
    }

    private final Engine engine;
    private final List<Instrument> sources;

    /** @param like the settings of the engine to warm up for; rate, kernels and quality count */
    public Warmup(EngineSettings like) {
        engine = new Engine(like.withSlots(SLOTS).withVoices(KEYS, SLOTS * KEYS));
        sources = sources(like.sampleRate());
    }

    /** Runs a warm-up of the usual length on a new thread. */
    public static CompletableFuture<Report> inBackground(EngineSettings like) {
        CompletableFuture<Report> done = new CompletableFuture<>();
        Thread.ofPlatform().name("songwalker-warmup").daemon(true).start(() -> {
            try {
                done.complete(new Warmup(like).run(USUAL_SLICES));
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    /**
     * An engine that holds {@code voices} notes of a filtered sawtooth forever, with the rate and kernels of these settings; for
     * measurements.
     */
    public static Engine chord(EngineSettings like, int voices) {
        Engine made = new Engine(like.withSlots(1).withVoices(Math.clamp(voices, 1, 256), Math.max(1, voices)));
        Program program = hold();
        made.control()
                .submit(new Command.Install(0, program, Map.of(program.presets().get(1), new OscillatorInstrument("chord",
                        Waveform.SAWTOOTH, 0, 0.5, new EnvelopeSpec(0.004, 0, 1, 0.01), 0.01, 0, 2000, 1))));
        for (int i = 0; i < voices; i++) {
            made.control().midi(Midi.noteOn(i / 64, 36 + i % 64, 100, 1));
        }
        return made;
    }

    /** Runs this many slices. The calling thread; once. */
    public Report run(int slices) {
        Program program = hold();
        setUp();
        float[] out = new float[2 * Slice.FRAMES];
        List<CommandLog.Entry> log = new ArrayList<>();
        List<String> sounded = new ArrayList<>();
        int notes = 0;
        for (int slice = 0; slice < slices; slice++) {
            int turn = slice / KEY_SLICES;
            if (slice % KEY_SLICES == 0) {
                for (int slot = 0; slot < SLOTS; slot++) {
                    Instrument source = sources.get((turn + slot * sources.size() / SLOTS) % sources.size());
                    engine.control().submit(new Command.Install(slot, program, Map.of(program.presets().get(1), source)));
                    if (!sounded.contains(source.name())) {
                        sounded.add(source.name());
                    }
                }
            }
            if (slice % KEY_SLICES == 0) {
                double gainDb = turn % LOUD_TURNS == LOUD_TURNS - 1 ? 12 : -turn % 7;
                engine.control().submit(new Command.MasterLevel(gainDb));
                engine.control().submit(new Command.SlotLevel(turn % SLOTS, gainDb, gainDb / 20));
            }
            notes += keys(slice % KEY_SLICES, turn);
            engine.render(out, 0, Slice.FRAMES);
            if (slice % KEY_SLICES == KEY_SLICES - 1) {
                engine.trace().poll();
                engine.trace().clear();
                engine.drainLog(log);
                log.clear();
            }
        }
        return new Report(engine.kernel(), slices, engine.voiceFrames(), notes, sounded);
    }

    /** Presses keys, holds them while the wheel moves, and releases them, so that levels are curved, straight and constant. */
    private int keys(int slice, int turn) {
        int slots = (1 << SLOTS) - 1;
        int first = slice < HELD_SLICES ? slice * KEYS_AT_ONCE : (slice - HELD_SLICES) * KEYS_AT_ONCE;
        for (int key = first; key < Math.min(KEYS, first + KEYS_AT_ONCE); key++) {
            int place = 36 + key + turn % 12;
            engine.control().midi(slice < HELD_SLICES ? Midi.noteOn(key % 2, place, 60 + key, slots) : Midi.noteOff(key % 2, place, slots));
        }
        if (first >= KEYS && slice < HELD_SLICES) {
            engine.control().midi(Midi.pitchBend(0, 8192 + 100 * slice, slots));
        }
        return slice < HELD_SLICES ? Math.clamp(KEYS - first, 0, KEYS_AT_ONCE) : 0;
    }

    private void setUp() {
        engine.control().submit(new Command.Play(TempoMap.DEFAULT, null));
        List<EffectSpec> effects = EffectSpec.TYPES.stream().map(EffectType::initial).toList();
        int half = effects.size() / 2;
        engine.control().submit(new Command.SlotEffects(0, effects.subList(0, 1)));
        engine.control().submit(new Command.BusEffects(0, effects.subList(1, half + 1)));
        engine.control().submit(new Command.SlotSend(1, 0, -6));
        engine.control().submit(new Command.MasterEffects(effects.subList(half + 1, effects.size())));
    }

    /** Every waveform, with and without a low-pass; samples that loop, that end and that run through a low-pass; a moving pitch. */
    private static List<Instrument> sources(double rate) {
        List<Instrument> all = new ArrayList<>();
        EnvelopeSpec straight = new EnvelopeSpec(0.004, 0.01, 0.7, 0.01);
        EnvelopeSpec curved = new EnvelopeSpec(0.004, 0.01, 0.7, 0.01, EnvelopeSpec.Curve.EXPONENTIAL);
        for (Waveform wave : Waveform.values()) {
            all.add(new OscillatorInstrument(wave + " straight", wave, 0, 0.5, straight, 0.06));
            all.add(new OscillatorInstrument(wave + " filtered", wave, 3, 0.3, curved, 0.06, 0.2, 2000, 1));
        }
        float[] data = new float[(int) (SAMPLE_SECONDS * rate)];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) (0.06 * StrictMath.sin(2 * StrictMath.PI * 220 * i / rate));
        }
        SampleData sample = new SampleData(data, rate);
        Loop loop = new Loop(data.length / 4.0, data.length / 2.0, Loop.Mode.CONTINUOUS);
        all.add(sampler("sample looped", new Zone(0, 127, 57, sample, loop, false, straight)));
        all.add(sampler("sample once", new Zone(0, 127, 57, sample, null, true, curved)));
        all.add(sampler("sample of words", new Zone(0, 127, 57, words(sample), loop, false, straight)));
        all.add(sampler("sample filtered", new Zone(0, 127, 0, 127, 57, sample, loop, false, straight, 1, -0.3, 1500, 0.9, 0)));
        all.add(sampler("font", font(sample, loop, 13_500, 0)));
        all.add(sampler("font swept", font(sample, loop, 8000, 600)));
        all.add(new OscillatorInstrument("vibrato", Waveform.SAWTOOTH, 0, 0.5, straight, 0.06, 0, 3000, 1, new Vibrato(20, 6, 0)));
        all.add(new ChainInstrument("chain", all.getFirst(), List.of(new EffectSpec.Delay(0.05, 0.2, 0.5))));
        return all;
    }

    /** The same sample in 16 bits, which a different kernel reads. */
    private static SampleData words(SampleData sample) {
        float[] frames = sample.frames();
        for (int i = 0; i < frames.length; i++) {
            frames[i] = Math.round(frames[i] * 32_768) / 32_768f;
        }
        return new SampleData(frames, sample.rateHz());
    }

    /** A zone of a SoundFont whose LFO moves pitch, level and cutoff by some cents. */
    private static Zone font(SampleData sample, Loop loop, int cutoff, int cents) {
        double[] generators = new double[FontGenerator.COUNT];
        generators[FontGenerator.CUTOFF] = cutoff;
        generators[FontGenerator.MOD_LFO_TO_CUTOFF] = cents;
        generators[FontGenerator.MOD_LFO_TO_PITCH] = cents / 10.0;
        generators[FontGenerator.MOD_LFO_TO_VOLUME] = cents / 10.0;
        generators[FontGenerator.ATTACK] = SHORT_TIMECENTS;
        generators[FontGenerator.DECAY] = SHORT_TIMECENTS;
        generators[FontGenerator.SUSTAIN] = 30;
        generators[FontGenerator.RELEASE] = SHORT_TIMECENTS;
        generators[FontGenerator.FIXED_KEY] = -1;
        generators[FontGenerator.FIXED_VELOCITY] = -1;
        generators[FontGenerator.SCALE_TUNING] = 100;
        return new Zone(0, 127, 0, 127, 57, sample, loop, false, EnvelopeSpec.SAMPLER, 1, 0, Zone.NO_FILTER, 1, 0, Vibrato.NONE,
                new FontZone(generators, Modulators.of(Modulators.DEFAULTS), 57, 0, false));
    }

    private static Instrument sampler(String name, Zone zone) {
        return new SamplerInstrument(name, List.of(zone), SamplerInstrument.Choice.FIRST_MATCH, false);
    }

    /** {@code warm(midi.note) *midi.velocity} */
    private static Program hold() {
        ProgramBuilder b = new ProgramBuilder(Mode.REACTIVE);
        b.at(1, 1);
        PresetUse preset = b.preset("warm", new PresetSource.Named("Warmup"), 1, 1);
        b.emit(Op.CONST, 0, b.constant(0, preset), 0);
        b.emit(Op.MIDI, 1, MidiField.note.ordinal(), 0);
        b.emit(Op.MIDI, 2, MidiField.velocity.ordinal(), 0);
        b.emit(Op.PLAY, 0, Op.HAS_PITCH | Op.HAS_VELOCITY, -1);
        b.emit(Op.END, 0, 0, 0);
        b.routine(new Routine(Routine.Kind.BODY, "", 0, 0, 8, -1));
        return b.build();
    }
}
