// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

/** When to try a device again: after 0.25 s, then after twice as long each time, at most every 4 s. Its owner's lock guards it. */
final class Backoff {
    static final long FIRST_NANOS = 250_000_000L;
    static final long LAST_NANOS = 4_000_000_000L;
    private long pause = FIRST_NANOS;
    private long next;

    /** Begins to wait. */
    void begin(long now) {
        next = now + pause;
    }

    /** Whether the time for a try has come; then the next one is further away. */
    boolean due(long now) {
        if (now - next < 0) {
            return false;
        }
        grow();
        next = now + pause;
        return true;
    }

    /** The distance that is next doubles. */
    void grow() {
        pause = Math.min(LAST_NANOS, 2 * pause);
    }

    /** The distance to the next try. */
    long pause() {
        return pause;
    }

    /** All is well: the next trouble begins with short distances. */
    void reset() {
        pause = FIRST_NANOS;
    }
}
