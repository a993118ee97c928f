// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import org.songwalker.engine.ring.AudioThread;
import org.songwalker.engine.ring.RingCursor;

/** A queue of packed words from one thread to another, without objects ({@link RingCursor}). A full queue refuses; the sender counts. */
final class WordQueue {
    /** The result of {@link #poll} if the queue is empty; no {@link Midi} word has this value. */
    static final long EMPTY = 0;

    private final RingCursor cursor;
    private final long[] words;

    WordQueue(int capacity) {
        cursor = new RingCursor(capacity);
        words = new long[cursor.size()];
    }

    /** Appends a word; false if the queue is full. Sender's thread. */
    boolean offer(long word) {
        if (cursor.room() == 0) {
            return false;
        }
        words[cursor.row(cursor.next())] = word;
        cursor.publish();
        return true;
    }

    /** Takes the oldest word; {@link #EMPTY} if there is none. Receiver's thread. */
    @AudioThread
    long poll() {
        long at = cursor.tail();
        if (at == cursor.head()) {
            return EMPTY;
        }
        long word = words[cursor.row(at)];
        cursor.free(at + 1);
        return word;
    }
}
