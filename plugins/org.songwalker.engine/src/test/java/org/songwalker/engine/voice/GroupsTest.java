// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.dsp.KernelChoice;
import org.songwalker.engine.dsp.Kernels;
import org.songwalker.engine.dsp.Quality;
import org.songwalker.engine.effect.EffectChain;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.Loop;
import org.songwalker.engine.instrument.OscillatorInstrument;
import org.songwalker.engine.instrument.SampleData;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.instrument.Zone;
import org.songwalker.engine.mix.HandleControls;
import org.songwalker.engine.mix.VoiceBus;

/** Whatever voices share a group, come, glide and go, each sounds as it does alone. */
class GroupsTest {
    private static final int VOICES = 200;
    private static final int FRAMES = 6000;

    private static Instrument instrument(int k) {
        Random random = new Random(k);
        EnvelopeSpec envelope = new EnvelopeSpec(random.nextDouble() * 0.02, random.nextDouble() * 0.05, 0.6, random.nextDouble() * 0.04,
                k % 3 == 0 ? EnvelopeSpec.Curve.EXPONENTIAL : EnvelopeSpec.Curve.LINEAR);
        double cutoff = k % 2 == 0 ? 900 + 50 * k : Zone.NO_FILTER;
        if (k % 5 < 2) {
            float[] data = new float[700];
            for (int i = 0; i < data.length; i++) {
                data[i] = (float) Math.sin(i * 0.05);
            }
            Loop loop = k % 4 == 0 ? null : new Loop(100, 600 + k / 7.0, Loop.Mode.UNTIL_RELEASE);
            return VoiceBench
                    .sampler(new Zone(0, 127, 0, 127, 60, new SampleData(data, 20_000), loop, false, envelope, 1, 0, cutoff, 0.9, 0));
        }
        Waveform waveform = Waveform.values()[k % Waveform.values().length];
        return new OscillatorInstrument("osc", waveform, 0, 0.5, envelope, 1, 0, cutoff, 0.9);
    }

    private static void play(VoiceBench bench, int k) {
        bench.start.voice = k;
        bench.start.gateEnd = 500 + new Random(k).nextInt(3000);
        int voice = bench.play(instrument(k), 40 + k % 50, 0.7);
        if (k % 4 == 1) {
            bench.pool.bend(voice, 52 + k % 50, bench.frame, bench.frame + 700);
        }
    }

    private static void agreesWithSingles(Kernels kernels) {
        double[] sum = new double[FRAMES];
        for (int k = 0; k < VOICES; k++) {
            VoiceBench alone = new VoiceBench(48_000, 256, 256, kernels);
            play(alone, k);
            float[] wave = alone.take(FRAMES);
            for (int i = 0; i < FRAMES; i++) {
                sum[i] += wave[i];
            }
        }
        VoiceBench together = new VoiceBench(48_000, 256, 256, kernels);
        for (int k = 0; k < VOICES; k++) {
            play(together, k);
        }
        float[] wave = together.take(FRAMES);
        for (int i = 0; i < FRAMES; i++) {
            assertEquals(sum[i], wave[i], 2e-5, "frame " + i);
        }
        assertTrue(together.pool.empty());
    }

    @Test
    void twoHundredVoicesSoundAsTheSumOfTheSinglesInScalarKernels() {
        agreesWithSingles(KernelChoice.SCALAR.kernels(Quality.HERMITE));
    }

    @Test
    void twoHundredVoicesSoundAsTheSumOfTheSinglesInVectorKernels() {
        Assumptions.assumeTrue(KernelChoice.vectorAvailable(), "this machine has no vectors of sixteen floats");
        agreesWithSingles(KernelChoice.VECTOR.kernels(Quality.HERMITE));
    }

    /** Groups of sixteen that go to one bus, to another, to both, and to the first again, of samples and of oscillators. */
    private static void busesStayApart(Kernels kernels) {
        VoiceBus other = new VoiceBus(new HandleControls(), EffectChain.of(List.of(), 48_000), 48_000);
        for (Instrument instrument : List.of(instrument(0), VoiceBench.oscillator(Waveform.SAWTOOTH, VoiceBench.FLAT))) {
            VoiceBench both = new VoiceBench(48_000, 256, 256, kernels);
            VoiceBench first = new VoiceBench(48_000, 256, 256, kernels);
            VoiceBench second = new VoiceBench(48_000, 256, 256, kernels);
            for (int k = 0; k < 64; k++) {
                boolean mine = k < 16 || k >= 32 && k % 2 == 0 || k >= 48;
                both.start.bus = mine ? both.bus : other;
                both.play(instrument, 40 + k / 2.0, 0.7);
                (mine ? first : second).play(instrument, 40 + k / 2.0, 0.7);
            }
            for (int slice = 0; slice < 20; slice++) {
                both.renderer.render(slice * 64L, 0, 64);
                float[] left = both.bus.left.clone();
                assertArrayEquals(first.take(64), left, 1e-5f, "slice " + slice);
                assertArrayEquals(second.take(64), other.left, 1e-5f, "slice " + slice);
                for (VoiceBus bus : List.of(both.bus, other)) {
                    Arrays.fill(bus.left, 0);
                    Arrays.fill(bus.right, 0);
                }
            }
        }
    }

    @Test
    void voicesOfTwoBusesStayApartInScalarKernels() {
        busesStayApart(KernelChoice.SCALAR.kernels(Quality.HERMITE));
    }

    @Test
    void voicesOfTwoBusesStayApartInVectorKernels() {
        Assumptions.assumeTrue(KernelChoice.vectorAvailable(), "this machine has no vectors of sixteen floats");
        busesStayApart(KernelChoice.VECTOR.kernels(Quality.HERMITE));
    }

    @Test
    void theLastOfAKindTakesTheLaneOfOneThatLeaves() {
        Groups groups = new Groups(40, 48_000);
        for (int voice = 0; voice < 40; voice++) {
            groups.join(voice, Groups.FILTERED, null);
        }
        assertEquals(3, groups.count(Groups.FILTERED));
        Group first = groups.get(Groups.FILTERED, 0);
        first.over |= 1 << 5 | 1 << 15;
        groups.sweep();
        assertEquals(38, first.voices[5]);
        assertEquals(39, first.voices[15]);
        assertSame(first, groups.group[39]);
        assertEquals(15, groups.lane[39]);
        assertEquals(6, groups.get(Groups.FILTERED, 2).batch.count);
    }

    @Test
    void groupsAreHandedRoundAmongKinds() {
        Groups groups = new Groups(32, 48_000);
        for (int voice = 0; voice < 32; voice++) {
            groups.join(voice, Groups.PLAIN, null);
        }
        for (int voice = 0; voice < 32; voice++) {
            groups.move(voice, Groups.wave(Waveform.values()[voice % Waveform.values().length]));
        }
        assertEquals(0, groups.count(Groups.PLAIN));
        int seated = 0;
        for (int kind = 0; kind < Groups.KINDS; kind++) {
            for (int g = 0; g < groups.count(kind); g++) {
                seated += groups.get(kind, g).batch.count;
            }
        }
        assertEquals(32, seated);
    }
}
