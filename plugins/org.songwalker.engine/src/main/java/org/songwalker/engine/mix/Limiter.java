// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.mix;

import org.songwalker.engine.ring.AudioThread;

/**
 * The guard of the master, without latency. With p the larger of both sides, the level never exceeds
 *
 * <pre>c(p) = p                                  for p ≤ T
 *       T + (C - T) x / (1 + x),  x = (p - T) / (C - T)   above</pre>
 *
 * with T = 0.8 (-1.9 dBFS) and C = 0.98 (-0.18 dBFS): transparent below T, smooth at T, always below C. The gain falls to c(p)/p at once
 * and comes back with a time constant of 80 ms, so a loud stretch is turned down instead of bent. Audio thread.
 */
@AudioThread
public final class Limiter {
    /** Levels up to here pass unchanged. */
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
            float wanted = peak <= THRESHOLD ? 1 : curve(peak) / peak;
            gain = wanted < gain ? wanted : gain + (wanted - gain) * recovery;
            if (gain > OPEN) {
                gain = 1;
            }
            left[i] *= gain;
            right[i] *= gain;
        }
    }

    /** Opens fully. */
    public void clear() {
        gain = 1;
    }
}
