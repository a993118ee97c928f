// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.songwalker.engine.Tones.amplitude;
import static org.songwalker.engine.Tones.hertz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.dsp.KernelChoice;
import org.songwalker.engine.dsp.Quality;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.OscillatorInstrument;
import org.songwalker.engine.instrument.Vibrato;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.instrument.Wavetable;
import org.songwalker.engine.trace.TraceEvent;
import org.songwalker.runtime.time.TempoMap;

/** Vibrato by its formula, and wavetables by their spectrum. */
class VibratoTest {
    private static final EnvelopeSpec FLAT = new EnvelopeSpec(0, 0, 1, 0.01);

    private static OscillatorInstrument tone(Waveform wave, Vibrato vibrato) {
        return new OscillatorInstrument("Test/" + wave, wave, 0, 0.5, FLAT, 0.5, 0, 20_000, 1, vibrato);
    }

    private static Engine engine(KernelChoice kernel) {
        return new Engine(EngineSettings.at(48_000).withSlots(1).withKernel(kernel, Quality.HERMITE));
    }

    private static float[] left(Engine engine, Instrument instrument, int frames, int block, Object... events) {
        engine.control().submit(Programs.install(0, Programs.hold(), instrument));
        engine.control().submit(new Command.Play(TempoMap.DEFAULT, Programs.file(400, events)));
        return Tones.left(engine, frames, block);
    }

    private static float[] left(Instrument instrument, int frames, int key) {
        return left(engine(KernelChoice.SCALAR), instrument, frames, 256, 0, Midi.noteOn(0, key, 127, 1));
    }

    /** Frames, with fractions, where the signal rises through zero. */
    private static List<Double> rises(float[] out) {
        List<Double> at = new ArrayList<>();
        for (int i = 1; i < out.length; i++) {
            if (out[i - 1] < 0 && out[i] >= 0) {
                at.add(i - 1 + (double) out[i - 1] / (out[i - 1] - out[i]));
            }
        }
        return at;
    }

    private static double meanHertz(float[] out) {
        List<Double> rises = rises(out);
        return 48_000 * (rises.size() - 1) / (rises.getLast() - rises.getFirst());
    }

    private static Instrument table(double... harmonics) {
        return new Wavetable(harmonics).instrument("Test/Table", tone(Waveform.SINE, Vibrato.NONE), 48_000);
    }

    private static double cents(double hz) {
        return 1200 * Math.log(hz / 440) / Math.log(2);
    }

    @Test
    void thePitchFollowsTheSineOfTheFormulaBehindTheDelay() {
        List<Double> rises = rises(left(tone(Waveform.SINE, new Vibrato(50, 5, 0.25)), 48_000, 69));
        double most = 0;
        for (int k = 1; k < rises.size(); k++) {
            double middle = (rises.get(k) + rises.get(k - 1)) / 2;
            double t = middle / 48_000 - 0.25;
            double wanted = t <= 0 ? 0 : 50 * Math.sin(2 * Math.PI * 5 * t);
            double heard = cents(48_000 / (rises.get(k) - rises.get(k - 1)));
            assertEquals(wanted, heard, 1.0, "at frame " + middle);
            most = Math.max(most, heard);
        }
        assertEquals(50, most, 1);
    }

    @Test
    void aDepthOfZeroIsNoVibratoBitByBit() {
        assertArrayEquals(left(tone(Waveform.SAWTOOTH, Vibrato.NONE), 9600, 60),
                left(tone(Waveform.SAWTOOTH, new Vibrato(0, 7, 0)), 9600, 60));
    }

    @Test
    void neitherBlocksNorKernelsChangeIt() {
        Object[] keys = {0, Midi.noteOn(0, 60, 100, 1), 0.11, Midi.noteOn(0, 67, 90, 1), 0.2, Midi.pitchBend(0, 10_000, 1), 0.31,
            Midi.noteOff(0, 60, 1)};
        Instrument[] instruments = {tone(Waveform.SAWTOOTH, new Vibrato(35, 6, 0.02)),
            new Wavetable(1, 0.5, 0.3).instrument("Test/Table", tone(Waveform.SINE, new Vibrato(80, 4.5, 0)), 48_000)};
        for (Instrument instrument : instruments) {
            float[] reference = left(engine(KernelChoice.SCALAR), instrument, 24_000, 64, keys);
            for (int block : new int[] {100, 256, 1024, 37}) {
                assertArrayEquals(reference, left(engine(KernelChoice.SCALAR), instrument, 24_000, block, keys));
            }
            if (KernelChoice.vectorAvailable()) {
                assertArrayEquals(reference, left(engine(KernelChoice.VECTOR), instrument, 24_000, 256, keys), 1e-6f);
            }
        }
        Assumptions.assumeTrue(KernelChoice.vectorAvailable(), "this machine has no vectors of sixteen floats");
    }

    @Test
    void aBendOfAVoiceWithVibratoReachesItsTargetAndTheEventListShowsNoVibrato() {
        Engine engine = engine(KernelChoice.SCALAR);
        engine.control().submit(Programs.install(0, Programs.glide(), tone(Waveform.SINE, new Vibrato(20, 5, 0))));
        engine.control()
                .submit(new Command.Play(TempoMap.DEFAULT,
                        Programs.file(40, 0, Midi.noteOn(0, 57, 127, 1), 1, Midi.noteOn(0, 69, 127, 1))));
        float[] out = Tones.left(engine, 96_000, 96_000);
        engine.trace().poll();
        TraceEvent.Bend bend = engine.trace()
                .events()
                .stream()
                .filter(TraceEvent.Bend.class::isInstance)
                .map(TraceEvent.Bend.class::cast)
                .findFirst()
                .orElseThrow();
        assertEquals(57, bend.fromNote());
        assertEquals(440, meanHertz(Arrays.copyOfRange(out, 48_000, 96_000)), 1);
    }

    // ---- wavetables

    @Test
    void harmonicsStandInTheSoundAsTheyStandInTheTable() {
        for (int key : new int[] {33, 48, 60, 69}) {
            float[] out = left(table(1, 0, 0.5, 0.25), 48_000, key);
            double first = amplitude(out, 1000, 40_000, hertz(key));
            assertTrue(first > 0.2, "fundamental " + first);
            assertEquals(0, amplitude(out, 1000, 40_000, 2 * hertz(key)) / first, 1e-3, "second of " + key);
            assertEquals(0.5, amplitude(out, 1000, 40_000, 3 * hertz(key)) / first, 5e-3, "third of " + key);
            assertEquals(0.25, amplitude(out, 1000, 40_000, 4 * hertz(key)) / first, 5e-3, "fourth of " + key);
        }
    }

    @Test
    void thePitchIsRightWithinATenthOfACent() {
        for (int key : new int[] {24, 61, 80, 100}) {
            assertEquals(100 * (key - 69), cents(meanHertz(left(table(1), 48_000, key))), 0.1);
        }
    }

    @Test
    void nothingFoldsBackFromHalfTheRate() {
        Instrument saw = table(Tones.sawtooth());
        for (int key : new int[] {84, 96, 108}) {
            double folded = Tones.folded(left(saw, 48_000, key), 1000, 40_000, hertz(key));
            assertTrue(folded < -55, "key " + key + ": " + folded + " dB");
        }
    }

    @Test
    void figuresOutOfRangeAreRefused() {
        assertEquals("vibrato depth is 1201.0, expected 0.0 to 1200.0",
                assertThrows(IllegalArgumentException.class, () -> new Vibrato(1201, 5, 0)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Vibrato(10, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Wavetable());
        assertThrows(IllegalArgumentException.class, () -> new Wavetable(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Wavetable(1, Double.NaN));
    }
}
