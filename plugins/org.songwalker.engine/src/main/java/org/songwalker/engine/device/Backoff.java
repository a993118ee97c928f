// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

/**
 * Decides when to try a device again: after 0.25 s, then after twice as long each time, at most every 4 s. Guarded by its owner's lock.
 */
final class Backoff {
    static final long FIRST_NANOS = 250_000_000L;
    static final long LAST_NANOS = 4_000_000_000L;
    private long pause = FIRST_NANOS;
    private long next;

    /** Starts the wait for the next try. */
    void begin(long now) {
        next = now + pause;
    }

    /** True if it is time for a try; the pause before the next one is then longer. */
    boolean due(long now) {
        if (now - next < 0) {
            return false;
        }
        grow();
        next = now + pause;
        return true;
    }

    /** Doubles the pause, up to the longest. */
    void grow() {
        pause = Math.min(LAST_NANOS, 2 * pause);
    }

    /** The current pause in nanoseconds. */
    long pause() {
        return pause;
    }

    /** Success: the next failure starts with the shortest pause. */
    void reset() {
        pause = FIRST_NANOS;
    }
}
