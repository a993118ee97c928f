// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import org.songwalker.engine.ring.AudioThread;

/** Keeps what is no sound out of filters and effects, whose state it would stay in for good. Audio thread. */
@AudioThread
public final class Finite {
    /** 120 dB above full scale: no sum of voices gets there. */
    public static final float LARGEST = 1e6f;

    private Finite() {}

    /** Silences samples that are no numbers, infinite or beyond {@link #LARGEST}; true if there were any. */
    public static boolean repair(float[] left, float[] right) {
        return repair(left) | repair(right);
    }

    private static boolean repair(float[] samples) {
        int wrong = 0;
        for (int i = 0; i < samples.length; i++) {
            wrong |= Math.abs(samples[i]) <= LARGEST ? 0 : 1;
        }
        if (wrong == 0) {
            return false;
        }
        for (int i = 0; i < samples.length; i++) {
            if (!(Math.abs(samples[i]) <= LARGEST)) {
                samples[i] = 0;
            }
        }
        return true;
    }
}
