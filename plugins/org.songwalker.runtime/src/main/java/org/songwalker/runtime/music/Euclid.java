// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.music;

import java.util.Arrays;

/**
 * Rhythms that spread hits over steps as evenly as they can be: Bjorklund's algorithm (G. Toussaint, The Euclidean algorithm generates
 * traditional musical rhythms, 2005). Allocates nothing after its constructor; one thread.
 */
public final class Euclid {
    /** Most steps of a rhythm. */
    public static final int MOST_STEPS = 256;

    private final boolean[] front = new boolean[MOST_STEPS];
    private final boolean[] back = new boolean[MOST_STEPS];
    private final boolean[] kept = new boolean[MOST_STEPS];
    private final boolean[] pattern = new boolean[MOST_STEPS];

    /**
     * Computes a rhythm; {@link #hit} reads it.
     *
     * @param hits  any number; below 1 there are none, from {@code steps} on every step is one
     * @param steps 1 to {@link #MOST_STEPS}
     */
    public void compute(int hits, int steps) {
        if (hits <= 0 || hits >= steps) {
            Arrays.fill(pattern, 0, steps, hits > 0);
            return;
        }
        front[0] = true;
        back[0] = false;
        int frontLength = 1;
        int backLength = 1;
        int fronts = hits;
        int backs = steps - hits;
        while (backs > 1) { // each of the front pieces takes one of the back pieces; what is left over is the new back
            int pairs = Math.min(fronts, backs);
            boolean frontLeft = fronts > backs;
            int keptLength = frontLeft ? frontLength : backLength;
            System.arraycopy(frontLeft ? front : back, 0, kept, 0, keptLength);
            System.arraycopy(back, 0, front, frontLength, backLength);
            frontLength += backLength;
            System.arraycopy(kept, 0, back, 0, keptLength);
            backLength = keptLength;
            backs = Math.abs(fronts - backs);
            fronts = pairs;
        }
        int at = 0;
        for (int i = 0; i < fronts; i++) {
            System.arraycopy(front, 0, pattern, at, frontLength);
            at += frontLength;
        }
        for (int i = 0; i < backs; i++) {
            System.arraycopy(back, 0, pattern, at, backLength);
            at += backLength;
        }
    }

    /** True if a step of the latest rhythm is a hit. */
    public boolean hit(int step) {
        return pattern[step];
    }
}
