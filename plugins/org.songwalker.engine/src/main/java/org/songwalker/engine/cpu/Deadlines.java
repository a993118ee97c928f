// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.cpu;

import java.util.Locale;

/**
 * A histogram of blocks by the share of their duration that rendering took. Immutable.
 *
 * @param counts one count for each of {@link #BOUNDS}: blocks whose share is at most the bound and above the one before; the last counts
 *               the rest
 */
public record Deadlines(long[] counts) {
    /** Upper bounds of the shares; above 1 a deadline is missed, above 2 both buffers of a device have run dry. */
    public static final double[] BOUNDS = {0.05, 0.1, 0.25, 0.5, 0.75, 1, 2, 4};

    public Deadlines {
        if (counts.length != BOUNDS.length + 1) {
            throw new IllegalArgumentException(counts.length + " counts for " + (BOUNDS.length + 1) + " classes");
        }
        counts = counts.clone();
    }

    @Override
    public long[] counts() {
        return counts.clone();
    }

    /** The class of a share. */
    static int of(double share) {
        int at = 0;
        while (at < BOUNDS.length && share > BOUNDS[at]) {
            at++;
        }
        return at;
    }

    /** All blocks. */
    public long blocks() {
        return sum(0);
    }

    /** Number of blocks that took longer than their duration. */
    public long missed() {
        return sum(of(1) + 1);
    }

    private long sum(int from) {
        long sum = 0;
        for (int i = from; i < counts.length; i++) {
            sum += counts[i];
        }
        return sum;
    }

    /** For people: {@code up to 5 %: 100, up to 10 %: 3, ... above 400 %: 0}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < counts.length; i++) {
            text.append(i == BOUNDS.length ? String.format(Locale.ROOT, "above %.0f %%: ", 100 * BOUNDS[i - 1])
                    : String.format(Locale.ROOT, "up to %.0f %%: ", 100 * BOUNDS[i]))
                    .append(counts[i])
                    .append(i < BOUNDS.length ? ", " : "");
        }
        return text.toString();
    }
}
