// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.EnvelopeSpec.Curve;

/** Envelopes at 100 frames a second, so that every level can be written down. */
class EnvelopeTest {
    private final Envelope envelope = new Envelope(1, 100);

    private float[] take(int frames) {
        float[] out = new float[frames];
        int done = 0;
        while (done < frames) {
            int run = envelope.run(0, frames - done);
            if (run == 0) {
                break;
            }
            for (int i = 0; i < run; i++) {
                out[done++] = envelope.runLevel() + i * envelope.runStep();
            }
        }
        return out;
    }

    @Test
    void attackReachesFullScaleInTwoFrames() {
        envelope.start(0, 0.02, 0, 1, 0, Curve.LINEAR);
        assertArrayEquals(new float[] {0.5f, 1f, 1f}, take(3), 1e-6f);
    }

    @Test
    void decayEndsExactlyAtTheSustainLevel() {
        envelope.start(0, 0, 0.02, 0.5, 0, Curve.LINEAR);
        assertArrayEquals(new float[] {1f, 0.75f, 0.5f, 0.5f}, take(4), 0f);
    }

    @Test
    void releaseStartsFromTheMomentaryLevelInTheAttack() {
        envelope.start(0, 0.04, 0, 1, 0.02, Curve.LINEAR);
        assertArrayEquals(new float[] {0.25f, 0.5f}, take(2), 1e-6f);
        envelope.release(0);
        assertArrayEquals(new float[] {0.25f, 0f}, take(2), 1e-6f);
        assertTrue(envelope.ended(0));
    }

    @Test
    void releaseBeforeTheFirstFrameStaysSilent() {
        envelope.start(0, 0.02, 0, 1, 0.02, Curve.LINEAR);
        envelope.release(0);
        assertArrayEquals(new float[] {0f, 0f, 0f}, take(3), 0f);
    }

    @Test
    void segmentsOfNoLengthTakeOneFrame() {
        envelope.start(0, 0, 0, 0.5, 0, Curve.LINEAR);
        assertArrayEquals(new float[] {1f, 0.5f, 0.5f}, take(3), 0f);
    }

    @Test
    void twentyNineHundredthsAreTwentyNineFrames() {
        assertEquals(29, Envelope.frames(0.29, 100));
    }

    @Test
    void exponentialReleaseHalfwayIsThirtyDecibelsDown() {
        envelope.start(0, 0, 0, 1, 0.10, Curve.EXPONENTIAL);
        take(3);
        envelope.release(0);
        float[] level = new float[5];
        for (int i = 0; i < 5; i++) {
            level[i] = take(1)[0];
        }
        assertEquals((Math.pow(10, -1.5) - 0.001) / 0.999, level[4], 1e-6);
    }

    @Test
    void cutsDoNotChangeALinearSegment() {
        envelope.start(0, 0.1, 0, 1, 0, Curve.LINEAR);
        assertArrayEquals(new float[] {0.1f, 0.2f, 0.3f}, take(3), 1e-6f);
        assertArrayEquals(new float[] {0.4f, 0.5f}, take(2), 1e-6f);
    }

    @Test
    void fadeLeavesAShorterReleaseAlone() {
        envelope.start(0, 0, 0, 1, 0.02, Curve.LINEAR);
        take(2);
        envelope.release(0);
        envelope.fade(0, 10);
        assertArrayEquals(new float[] {0.5f, 0f}, take(2), 1e-6f);
    }
}
