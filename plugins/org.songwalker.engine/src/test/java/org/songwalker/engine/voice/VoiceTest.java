// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.Instrument;
import org.songwalker.engine.instrument.LayerInstrument;
import org.songwalker.engine.instrument.Waveform;

class VoiceTest {
    private static final Instrument SINE = VoiceBench.oscillator(Waveform.SINE, new EnvelopeSpec(0.01, 0, 1, 0.05));

    /** Largest jump of the second difference: a click shows here, a smooth wave does not. */
    private static double roughness(float[] wave) {
        double worst = 0;
        for (int i = 2; i < wave.length; i++) {
            worst = Math.max(worst, Math.abs(wave[i] - 2 * wave[i - 1] + wave[i - 2]));
        }
        return worst;
    }

    @Test
    void handlesDieWithTheirVoice() {
        VoiceBench bench = new VoiceBench(1000);
        int voice = bench.play(SINE, 60, 1);
        double handle = bench.pool.voices().handle(voice);
        assertEquals(voice, bench.pool.voices().find(handle));
        bench.pool.release(voice, 0);
        bench.take(100);
        assertEquals(-1, bench.pool.voices().find(handle));
        bench.play(SINE, 60, 1);
        assertEquals(-1, bench.pool.voices().find(handle));
    }

    @Test
    void handlesAreWholeNumbersThatADoubleHolds() {
        VoiceBench bench = new VoiceBench(1000);
        int voice = bench.play(SINE, 60, 1);
        double handle = bench.pool.voices().handle(voice);
        assertTrue(handle > 0 && handle == Math.rint(handle) && handle < 0x1p53);
    }

    @Test
    void gatesCloseAtTheirExactFrame() {
        VoiceBench bench = new VoiceBench(1000);
        bench.start.gateEnd = 37;
        bench.play(VoiceBench.oscillator(Waveform.SQUARE, new EnvelopeSpec(0, 0, 1, 0.004)), 20, 1);
        bench.frameByFrame(50);
        assertEquals("gate 0@37 end 0@41 ", bench.heard.toString());
    }

    @Test
    void theHeadPlansTheGateOfAllItsPartials() {
        VoiceBench bench = new VoiceBench(1000);
        bench.start.gateEnd = 37;
        Instrument square = VoiceBench.oscillator(Waveform.SQUARE, new EnvelopeSpec(0, 0, 1, 0.004));
        int voice = bench.play(VoiceBench.layers(1, 1, square), 20, 1);
        assertEquals(37, bench.pool.gates().next(1000));
        bench.pool.gates().plan(voice, 50);
        assertEquals(50, bench.pool.gates().next(1000));
        bench.frameByFrame(60);
        assertEquals("gate 0@50 end 0@54 ", bench.heard.toString());
        assertEquals(1000, bench.pool.gates().next(1000));
    }

    @Test
    void aFullSlotStealsTheReleasedVoiceFirst() {
        VoiceBench bench = new VoiceBench(1000, 2, 256);
        bench.play(SINE, 60, 0.1);
        int second = bench.play(SINE, 64, 0.9);
        bench.take(20);
        bench.pool.release(second, bench.frame);
        bench.play(SINE, 67, 0.5);
        assertEquals("gate 1@20 steal 1 by 2 ", bench.heard.toString());
    }

    @Test
    void amongHeldVoicesTheSoftestGivesWayThenTheOldest() {
        VoiceBench bench = new VoiceBench(1000, 3, 256);
        bench.play(SINE, 60, 0.9);
        bench.play(SINE, 62, 0.2);
        bench.play(SINE, 64, 0.9);
        bench.take(20);
        bench.play(SINE, 65, 0.9);
        bench.play(SINE, 67, 0.9);
        assertEquals("steal 1 by 3 gate 1@20 steal 0 by 4 gate 0@20 ", bench.heard.toString());
    }

    @Test
    void theGlobalLimitHoldsOverSlots() {
        VoiceBench bench = new VoiceBench(1000, 64, 3);
        for (int i = 0; i < 10; i++) {
            bench.start.slot = i % 2;
            bench.play(SINE, 60 + i, 0.8);
        }
        assertEquals(3, bench.pool.sounding());
    }

    /** Of two partials the first, by which a voice is known, is a sample of 100 frames: it is silent when room is needed. */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aVoiceWhoseFirstPartialHasEndedIsStolenOnce() {
        VoiceBench bench = new VoiceBench(48_000, 4, 256);
        Instrument both = new LayerInstrument("both", List.of(VoiceBench.sample(new float[100], 48_000), SINE), List.of(1.0, 1.0));
        bench.play(both, 60, 1);
        bench.play(both, 62, 1);
        bench.take(512);
        assertEquals(2, bench.pool.sounding());
        assertEquals(1, bench.pool.level(0), 1e-6);
        bench.play(both, 64, 1);
        bench.play(both, 65, 1);
        assertEquals("steal 0 by 3 gate 0@512 steal 1 by 3 gate 1@512 ", bench.heard.toString());
        assertEquals(4, bench.pool.sounding());
    }

    @Test
    void stealsBeyondAllSparesStillFindRoom() {
        VoiceBench bench = new VoiceBench(1000, 4, 4);
        for (int i = 0; i < 100; i++) {
            assertTrue(bench.play(SINE, 60, 0.8) >= 0, "note " + i);
        }
        assertEquals(4, bench.pool.sounding());
    }

    @Test
    void stopAndStealFadeWithoutAClick() {
        Instrument low = VoiceBench.oscillator(Waveform.SINE, new EnvelopeSpec(0.05, 0, 1, 0.05));
        VoiceBench stopped = new VoiceBench(48_000);
        int first = stopped.play(low, 45, 1);
        stopped.take(6000);
        stopped.pool.stop(first, stopped.frame);
        assertTrue(roughness(stopped.take(200)) < 0.015);
        VoiceBench stolen = new VoiceBench(48_000);
        int second = stolen.play(low, 45, 1);
        stolen.take(6000);
        stolen.pool.steal(second, stolen.frame, 1);
        assertTrue(roughness(stolen.take(400)) < 0.01);
    }

    @Test
    void stopTakesTwoMilliseconds() {
        VoiceBench bench = new VoiceBench(48_000);
        int voice = bench.play(SINE, 60, 1);
        bench.take(1000);
        bench.pool.stop(voice, 1000);
        bench.take(200);
        assertEquals("gate 0@1000 end 0@1096 ", bench.heard.toString());
    }

    @Test
    void aBendIsAStraightLineOfSemitonesAndReachesItsTarget() {
        VoiceBench bench = new VoiceBench(48_000);
        int voice = bench.play(SINE, 60, 1);
        bench.pool.bend(voice, 64, 1000, 7000);
        assertEquals(60, bench.pool.pitch(voice, 1000));
        assertEquals(62, bench.pool.pitch(voice, 4000));
        assertEquals(64, bench.pool.pitch(voice, 7000));
    }

    @Test
    void aBendSoundsWhereItShouldAndIsSmooth() {
        VoiceBench bench = new VoiceBench(48_000);
        int voice = bench.play(VoiceBench.oscillator(Waveform.SINE, new EnvelopeSpec(0, 0, 1, 0)), 69, 1);
        bench.pool.bend(voice, 71, 0, 4801);
        float[] out = bench.take(9600);
        double phase = 0;
        double worst = 0;
        for (int i = 0; i < out.length; i++) {
            worst = Math.max(worst, Math.abs(out[i] - Math.sin(2 * Math.PI * phase)));
            double middle = Math.min(1, (i + 0.5) / 4801);
            phase += 440 * Math.pow(2, 2 * middle / 12) / 48_000;
        }
        assertTrue(worst < 0.01, "differs by " + worst);
    }

    @Test
    void aNewBendStartsFromTheMomentaryPitch() {
        VoiceBench bench = new VoiceBench(1000);
        int voice = bench.play(SINE, 60, 1);
        bench.pool.bend(voice, 64, 0, 100);
        bench.pool.bend(voice, 60, 50, 150);
        assertEquals(62, bench.pool.pitch(voice, 50));
        assertEquals(61, bench.pool.pitch(voice, 100));
    }

    @Test
    void layersAreOneVoiceWithOneHandle() {
        VoiceBench bench = new VoiceBench(1000);
        int voice = bench.play(VoiceBench.layers(0.5, 0.25, SINE), 60, 1);
        assertEquals(2, bench.pool.sounding());
        bench.take(30);
        bench.pool.release(voice, 30);
        bench.take(64);
        assertEquals("gate 0@30 end 0@80 ", bench.heard.toString());
    }

    @Test
    void layersAddUpByTheirLevels() {
        VoiceBench one = new VoiceBench(1000);
        one.play(SINE, 60, 1);
        VoiceBench two = new VoiceBench(1000);
        two.play(VoiceBench.layers(0.5, 0.25, SINE), 60, 1);
        float[] single = one.take(64);
        float[] layered = two.take(64);
        for (int i = 0; i < 64; i++) {
            assertEquals(0.75 * single[i], layered[i], 1e-6);
        }
    }

    @Test
    void cutsInsideASliceChangeNothingThatCounts() {
        VoiceBench whole = new VoiceBench(48_000);
        VoiceBench cut = new VoiceBench(48_000);
        whole.play(SINE, 71.3, 0.7);
        cut.play(SINE, 71.3, 0.7);
        float[] a = whole.take(6400);
        float[] b = new float[6400];
        for (int done = 0; done < 6400; done += 16) {
            System.arraycopy(cut.take(16), 0, b, done, 16);
        }
        for (int i = 0; i < 6400; i++) {
            assertEquals(a[i], b[i], 1e-6, "frame " + i);
        }
    }

    @Test
    void notesAboveHalfTheRateAreMuted() {
        VoiceBench bench = new VoiceBench(1000);
        bench.play(VoiceBench.oscillator(Waveform.SQUARE, VoiceBench.FLAT), 80, 1);
        for (float x : bench.take(100)) {
            assertEquals(0f, x);
        }
    }

    @Test
    void seventeenVoicesFillMoreThanOneBatch() {
        VoiceBench bench = new VoiceBench(1000);
        for (int i = 0; i < 17; i++) {
            bench.play(VoiceBench.sample(new float[] {0.01f, 0.01f, 0.01f}, 1000), 60, 1);
        }
        assertEquals(0.17f, bench.take(2)[1], 1e-6);
    }
}
