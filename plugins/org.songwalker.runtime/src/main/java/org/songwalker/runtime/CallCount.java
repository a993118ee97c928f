// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

/** Counts the calls of a firing: in a slot those at one frame, in a song all. For {@link LoopGuard}; one thread. */
final class CallCount {
    private int calls;
    private long frame = Long.MIN_VALUE;

    void clear() {
        calls = 0;
        frame = Long.MIN_VALUE;
    }

    /** Counts a call at a frame; returns how many there have been. */
    int add(boolean song, long now) {
        if (!song && frame != now) {
            frame = now;
            calls = 0;
        }
        return ++calls;
    }
}
