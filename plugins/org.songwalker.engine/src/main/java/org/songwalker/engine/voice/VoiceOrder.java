// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.songwalker.engine.ring.AudioThread;

/** A doubly linked list of voices in the order of their start, in two arrays; -1 is no voice. Audio thread. */
@AudioThread
final class VoiceOrder {
    private final int[] next;
    private final int[] previous;
    private int first = -1;
    private int last = -1;

    VoiceOrder(int voices) {
        next = new int[voices];
        previous = new int[voices];
    }

    int first() {
        return first;
    }

    /** The voice that started after this one; -1 if none. */
    int next(int i) {
        return next[i];
    }

    void append(int i) {
        previous[i] = last;
        next[i] = -1;
        if (last >= 0) {
            next[last] = i;
        } else {
            first = i;
        }
        last = i;
    }

    void remove(int i) {
        if (previous[i] >= 0) {
            next[previous[i]] = next[i];
        } else {
            first = next[i];
        }
        if (next[i] >= 0) {
            previous[next[i]] = previous[i];
        } else {
            last = previous[i];
        }
    }
}
