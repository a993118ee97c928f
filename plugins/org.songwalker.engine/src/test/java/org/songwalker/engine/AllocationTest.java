// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.AudioInputInstrument;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.FontGenerator;
import org.songwalker.engine.instrument.Fonts;
import org.songwalker.engine.instrument.Loop;
import org.songwalker.engine.instrument.Modulator;
import org.songwalker.engine.instrument.OscillatorInstrument;
import org.songwalker.engine.instrument.SampleData;
import org.songwalker.engine.instrument.SamplerInstrument;
import org.songwalker.engine.instrument.Vibrato;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.instrument.Wavetable;
import org.songwalker.engine.instrument.Zone;
import org.songwalker.runtime.time.TempoMap;

/**
 * The audio thread allocates nothing: programs, notes, bends, steals, handlers, literals, lists of voices, effects, sends, inputs, vibrato,
 * glides through wavetables and trace included. {@link Literals} keeps the strings that the JIT creates out of the count. If the JIT
 * replaces code that is running, it may still have to create the vector objects that the old code kept in registers, so windows of 10,000
 * blocks are tried until one is clean.
 */
class AllocationTest {

    @BeforeAll
    static void internLiterals() {
        Literals.intern();
    }

    @Test
    void tenThousandBlocksAllocateNoByte() {
        Engine engine = new Engine(EngineSettings.at(48_000).withVoices(8, 16));
        engine.control().submit(Programs.install(0, Programs.loop(0.1), Programs.tone(Waveform.SAWTOOTH)));
        engine.control().submit(Programs.install(1, Programs.glide(), Programs.tone(Waveform.SINE)));
        engine.control()
                .submit(Programs.install(2, Programs.counting(), new OscillatorInstrument("Test/Vibrato", Waveform.SQUARE, 0, 0.5,
                        EnvelopeSpec.OSCILLATOR, 0.25, 0, 20_000, 1, new Vibrato(30, 5, 0.1))));
        engine.control()
                .submit(new Command.SlotEffects(0, List.of(new EffectSpec.Delay(0.1, 0.5, 0.5), new EffectSpec.Reverb(0.5, 0.5, 0.2),
                        new EffectSpec.Chorus(1, 0.002, 0.3), new EffectSpec.Compressor(-20, 4, 6, 0.01, 0.1, 0))));
        engine.control().submit(Programs.install(3, Programs.hold(), new AudioInputInstrument("AudioInput(2)", 2)));
        double[] harmonics = new double[64];
        Arrays.fill(harmonics, 1);
        engine.control()
                .submit(Programs.install(4, Programs.glide(),
                        new Wavetable(harmonics).instrument("Test/Table", (OscillatorInstrument) Programs.tone(Waveform.SINE), 48_000)));
        engine.control().submit(Programs.install(5, Programs.keeping(), Programs.tone(Waveform.SINE)));
        engine.control()
                .submit(Programs.install(6, Programs.hold(),
                        Fonts.sine(Fonts.modulators(new Modulator(0x81, FontGenerator.CUTOFF, 2400, 0, 0)), FontGenerator.CUTOFF, 7000,
                                FontGenerator.MOD_LFO_TO_CUTOFF, 1200, FontGenerator.MOD_LFO_TO_VOLUME, 60, FontGenerator.VIBRATO_TO_PITCH,
                                50, FontGenerator.MOD_ENVELOPE_TO_PITCH, 100, FontGenerator.MOD_DECAY, 0, FontGenerator.MOD_SUSTAIN, 1000,
                                FontGenerator.DECAY, 0, FontGenerator.SUSTAIN, 200)));
        engine.control().submit(new Command.BusEffects(0, List.of(new EffectSpec.Reverb(0.5, 0.5, 1))));
        engine.control()
                .submit(new Command.BusEffects(1,
                        List.of(new EffectSpec.Equalizer(List.of(new EffectSpec.Band(EffectSpec.Band.Shape.PEAKING, 1000, 1, 3))))));
        for (int slot = 0; slot < 4; slot++) {
            engine.control().submit(new Command.SlotSend(slot, slot % 2, -6));
        }
        engine.soundIn().connect(2, 128);
        engine.control().submit(new Command.Play(TempoMap.DEFAULT, null));
        float[] out = new float[512];
        for (int block = 0; block < 6000; block++) {
            block(engine, block, out);
        }
        int[] played = {0};
        assertEquals(0, leastOfFour(block -> played[0] += block(engine, block, out)));
        assertTrue(played[0] > 1000 && engine.mostVoices() == 16, played[0] + " keys, " + engine.mostVoices() + " voices at most");
        assertTrue(engine.soundIn().missingFrames() > 0 && engine.busMeter(0).peakLeft() > 0 && engine.busMeter(1).peakLeft() > 0);
    }

    /** Full groups of sixteen, which take the path without a per-group reduction; now and then a key leaves a group and comes back. */
    @Test
    void wholeGroupsAllocateNoByte() {
        Engine engine = new Engine(EngineSettings.at(48_000).withVoices(64, 256));
        float[] tone = new float[4800];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (float) Math.sin(2 * Math.PI * i / 48);
        }
        Zone filtered = new Zone(0, 127, 0, 127, 60, new SampleData(tone, 48_000), new Loop(0, 4800, Loop.Mode.CONTINUOUS), false,
                EnvelopeSpec.OSCILLATOR, 0.01, 0, 2000, 1, 0);
        engine.control()
                .submit(Programs.install(0, Programs.hold(),
                        new OscillatorInstrument("Test/Filtered", Waveform.SAWTOOTH, 0, 0.5, EnvelopeSpec.OSCILLATOR, 0.01, 0, 2000, 1)));
        engine.control().submit(Programs.install(1, Programs.hold(), Programs.tone(Waveform.SINE)));
        engine.control()
                .submit(Programs.install(2, Programs.hold(),
                        new SamplerInstrument("Test/Sampler", List.of(filtered), SamplerInstrument.Choice.FIRST_MATCH, false)));
        engine.control().submit(new Command.Play(TempoMap.DEFAULT, null));
        float[] out = new float[512];
        IntConsumer block = at -> {
            if (at < 64) {
                engine.control().midi(Midi.noteOn(0, 32 + at, 90, 7));
            } else if (at % 50 < 2) {
                engine.control().midi(at % 50 == 0 ? Midi.noteOff(0, 40, 7) : Midi.noteOn(0, 40, 90, 7));
            }
            engine.render(out, 0, 256);
        };
        for (int at = 0; at < 6000; at++) {
            block.accept(at);
        }
        assertEquals(192, engine.voices());
        assertEquals(0, leastOfFour(at -> block.accept(64 + at)));
        assertEquals(192, engine.voices());
    }

    /** Bytes that the calling thread allocates in ten thousand blocks: the minimum of at most four windows. */
    private static long leastOfFour(IntConsumer block) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().threadId();
        long least = Long.MAX_VALUE;
        for (int window = 0; window < 4 && least > 0; window++) {
            long before = threads.getThreadAllocatedBytes(id);
            for (int at = 0; at < 10_000; at++) {
                block.accept(at);
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(id) - before);
        }
        return least;
    }

    private static int block(Engine engine, int block, float[] out) {
        int keys = 0;
        if (block % 7 == 0) {
            engine.control().midi(Midi.noteOn(0, 40 + block % 40, 30 + block % 90, 127));
            keys++;
        }
        if (block % 7 == 4) {
            engine.control().midi(Midi.noteOff(0, 40 + (block - 4) % 40, 127));
        }
        if (block % 11 == 0) {
            engine.control().midi(Midi.control(0, 1, block % 128, 39));
            engine.control().midi(Midi.pitchBend(0, block % 16_384, 7));
            engine.control().midi(Midi.control(0, 1, block % 128, 64));
            engine.control().midi(Midi.pitchBend(0, block % 16_384, 64));
            engine.control().midi(Midi.channelPressure(0, block % 128, 64));
        }
        if (block % 5 > 0) {
            engine.soundIn().offer(out, 0, 256);
        }
        engine.render(out, 0, 256);
        return keys;
    }
}
