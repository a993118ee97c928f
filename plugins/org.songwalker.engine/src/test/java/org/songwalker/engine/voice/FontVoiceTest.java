// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.dsp.KernelChoice;
import org.songwalker.engine.dsp.Quality;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.FontGenerator;
import org.songwalker.engine.instrument.FontZone;
import org.songwalker.engine.instrument.Fonts;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.Loop;
import org.songwalker.engine.instrument.Modulator;
import org.songwalker.engine.instrument.Modulators;
import org.songwalker.engine.instrument.SampleData;
import org.songwalker.engine.instrument.Vibrato;
import org.songwalker.engine.instrument.Zone;
import org.songwalker.engine.instrument.ZoneGate;

/** Voices of SoundFonts (sound reference 12): levels against a full note of a tone of constant level. */
class FontVoiceTest {
    private static final int RATE = 48_000;
    private static final Modulators NONE = Modulators.of(List.of());
    private final VoiceBench bench = new VoiceBench(RATE);

    /** Level of the next frame in dB against a full note. */
    private double now() {
        return 20 * Math.log10(Math.abs(bench.take(1)[0]) / 0.5 * FULL);
    }

    /** The default modulators keep volume at 127 and expression at 127 a little below full, 127/128; the volume at rest is exactly full. */
    private static final double FULL = 128.0 / 127 * 128 / 127 * 128 / 127 * 128 / 127;

    private double after(double seconds) {
        bench.take((int) (seconds * RATE) - 1);
        return now();
    }

    private double levelOf(Instrument font, double velocity) {
        bench.play(font, 60, velocity);
        double level = after(0.1);
        bench.pool.stop(0, bench.frame);
        bench.take(480);
        return level;
    }

    // ---- volume envelope

    @Test
    void theAttackIsLinearInAmplitude() {
        bench.play(Fonts.level(FontGenerator.ATTACK, 0), 60, 1);
        assertEquals(-6.02, after(0.5), 0.01);
        assertEquals(0, after(0.5), 0.01);
    }

    @Test
    void theDecayFallsAHundredDecibelsInItsTime() {
        bench.play(Fonts.level(FontGenerator.DECAY, 1200, FontGenerator.SUSTAIN, 400), 60, 1);
        assertEquals(-20, after(0.401), 0.05);
        assertEquals(-40, after(0.4), 0.05);
        assertEquals(-40, after(2), 0.05);
    }

    @Test
    void theReleaseFallsAtItsSlopeFromWhereItIs() {
        int voice = bench.play(Fonts.level(FontGenerator.SUSTAIN, 200, FontGenerator.RELEASE, 0), 60, 1);
        assertEquals(-20, after(0.1), 0.01);
        bench.pool.release(voice, bench.frame);
        assertEquals(-70, after(0.5), 0.05);
        assertEquals("gate 0@4800 ", bench.heard.toString());
        bench.take(14_400 + 64);
        assertEquals("gate 0@4800 end 0@43200 ", bench.heard.toString(), "after 80 dB, 0.8 s");
    }

    @Test
    void fullLevelIsHeldBeforeTheDecay() {
        bench.play(Fonts.level(FontGenerator.HOLD, -1200, FontGenerator.DECAY, 0, FontGenerator.SUSTAIN, 1000), 60, 1);
        assertEquals(0, after(0.5), 0.01);
        assertEquals(-50, after(0.501), 0.05);
        bench.take(RATE / 2 + 64);
        assertTrue(bench.heard.toString().startsWith("gate 0@72"), "over when 100 dB down: " + bench.heard);
    }

    @Test
    void aHigherKeyHoldsAndDecaysShorter() {
        Instrument font = Fonts.level(FontGenerator.HOLD, -1200, FontGenerator.KEY_TO_HOLD, 100, FontGenerator.DECAY, 0,
                FontGenerator.KEY_TO_DECAY, 100, FontGenerator.SUSTAIN, 1000);
        bench.play(font, 72, 1);
        assertEquals(0, after(0.25), 0.01);
        assertEquals(-50, after(0.251), 0.1);
    }

    @Test
    void aDelayedVoiceIsSilentAndThenBeginsWithItsFirstFrame() {
        float[] frames = new float[1000];
        frames[0] = 1;
        bench.play(
                Fonts.of(Fonts.zone(new SampleData(frames, RATE), null, NONE, FontGenerator.DELAY, -1200, FontGenerator.ATTACK, -12_000)),
                60, 1);
        float[] heard = bench.take(25_000);
        int first = 0;
        while (heard[first] == 0) {
            first++;
        }
        assertEquals(24_000, first);
    }

    @Test
    void aNoteThatEndsAsItBeginsSoundsForItsAttackAndTenMilliseconds() {
        bench.start.gateEnd = 0;
        bench.play(Fonts.level(), 60, 1);
        bench.frameByFrame(600);
        assertEquals("gate 0@480 ", bench.heard.toString());
        bench.heard.setLength(0);
        bench.start.gateEnd = bench.frame = 6400;
        bench.play(Fonts.level(FontGenerator.ATTACK, -3986), 60, 1);
        bench.take(9600);
        assertTrue(bench.heard.toString().contains("gate 1@11200 "), "0.1 s of attack: " + bench.heard);
    }

    @Test
    void aNoteOffWithinTenMillisecondsWaitsForThem() {
        int voice = bench.play(Fonts.level(), 60, 1);
        bench.take(48);
        bench.pool.release(voice, bench.frame);
        bench.frameByFrame(600);
        assertEquals("gate 0@480 ", bench.heard.toString());
    }

    @Test
    void theProgramsEnvelopeRulesOverTheFonts() {
        bench.bus.controls().attack(0);
        bench.bus.controls().sustain(0.1);
        bench.play(Fonts.level(FontGenerator.ATTACK, 0, FontGenerator.DECAY, 0), 60, 1);
        assertEquals(-20, after(0.3), 0.01);
    }

    // ---- level

    @Test
    void velocityCountsWithItsSquare() {
        assertEquals(-11.9, levelOf(Fonts.level(), 64 / 127.0), 0.05);
        assertEquals(-24.1, levelOf(Fonts.level(), 32 / 127.0) - 0.1, 0.2);
    }

    @Test
    void attenuationOfZonesCountsFourTenthsAndLiftsByAtMostSixDecibels() {
        assertEquals(-4, levelOf(Fonts.level(FontGenerator.ATTENUATION, 100), 1), 0.01);
        assertEquals(2.4, levelOf(Fonts.level(FontGenerator.ATTENUATION, -60), 1), 0.01);
        assertEquals(6, levelOf(Fonts.level(FontGenerator.ATTENUATION, -1000), 1), 0.01);
    }

    @Test
    void aModulatorsAttenuationCountsWhole() {
        Modulators tenDecibels = Fonts.modulators(new Modulator(0xC02, FontGenerator.ATTENUATION, 100, 0, 0));
        assertEquals(-10, levelOf(Fonts.level(tenDecibels), 1), 0.01);
    }

    @Test
    void aFontMayTakeVelocityAway() {
        Modulators flat = Fonts.modulators(new Modulator(0x502, FontGenerator.ATTENUATION, 0, 0, 0));
        assertEquals(levelOf(Fonts.level(flat), 1), levelOf(Fonts.level(flat), 0.1), 0.001);
    }

    @Test
    void fixedVelocityRulesTheSoundAndNotTheChoiceOfZones() {
        Instrument font = Fonts.of(Fonts.zone(Fonts.constant(), new Loop(8, 4000, Loop.Mode.CONTINUOUS), 0, 0, 99, Fonts.modulators(),
                FontGenerator.FIXED_VELOCITY, 127));
        assertEquals(0, levelOf(font, 0.5), 0.01);
        bench.play(font, 60, 1);
        assertEquals(0, bench.take(480)[479], "velocity 127 is not in the zone");
    }

    @Test
    void theVelocityOfAZoneIsTheNearestWholeOne() {
        Instrument font = Fonts.of(Fonts.zone(Fonts.constant(), new Loop(8, 4000, Loop.Mode.CONTINUOUS), 0, 64, 127, Fonts.modulators()));
        assertEquals(-11.9, levelOf(font, 0.503937), 0.05);
    }

    @Test
    void volumeIsMeasuredAgainstAHundredAndFollowsTheController() {
        Controls controls = new Controls();
        bench.start.controls = controls;
        bench.play(Fonts.level(), 60, 1);
        assertEquals(0, after(0.1), 0.01);
        controls.value[7] = 127;
        bench.pool.channelController(0, 0, 7);
        assertEquals(4.15, after(0.1), 0.05);
        controls.value[11] = 64;
        bench.pool.channelController(0, 0, 11);
        assertEquals(4.15 - 11.9, after(0.1), 0.05);
    }

    // ---- pitch

    /** Frequency by the zero crossings of the next {@code seconds}. */
    private double frequency(double seconds) {
        return frequency(bench, seconds);
    }

    private static double frequency(VoiceBench bench, double seconds) {
        float[] heard = bench.take((int) (seconds * RATE));
        int first = -1;
        int last = -1;
        int rises = -1;
        for (int i = 1; i < heard.length; i++) {
            if (heard[i - 1] < 0 && heard[i] >= 0) {
                first = first < 0 ? i : first;
                last = i;
                rises++;
            }
        }
        return rises * (double) RATE / (last - first);
    }

    @Test
    void scaleTuningStretchesTheKeyboardAroundTheRoot() {
        bench.play(Fonts.sine(NONE, FontGenerator.SCALE_TUNING, 50), 84, 1);
        assertEquals(960, frequency(0.5), 2);
    }

    @Test
    void fixedKeyRulesThePitchAndNotTheChoiceOfZones() {
        bench.play(Fonts.sine(NONE, FontGenerator.FIXED_KEY, 72), 40, 1);
        assertEquals(960, frequency(0.5), 2);
    }

    @Test
    void theModulationEnvelopeBendsThePitchByItsConvexAttackAndLinearDecay() {
        bench.play(Fonts.sine(NONE, FontGenerator.MOD_ENVELOPE_TO_PITCH, 1200, FontGenerator.MOD_ATTACK, 0, FontGenerator.MOD_DECAY, 0,
                FontGenerator.MOD_SUSTAIN, 500), 60, 1);
        bench.take(RATE / 2 - 480);
        assertEquals(480 * Math.pow(2, 1 - 0.4167 * 0.301), frequency(0.02), 15);
        bench.take(RATE / 2 - 480);
        assertEquals(960, frequency(0.02), 15);
        bench.take(RATE);
        assertEquals(480 * Math.sqrt(2), frequency(0.2), 2);
    }

    @Test
    void bothLfosAreTrianglesThatBeginAfterTheirDelays() {
        for (int[] lfo : new int[][] {{FontGenerator.VIBRATO_TO_PITCH, FontGenerator.VIBRATO_DELAY, FontGenerator.VIBRATO_FREQUENCY},
            {FontGenerator.MOD_LFO_TO_PITCH, FontGenerator.MOD_LFO_DELAY, FontGenerator.MOD_LFO_FREQUENCY}}) {
            VoiceBench own = new VoiceBench(RATE);
            // One period takes 2 s: it is at its highest 0.5 s after the delay of 1 s, at its lowest a second later.
            own.play(Fonts.sine(NONE, lfo[0], 1200, lfo[1], 0, lfo[2], -4837), 60, 1);
            assertEquals(480, frequency(own, 1), 2);
            own.take(RATE / 2 - 480);
            assertEquals(960, frequency(own, 0.02), 40);
            own.take(RATE - 960);
            assertEquals(240, frequency(own, 0.02), 40);
        }
    }

    @Test
    void theWheelBendsByItsRangeAndAFontMayTakeItAway() {
        Controls controls = new Controls();
        controls.wheel = 1;
        bench.start.channelBend = 2;
        bench.start.controls = controls;
        bench.play(Fonts.sine(Fonts.modulators()), 60, 1);
        assertEquals(480 * Math.pow(2, 2 / 12.0), frequency(0.5), 1);
        bench.pool.stop(0, bench.frame);
        bench.take(480);
        bench.play(Fonts.sine(Fonts.modulators(new Modulator(0x20E, FontGenerator.FINE_TUNE, 0, 16, 0))), 60, 1);
        assertEquals(480, frequency(0.5), 1);
    }

    @Test
    void modWheelAndPressureDeepenTheVibrato() {
        Controls controls = new Controls();
        bench.start.controls = controls;
        bench.play(Fonts.sine(Fonts.modulators(), FontGenerator.VIBRATO_FREQUENCY, -4837), 60, 1);
        assertEquals(480, frequency(0.48), 0.5);
        controls.value[1] = 127;
        controls.pressure = 1;
        bench.pool.channelController(0, 0, 1);
        assertEquals(480 * Math.pow(2, 99.2 / 1200), frequency(0.04), 2);
        controls.value[1] = 0;
        controls.pressure = 0;
        bench.pool.channelController(0, 0, 1);
        bench.take(64);
        assertEquals(480, frequency(0.5), 0.5);
    }

    // ---- filter

    @Test
    void resonanceLowersThePassBandByHalf() {
        assertEquals(-10, levelOf(Fonts.level(FontGenerator.CUTOFF, 9000, FontGenerator.FILTER_Q, 200), 1), 0.05);
        assertEquals(0, levelOf(Fonts.level(FontGenerator.CUTOFF, 9000), 1), 0.01);
    }

    /** Peak of the sine of 480 Hz in dB over the next {@code seconds}. */
    private double peak(double seconds) {
        float most = 0;
        for (float x : bench.take((int) (seconds * RATE))) {
            most = Math.max(most, Math.abs(x));
        }
        return 20 * Math.log10(most) - Modulators.centibels(100) / 10;
    }

    @Test
    void theModulationEnvelopeMovesTheCutoff() {
        // 480 Hz lie 5.6 octaves above the 10 Hz of 0 cents and a bit; the cutoff falls from 5 octaves above to one below the tone.
        bench.play(Fonts.sine(NONE, FontGenerator.CUTOFF, 5850, FontGenerator.MOD_ENVELOPE_TO_CUTOFF, 6000, FontGenerator.MOD_DECAY, 0,
                FontGenerator.MOD_SUSTAIN, 1000), 60, 1);
        bench.take(480);
        assertEquals(0, peak(0.05), 0.1);
        bench.take(RATE);
        assertEquals(-12.3, peak(0.1), 0.5);
    }

    @Test
    void aControllerMovesTheCutoffOfASoundingNote() {
        Controls controls = new Controls();
        bench.start.controls = controls;
        bench.play(Fonts.sine(Modulators.of(List.of(new Modulator(0x182, FontGenerator.CUTOFF, -9600, 0, 0)))), 60, 1);
        controls.value[2] = 0;
        bench.take(4800);
        assertTrue(peak(0.1) < -20, "five octaves below");
        controls.value[2] = 127;
        bench.pool.channelController(0, 0, 2);
        bench.take(4800);
        assertEquals(0, peak(0.1), 0.1);
    }

    // ---- the two forms of the engine

    private static Instrument everything() {
        return Fonts.sine(Fonts.modulators(), FontGenerator.CUTOFF, 7000, FontGenerator.MOD_LFO_TO_CUTOFF, 2400,
                FontGenerator.MOD_LFO_TO_VOLUME, 60, FontGenerator.MOD_LFO_TO_PITCH, 50, FontGenerator.MOD_LFO_FREQUENCY, -851,
                FontGenerator.MOD_ENVELOPE_TO_PITCH, 300, FontGenerator.MOD_DECAY, 0, FontGenerator.MOD_SUSTAIN, 1000,
                FontGenerator.VIBRATO_TO_PITCH, 20, FontGenerator.DELAY, -7973, FontGenerator.DECAY, 1200, FontGenerator.SUSTAIN, 300,
                FontGenerator.RELEASE, -2400);
    }

    private static float[] rendered(VoiceBench own, Instrument font) {
        own.take(13);
        int voice = own.play(font, 64.25, 0.7);
        float[] first = own.take(30_000);
        own.pool.release(voice, own.frame);
        float[] second = own.take(20_000);
        float[] all = Arrays.copyOf(first, 50_000);
        System.arraycopy(second, 0, all, 30_000, 20_000);
        return all;
    }

    @Test
    void vectorAndScalarKernelsAgreeToTheBit() {
        float[] scalar = rendered(new VoiceBench(RATE, 64, 256, KernelChoice.SCALAR.kernels(Quality.HERMITE)), everything());
        float[] vector = rendered(new VoiceBench(RATE, 64, 256, KernelChoice.AUTO.kernels(Quality.HERMITE)), everything());
        assertArrayEquals(scalar, vector);
    }

    // ---- classes

    @Test
    void anExclusiveClassEndsOthersOfItsPresetAndChannelInFiveMilliseconds() {
        Instrument hat = Fonts.of(Fonts.zone(Fonts.constant(), new Loop(8, 4000, Loop.Mode.CONTINUOUS), 3, 0, 127, NONE));
        bench.play(hat, 60, 1);
        bench.take(4800);
        bench.start.channel = 1;
        bench.play(hat, 60, 1);
        bench.take(480);
        assertEquals("", bench.heard.toString(), "another channel");
        bench.start.channel = 0;
        bench.play(hat, 60, 1);
        bench.take(480);
        assertEquals("gate 0@5280 end 0@5520 ", bench.heard.toString());
    }

    @Test
    void aStereoPairCountsOnceAgainstPolyphony() {
        Zone left = Fonts.zone(Fonts.constant(), new Loop(8, 4000, Loop.Mode.CONTINUOUS), NONE, FontGenerator.PAN, -500);
        Zone right = Fonts.companion(Fonts.zone(Fonts.constant(), new Loop(8, 4000, Loop.Mode.CONTINUOUS), NONE, FontGenerator.PAN, 500));
        VoiceBench own = new VoiceBench(RATE, 2, 2);
        for (int note = 0; note < 40; note++) {
            own.play(Fonts.of(left, right), 60, 1);
            own.take(16);
            assertTrue(own.pool.sounding() <= 2 && own.pool.rendered(0) >= 2, "note " + note);
        }
        assertEquals(2, own.pool.sounding());
        own.take(960);
        assertEquals(4, own.pool.rendered(0), "both sides of both notes");
        for (int i = own.pool.voices().first(); i >= 0; i = own.pool.voices().next(i)) {
            own.pool.release(own.pool.voices().head(i), own.frame);
        }
        own.take(RATE);
        assertEquals(0, own.pool.sounding());
        assertEquals(0, own.pool.rendered(0));
        assertTrue(own.pool.empty());
    }

    /** Channels whose controllers a test moves; what it has not touched is at rest. */
    private static final class Controls implements ChannelControls {
        final int[] value = new int[128];
        double wheel;
        double pressure;

        Controls() {
            for (int number = 0; number < 128; number++) {
                value[number] = ChannelControls.atRest(number);
            }
        }

        @Override
        public int controller(int channel, int number) {
            return value[number];
        }

        @Override
        public double wheel(int channel) {
            return wheel;
        }

        @Override
        public double pressure(int channel) {
            return pressure;
        }
    }

    // ---- gates

    private static Zone gated(ZoneGate gate, double level) {
        float[] frames = new float[4096];
        Arrays.fill(frames, (float) level);
        return new Zone(0, 127, 0, 127, 60, new SampleData(frames, RATE), new Loop(8, 4000, Loop.Mode.CONTINUOUS), false,
                EnvelopeSpec.SAMPLER, 1, 0, Zone.NO_FILTER, 1, 0, Vibrato.NONE, new FontZone(Fonts.generators(), NONE, 60, 0, false, gate));
    }

    private double levelOfKey(Instrument font, int key) {
        int voice = bench.play(font, key, 1);
        if (voice < 0) {
            return 0;
        }
        bench.take(4_799);
        double level = bench.take(1)[0];
        bench.pool.stop(voice, bench.frame);
        bench.take(480);
        return Math.abs(level);
    }

    @Test
    void zonesTakeTurnsKeyByKey() {
        Instrument font = Fonts.of(gated(new ZoneGate(3, 0, 0, 1, List.of()), 0.1), gated(new ZoneGate(3, 1, 0, 1, List.of()), 0.2),
                gated(new ZoneGate(3, 2, 0, 1, List.of()), 0.4));
        double first = levelOfKey(font, 60);
        assertTrue(first > 0);
        assertEquals(first, levelOfKey(font, 62), 1e-6, "another key begins with its first");
        assertEquals(2 * first, levelOfKey(font, 60), 1e-6);
        assertEquals(2 * first, levelOfKey(font, 62), 1e-6);
        assertEquals(4 * first, levelOfKey(font, 60), 1e-6);
        assertEquals(first, levelOfKey(font, 60), 1e-6);
    }

    @Test
    void zonesAreDrawnByLot() {
        Instrument font = Fonts.of(gated(new ZoneGate(1, 0, 0, 0.25, List.of()), 0.1), gated(new ZoneGate(1, 0, 0.25, 1, List.of()), 0.2));
        int rare = 0;
        double quiet = levelOfKey(Fonts.of(gated(null, 0.1)), 60);
        for (int i = 0; i < 200; i++) {
            double level = levelOfKey(font, 60);
            boolean first = Math.abs(level - quiet) < 1e-6;
            assertTrue(first || Math.abs(level - 2 * quiet) < 1e-6, "one of both sounds");
            rare += first ? 1 : 0;
        }
        assertTrue(rare >= 30 && rare <= 70, rare + " of 200, expected about 50");
    }

    @Test
    void controllersChooseZones() {
        // At rest, controller 7 is at 100 and controller 4 at 0.
        Instrument open = Fonts
                .of(gated(new ZoneGate(1, 0, 0, 1, List.of(new ZoneGate.Range(7, 100, 127), new ZoneGate.Range(4, 0, 0))), 0.1));
        Instrument closed = Fonts.of(gated(new ZoneGate(1, 0, 0, 1, List.of(new ZoneGate.Range(7, 101, 127))), 0.1));
        assertTrue(levelOfKey(open, 60) > 0);
        assertEquals(0, levelOfKey(closed, 60));
    }
}
