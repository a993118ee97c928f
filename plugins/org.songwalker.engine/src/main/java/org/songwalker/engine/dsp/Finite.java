// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import java.util.Arrays;
import org.songwalker.engine.ring.AudioThread;

/**
 * Keeps what is no sound out of filters and effects: what is no number would stay in their state for good, and denormal numbers make them
 * some twenty times as slow. Audio thread.
 */
@AudioThread
public final class Finite {
    /** 120 dB above full scale: no sum of voices gets there. */
    public static final float LARGEST = 1e6f;
    /** 400 dB below full scale: what is quieter is nothing. */
    public static final float QUIET = 1e-20f;
    private static final int LARGEST_BITS = Float.floatToRawIntBits(LARGEST);
    private static final int QUIET_BITS = Float.floatToRawIntBits(QUIET);

    private Finite() {}

    /**
     * Silences samples that are no numbers, infinite or beyond {@link #LARGEST}, and a side whose samples all are below {@link #QUIET}.
     *
     * @return true if there were any of the first kind
     */
    public static boolean repair(float[] left, float[] right) {
        return repair(left) | repair(right);
    }

    private static boolean repair(float[] samples) {
        int most = 0; // as ints, whose order is that of positive floats, with what is no number above all
        for (int i = 0; i < samples.length; i++) {
            most = Math.max(most, Float.floatToRawIntBits(samples[i]) & Integer.MAX_VALUE);
        }
        if (most <= LARGEST_BITS) {
            if (most < QUIET_BITS && most > 0) {
                Arrays.fill(samples, 0);
            }
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
