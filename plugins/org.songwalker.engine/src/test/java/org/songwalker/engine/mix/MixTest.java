// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.mix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.dsp.Pan;
import org.songwalker.engine.trace.Meter;

class MixTest {

    @Test
    void panIsZeroDecibelsAtTheCentreAndKeepsThePower() {
        assertEquals(1, Pan.left(0));
        assertEquals(Math.sqrt(2), Pan.left(-1), 1e-12);
        assertEquals(0, Pan.right(-1), 1e-12);
        assertEquals(2, Math.pow(Pan.left(0.3), 2) + Math.pow(Pan.right(0.3), 2), 1e-12);
    }

    @Test
    void limiterIsTransparentUpToItsThreshold() {
        float[] left = {0.8f, -0.8f, 0.1f};
        float[] right = {0.2f, 0.3f, -0.4f};
        new Limiter(48_000).process(left, right, 3);
        assertArrayEquals(new float[] {0.8f, -0.8f, 0.1f}, left);
        assertArrayEquals(new float[] {0.2f, 0.3f, -0.4f}, right);
    }

    @Test
    void limiterCurveHasItsDocumentedLevels() {
        assertEquals(0.8f, Limiter.curve(0.8f));
        assertEquals(0.89f, Limiter.curve(0.98f), 1e-6);
        assertEquals(0.8 + 0.18 * (3.2 / 0.18) / (1 + 3.2 / 0.18), Limiter.curve(4f), 1e-5);
    }

    @Test
    void nothingLeavesTheLimiterAboveItsCeiling() {
        float[] left = new float[6400];
        float[] right = new float[6400];
        for (int i = 0; i < left.length; i++) {
            left[i] = (float) (9 * Math.sin(i * 0.31) * Math.sin(i * 0.002));
            right[i] = (float) (5 * Math.cos(i * 0.17));
        }
        new Limiter(48_000).process(left, right, left.length);
        for (int i = 0; i < left.length; i++) {
            assertTrue(Math.abs(left[i]) < Limiter.CEILING && Math.abs(right[i]) < Limiter.CEILING, "frame " + i);
        }
    }

    @Test
    void limiterTurnsBothSidesDownAlike() {
        float[] left = {2f};
        float[] right = {1f};
        new Limiter(48_000).process(left, right, 1);
        assertEquals(left[0] / 2, right[0], 1e-6);
    }

    @Test
    void meterShowsPeakAndRmsOfAWindow() {
        Meter meter = new Meter();
        float[] left = new float[64];
        float[] right = new float[64];
        Arrays.fill(left, 0.5f);
        left[7] = -0.75f;
        Arrays.fill(right, 0.25f);
        for (int slice = 0; slice < 16; slice++) {
            meter.measure(left, right);
        }
        assertEquals(0.75f, meter.peakLeft());
        assertEquals(0.25f, meter.peakRight());
        assertEquals(0.25, meter.rmsRight(), 1e-6);
        assertFalse(meter.clipped());
    }

    @Test
    void clipLampLatchesUntilReset() {
        Meter meter = new Meter();
        float[] loud = new float[64];
        loud[3] = 1.01f;
        meter.measure(loud, new float[64]);
        for (int slice = 0; slice < 100; slice++) {
            meter.silence();
        }
        assertTrue(meter.clipped());
        meter.resetClip();
        assertFalse(meter.clipped());
    }
}
