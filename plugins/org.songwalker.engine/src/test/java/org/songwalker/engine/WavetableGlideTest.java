// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.songwalker.engine.Tones.amplitude;
import static org.songwalker.engine.Tones.decibels;
import static org.songwalker.engine.Tones.hertz;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.dsp.KernelChoice;
import org.songwalker.engine.dsp.Quality;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.OscillatorInstrument;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.instrument.Wavetable;
import org.songwalker.engine.voice.VoiceStealer;
import org.songwalker.runtime.time.TempoMap;

/**
 * A wavetable voice changes tables as its pitch glides, without aliasing and without clicks. A second key glides the first key's voice to
 * another pitch within a quarter of a beat, from frame 24,000 to frame 30,000. The pitch wheel's range is two octaves.
 */
class WavetableGlideTest {
    private static final int BEND = 24_000;
    private static final int BENT = 30_000;

    private static final double[] SAW = Tones.sawtooth();
    private static final Instrument SAWTOOTH = instrument(SAW);

    private static Instrument instrument(double[] harmonics) {
        EnvelopeSpec flat = new EnvelopeSpec(0, 0, 1, 0.01);
        OscillatorInstrument like = new OscillatorInstrument("Test/Like", Waveform.SINE, 0, 0.5, flat, 0.5);
        return new Wavetable(harmonics).instrument("Test/Table", like, 48_000);
    }

    /** The fundamental and its 32nd harmonic, equally loud. */
    private static double[] shrill() {
        double[] two = new double[32];
        two[0] = 1;
        two[31] = 1;
        return two;
    }

    private static float[] left(KernelChoice kernel, double[] harmonics, int from, int to, int frames, int block, Object... more) {
        Engine engine = new Engine(
                new EngineSettings(48_000, 1, 64, 64, 64, 1, 8, 24, VoiceStealer.RELEASED_QUIETEST, kernel, Quality.HERMITE, 4096));
        engine.control().submit(Programs.install(0, Programs.glide(), harmonics == SAW ? SAWTOOTH : instrument(harmonics)));
        Object[] keys = {0, Midi.noteOn(0, from, 127, 1), 1, Midi.noteOn(0, to, 127, 1)};
        Object[] all = Stream.concat(Arrays.stream(keys), Arrays.stream(more)).toArray();
        engine.control().submit(new Command.Play(TempoMap.DEFAULT, Programs.file(400, all)));
        return Tones.left(engine, frames, block);
    }

    private static float[] left(double[] harmonics, int from, int to, int frames) {
        return left(KernelChoice.SCALAR, harmonics, from, to, frames, 256);
    }

    @Test
    void aGlideOverTwoOctavesFoldsNothingBack() {
        double up = Tones.folded(left(SAW, 69, 93, 72_000), BENT + 1000, 40_000, hertz(93));
        assertTrue(up < -95, "440 to 1760 Hz: " + up + " dB");
    }

    @Test
    void onTheWayNothingFoldsBackAndNoTableClicks() {
        float[] out = left(shrill(), 69, 93, 48_000);
        double worst = Double.NEGATIVE_INFINITY;
        for (int from = BEND - 512; from < BENT; from += 256) {
            double power = 0;
            for (double hz = 3000; hz < 10_000; hz += 48_000.0 / 1024) {
                double a = amplitude(out, from, 1024, hz);
                power += a * a;
            }
            worst = Math.max(worst, decibels(Math.sqrt(power) / 0.25));
        }
        assertTrue(worst < -45, "3 to 10 kHz, where nothing is: " + worst + " dB");
    }

    @Test
    void downwardsTheHarmonicsComeBack() {
        float[] out = left(SAW, 93, 69, 72_000);
        double first = amplitude(out, BENT + 1000, 40_000, 440);
        for (int k = 1; k <= 40; k++) {
            assertEquals(1.0 / k, amplitude(out, BENT + 1000, 40_000, 440 * k) / first, 2e-3, "harmonic " + k);
        }
    }

    /** The sum of the harmonics, its phase summed up from the pitch in the middle of every eight frames. */
    @Test
    void aGlideFollowsTheFormulaThroughAllTables() {
        // Enough harmonics that no two tables have the same length.
        double[] harmonics = Arrays.copyOf(new double[] {1, 0.5, 0, 0.25}, 128);
        for (int[] way : new int[][] {{57, 81}, {81, 57}, {45, 93}}) {
            float[] out = left(harmonics, way[0], way[1], 33_000);
            double peak = 0;
            double[] wanted = new double[out.length];
            double phase = 0;
            for (int i = 0; i < out.length; i++) {
                for (int k = 0; k < 4; k++) {
                    wanted[i] += harmonics[k] * Math.sin(2 * Math.PI * (k + 1) * phase);
                }
                int step = (i - BEND) / 8 * 8 + 4;
                double share = i < BEND ? 0 : i >= BENT ? 1 : (double) step / (BENT - BEND);
                phase += hertz(way[0] + (way[1] - way[0]) * share) / 48_000;
                peak = Math.max(peak, Math.abs(wanted[i]));
            }
            double scale = 0;
            for (int i = 1000; i < 20_000; i++) {
                scale = Math.max(scale, Math.abs(out[i]));
            }
            double worst = 0;
            for (int i = 100; i < out.length; i++) {
                worst = Math.max(worst, Math.abs(out[i] / scale - wanted[i] / peak));
            }
            assertEquals(0, worst, 4e-3, way[0] + " to " + way[1]);
        }
    }

    @Test
    void thePitchWheelChoosesATableToo() {
        float[] out = left(KernelChoice.SCALAR, SAW, 93, 93, 96_000, 256, 1.5, Midi.pitchBend(0, 0, 1));
        double first = amplitude(out, 50_000, 40_000, 440);
        assertEquals(0.05, amplitude(out, 50_000, 40_000, 440 * 20) / first, 2e-3);
    }

    /** The wheel jumps two octaves at the second frame of a slice; the 32nd harmonic would then fold back from 56,320 to 8,320 Hz. */
    @Test
    void aJumpWithinASliceFoldsNothingBackBehindThatSlice() {
        float[] out = left(KernelChoice.SCALAR, shrill(), 69, 69, 48_000, 256, 1 + 1.0 / 24_000, Midi.pitchBend(0, 16_383, 1));
        double folded = amplitude(out, 24_064, 64, 8320) / amplitude(out, 24_064, 64, 1760);
        assertTrue(decibels(folded) < -55, "folded: " + decibels(folded) + " dB");
    }

    /** The wheel jumps in the middle of a slice: what goes is the 32nd harmonic, in a straight line over the 32 frames that remain. */
    @Test
    void aTableLeftWithinASliceFadesFromWhereItIsLeft() {
        float[] out = left(KernelChoice.SCALAR, shrill(), 69, 69, 48_000, 256, 1 + 32.0 / 24_000, Midi.pitchBend(0, 16_383, 1));
        double each = amplitude(out, 1000, 20_000, 440);
        for (int i = 23_936; i < 24_128; i++) {
            int after = Math.max(0, i - 24_032);
            double phase = (Math.min(i, 24_032) * 440.0 + after * 1760.0) / 48_000;
            double share = i < 24_032 ? 1 : Math.max(0, 1 - (after + 1) / 32.0);
            double wanted = Math.sin(2 * Math.PI * phase) + share * Math.sin(2 * Math.PI * 32 * phase);
            assertEquals(wanted, out[i] / each, 0.05, "frame " + i);
        }
    }

    @Test
    void neitherBlocksNorKernelsChangeIt() {
        Object[] more = {1.003, Midi.noteOn(0, 40, 127, 1), 1.01, Midi.pitchBend(0, 12_000, 1), 1.07, Midi.noteOn(0, 100, 90, 1)};
        float[] wanted = left(KernelChoice.SCALAR, SAW, 50, 98, 40_000, 64, more);
        for (int block : new int[] {1, 37, 256, 40_000}) {
            assertArrayEquals(wanted, left(KernelChoice.SCALAR, SAW, 50, 98, 40_000, block, more), "blocks of " + block);
        }
        Assumptions.assumeTrue(KernelChoice.vectorAvailable(), "this machine has no vectors of sixteen floats");
        assertArrayEquals(wanted, left(KernelChoice.VECTOR, SAW, 50, 98, 40_000, 256, more), 1e-6f);
    }
}
