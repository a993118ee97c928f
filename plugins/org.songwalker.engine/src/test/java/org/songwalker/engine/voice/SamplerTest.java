// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.Loop;
import org.songwalker.engine.instrument.SampleData;
import org.songwalker.engine.instrument.Zone;

class SamplerTest {

    private static float[] ramp(int frames) {
        float[] data = new float[frames];
        for (int i = 0; i < frames; i++) {
            data[i] = (i + 1) / 1000f;
        }
        return data;
    }

    private static float[] sine(int frames, double period) {
        float[] data = new float[frames];
        for (int i = 0; i < frames; i++) {
            data[i] = (float) Math.sin(2 * Math.PI * i / period);
        }
        return data;
    }

    private static void assertSine(double period, float[] out, double within) {
        for (int i = 0; i < out.length; i++) {
            assertEquals(Math.sin(2 * Math.PI * i / period), out[i], within, "frame " + i);
        }
    }

    private static SampleData level(float constant) {
        return new SampleData(new float[] {constant, constant}, 100);
    }

    @Test
    void atItsRootASampleComesOutFrameByFrameWithItsLastFrame() {
        VoiceBench bench = new VoiceBench(100);
        bench.play(VoiceBench.sample(ramp(5), 100), 60, 1);
        assertArrayEquals(new float[] {0.001f, 0.002f, 0.003f, 0.004f, 0.005f, 0, 0}, bench.take(7), 1e-7f);
        assertEquals("gate 0@5 end 0@5 ", bench.heard.toString());
    }

    @Test
    void anOctaveUpEverySecondFrameSounds() {
        VoiceBench bench = new VoiceBench(100);
        bench.play(VoiceBench.sample(ramp(6), 100), 72, 1);
        assertArrayEquals(new float[] {0.001f, 0.003f, 0.005f, 0}, bench.take(4), 1e-7f);
    }

    @Test
    void theRateOfTheFileCountsNotThatOfTheEngine() {
        VoiceBench bench = new VoiceBench(100);
        bench.play(VoiceBench.sample(ramp(50), 50), 60, 1);
        float[] out = bench.take(20);
        assertEquals(0.006f, out[10], 1e-6);
    }

    @Test
    void aLoopOfWholeFramesRepeatsExactly() {
        VoiceBench bench = new VoiceBench(100);
        bench.play(VoiceBench.sample(ramp(10), 100, new Loop(2, 6, Loop.Mode.UNTIL_RELEASE)), 60, 1);
        float[] out = bench.take(200);
        for (int i = 2; i < 200; i++) {
            assertEquals((2 + (i - 2) % 4 + 1) / 1000f, out[i], 1e-6, "frame " + i);
        }
    }

    @Test
    void aLongLoopRepeatsExactlyOverItsEdge() {
        VoiceBench bench = new VoiceBench(100);
        float[] data = sine(5000, 40);
        bench.play(VoiceBench.sample(data, 100, new Loop(1000, 4000, Loop.Mode.CONTINUOUS)), 60, 1);
        assertSine(40, bench.take(20_000), 2e-5);
    }

    @Test
    void aLoopOfBrokenLengthKeepsItsPitchAndIsSmooth() {
        VoiceBench bench = new VoiceBench(48_000);
        double period = 100.5;
        bench.play(VoiceBench.sample(sine(400, period), 48_000, new Loop(150, 150 + period, Loop.Mode.CONTINUOUS)), 60, 1);
        assertSine(period, bench.take(48_000), 1e-3);
    }

    @Test
    void afterNoteOffPlaybackRunsOnToTheEndOfTheFile() {
        VoiceBench bench = new VoiceBench(100);
        EnvelopeSpec slow = new EnvelopeSpec(0, 0, 1, 1e3);
        int voice = bench.play(VoiceBench.sampler(VoiceBench.zone(ramp(12), 100, new Loop(2, 6, Loop.Mode.UNTIL_RELEASE), slow)), 60, 1);
        bench.take(8);
        bench.pool.release(voice, bench.frame);
        assertArrayEquals(new float[] {0.005f, 0.006f, 0.007f, 0.008f, 0.009f}, bench.take(5), 1e-5f);
    }

    @Test
    void aContinuousLoopGoesOnInTheRelease() {
        VoiceBench bench = new VoiceBench(100);
        EnvelopeSpec slow = new EnvelopeSpec(0, 0, 1, 1e3);
        int voice = bench.play(VoiceBench.sampler(VoiceBench.zone(ramp(12), 100, new Loop(2, 6, Loop.Mode.CONTINUOUS), slow)), 60, 1);
        bench.take(8);
        bench.pool.release(voice, bench.frame);
        assertArrayEquals(new float[] {0.005f, 0.006f, 0.003f, 0.004f}, bench.take(4), 1e-5f);
    }

    @Test
    void aOneShotIgnoresNoteOff() {
        VoiceBench bench = new VoiceBench(100);
        Zone drum = new Zone(0, 127, 60, new SampleData(ramp(4), 100), null, true, new EnvelopeSpec(0, 0, 1, 0));
        int voice = bench.play(VoiceBench.sampler(drum), 60, 1);
        bench.take(1);
        bench.pool.release(voice, bench.frame);
        assertArrayEquals(new float[] {0.002f, 0.003f, 0.004f, 0}, bench.take(4), 1e-7f);
        assertEquals("gate 0@1 end 0@4 ", bench.heard.toString());
    }

    @Test
    void pitchIsRightWithinATenthOfACent() {
        VoiceBench bench = new VoiceBench(48_000);
        float[] data = sine(48_000, 100);
        bench.play(VoiceBench.sample(data, 44_100, new Loop(0, 48_000, Loop.Mode.CONTINUOUS)), 63.5, 1);
        float[] out = bench.take(480_000);
        double first = -1;
        double last = -1;
        int cycles = -1;
        for (int i = 1; i < out.length; i++) {
            if (out[i - 1] < 0 && out[i] >= 0) {
                last = i - out[i] / (out[i] - out[i - 1]);
                first = first < 0 ? last : first;
                cycles++;
            }
        }
        double hz = cycles / (last - first) * 48_000;
        double wanted = 441 * Math.pow(2, 3.5 / 12);
        assertEquals(0, 1200 * Math.log(hz / wanted) / Math.log(2), 0.1);
    }

    @Test
    void threeOctavesUpTakesTheSlowPathAndLoops() {
        VoiceBench bench = new VoiceBench(48_000);
        bench.play(VoiceBench.sample(sine(4000, 400), 48_000, new Loop(0, 4000, Loop.Mode.CONTINUOUS)), 96, 1);
        assertSine(50, bench.take(4000), 2e-3);
    }

    @Test
    void keysOutsideAllZonesPlayTheNearestOne() {
        VoiceBench bench = new VoiceBench(100);
        Zone low = new Zone(40, 50, 60, level(0.1f), null, false, VoiceBench.FLAT);
        Zone high = new Zone(60, 70, 60, level(0.2f), null, false, VoiceBench.FLAT);
        Playable playable = Playable.of(VoiceBench.sampler(low, high));
        assertTrue(playable.stretched(52) && playable.stretched(80) && !playable.stretched(45));
        bench.play(VoiceBench.sampler(low, high), 57, 1);
        assertEquals(0.2f, bench.take(1)[0], 1e-6);
    }

    @Test
    void velocityChoosesAmongZones() {
        VoiceBench bench = new VoiceBench(100);
        Zone soft = new Zone(0, 127, 0, 63, 60, level(0.1f), null, false, VoiceBench.FLAT, 1, 0, 20_000, 0.7, 0);
        Zone hard = new Zone(0, 127, 64, 127, 60, level(0.8f), null, false, VoiceBench.FLAT, 1, 0, 20_000, 0.7, 0);
        bench.play(VoiceBench.sampler(soft, hard), 60, 0.75);
        assertEquals(0.6f, bench.take(1)[0], 1e-6);
    }

    @Test
    void anExclusiveGroupEndsItsEarlierVoice() {
        VoiceBench bench = new VoiceBench(1000);
        Zone open = new Zone(0, 127, 0, 127, 60, new SampleData(new float[500], 1000), null, true, VoiceBench.FLAT, 1, 0, 20_000, 0.7, 3);
        bench.play(VoiceBench.sampler(open), 60, 1);
        bench.take(10);
        bench.play(VoiceBench.sampler(open), 60, 1);
        bench.take(10);
        assertEquals("gate 0@10 end 0@15 ", bench.heard.toString());
    }
}
