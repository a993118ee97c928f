// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.mix;

import org.songwalker.engine.ring.AudioThread;

/**
 * Limits the master without latency (sound reference 9). With p the larger of both sides, levels up to {@link #THRESHOLD} pass unchanged
 * and the result stays below {@link #CEILING}: the gain falls at once to {@link #curve}(p) / p and rises again within 80 ms.
 */
@AudioThread
public final class Limiter {
    /** Levels up to this pass unchanged. */
    public static final float THRESHOLD = 0.8f;
    /** No frame reaches this level. */
    public static final float CEILING = 0.98f;
    private static final double RELEASE_SECONDS = 0.08;
    private static final float OPEN = 0.99999f;
    private final float recovery;
    private float gain = 1;

    public Limiter(double sampleRate) {
        recovery = (float) (1 - StrictMath.exp(-1 / (RELEASE_SECONDS * sampleRate)));
    }

    /** The curve c(p). */
    public static float curve(float level) {
        if (level <= THRESHOLD) {
            return level;
        }
        float x = (level - THRESHOLD) / (CEILING - THRESHOLD);
        return THRESHOLD + (CEILING - THRESHOLD) * x / (1 + x);
    }

    /** Limits both sides in place. */
    public void process(float[] left, float[] right, int frames) {
        for (int i = 0; i < frames; i++) {
            float peak = Math.max(Math.abs(left[i]), Math.abs(right[i]));
            if (gain == 1 && peak <= THRESHOLD) {
                continue;
            }
            if (!(peak <= Float.MAX_VALUE)) { // infinite or not a number: silence, and the gain stays as it was
                left[i] = 0;
                right[i] = 0;
                continue;
            }
            float wanted = peak <= THRESHOLD ? 1 : curve(peak) / peak;
            gain = wanted < gain ? wanted : gain + (wanted - gain) * recovery;
            if (gain > OPEN) {
                gain = 1;
            }
            left[i] *= gain;
            right[i] *= gain;
        }
    }

    /** Resets the gain to 1. */
    public void clear() {
        gain = 1;
    }
}
