// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.EffectSpec;

class EffectTest {

    private static float[] impulse(EffectSpec spec, double rate, int frames) {
        float[] left = new float[frames];
        float[] right = new float[frames];
        left[0] = 1;
        right[0] = 1;
        Effect.of(spec, rate).process(left, right);
        return left;
    }

    @Test
    void delayRepeatsWithItsFeedback() {
        assertArrayEquals(new float[] {0.5f, 0, 0.5f, 0, 0.25f, 0, 0.125f}, impulse(new EffectSpec.Delay(0.02, 0.5, 0.5), 100, 7), 1e-6f);
    }

    @Test
    void delayOfNoTimePassesTheInputOn() {
        assertArrayEquals(new float[] {1, 0, 0}, impulse(new EffectSpec.Delay(0, 0.5, 0.5), 100, 3));
    }

    @Test
    void chorusWithoutDepthIsADelayOfFifteenMilliseconds() {
        float[] out = impulse(new EffectSpec.Chorus(1, 0, 0.5), 1000, 20);
        assertEquals(0.5f, out[0]);
        assertEquals(0.5f, out[15], 1e-6);
        assertEquals(0f, out[14]);
    }

    @Test
    void firstReflectionOfTheReverbComesWithItsShortestComb() {
        float[] out = impulse(new EffectSpec.Reverb(0.5, 0.5, 1), 44_100, 2048);
        for (int i = 0; i < 1116; i++) {
            assertEquals(0f, out[i], "frame " + i);
        }
        assertEquals(0.03f, out[1116], 1e-6);
    }

    @Test
    void reverbDecays() {
        float[] out = impulse(new EffectSpec.Reverb(0.7, 0.5, 1), 44_100, 88_200);
        double early = 0;
        double late = 0;
        for (int i = 0; i < 22_050; i++) {
            early += out[i] * out[i];
            late += out[66_150 + i] * out[66_150 + i];
        }
        assertTrue(early > 1e-6 && late < early / 1000, early + " then " + late);
    }

    @Test
    void compressorReducesByItsRatioAboveTheKnee() {
        var c = new CompressorEffect(new EffectSpec.Compressor(-24, 4, 6, 0.003, 0.25, 0), 48_000);
        assertEquals(0, c.reduction(-30));
        assertEquals(-18, c.reduction(0), 1e-9);
        assertEquals(-0.75 * 3, c.reduction(-21), 1e-9);
        assertEquals(-0.75 * 3 / 4, c.reduction(-24), 1e-9);
    }

    @Test
    void compressorSettlesAtItsStaticCurve() {
        float[] left = new float[48_000];
        float[] right = new float[48_000];
        Arrays.fill(left, 1f);
        Effect.of(new EffectSpec.Compressor(-24, 4, 6, 0.003, 0.25, 0), 48_000).process(left, right);
        assertEquals(-18, 20 * Math.log10(left[47_999]), 0.05);
    }

    @Test
    void equaliserBandsWorkInSeries() {
        var band = new EffectSpec.Band(EffectSpec.Band.Shape.PEAKING, 1000, 1, 6);
        float[] left = new float[48_000];
        for (int i = 0; i < left.length; i++) {
            left[i] = (float) (0.1 * Math.sin(2 * Math.PI * i / 48));
        }
        Effect.of(new EffectSpec.Equalizer(List.of(band, band)), 48_000).process(left, new float[48_000]);
        float peak = 0;
        for (int i = 40_000; i < 48_000; i++) {
            peak = Math.max(peak, left[i]);
        }
        assertEquals(12, 20 * Math.log10(peak / 0.1), 0.05);
    }

    @Test
    void tailIsCountedInFramesAndThenStill() {
        EffectChain chain = EffectChain.of(List.of(new EffectSpec.Delay(0.64, 0, 1)), 1000);
        float[] left = new float[64];
        float[] right = new float[64];
        left[0] = 1;
        chain.process(left, right, true);
        for (int slice = 0; slice < 10; slice++) {
            assertTrue(chain.sounding(), "slice " + slice);
            Arrays.fill(left, 0);
            chain.process(left, right, false);
        }
        assertEquals(1f, left[0]);
        assertFalse(chain.sounding());
    }

    @Test
    void clearedEffectsAreSilent() {
        for (EffectSpec spec : List.of(new EffectSpec.Delay(0.1, 0.9, 1), new EffectSpec.Reverb(0.9, 0.1, 1),
                new EffectSpec.Chorus(1, 0.002, 1))) {
            Effect effect = Effect.of(spec, 1000);
            float[] left = new float[640];
            left[0] = 1;
            effect.process(left, new float[640]);
            effect.clear();
            float[] after = new float[640];
            effect.process(after, new float[640]);
            assertThat(after).containsOnly(0f);
        }
    }
}
