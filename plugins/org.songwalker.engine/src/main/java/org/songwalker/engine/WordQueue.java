// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A queue of packed words from one thread to another, without objects. A full queue refuses, and the sender counts. */
final class WordQueue {
    /** What {@link #poll} gives where nothing is there; no {@link Midi} word has this value. */
    static final long EMPTY = 0;
    private static final VarHandle HEAD;
    private static final VarHandle TAIL;

    static {
        try {
            var lookup = MethodHandles.lookup();
            HEAD = lookup.findVarHandle(WordQueue.class, "head", long.class);
            TAIL = lookup.findVarHandle(WordQueue.class, "tail", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long[] words;
    private final int mask;
    private long head;
    private long tail;

    WordQueue(int capacity) {
        int size = Integer.highestOneBit(capacity - 1) << 1;
        words = new long[size];
        mask = size - 1;
    }

    /** Sender's thread. */
    boolean offer(long word) {
        if (head - (long) TAIL.getAcquire(this) > mask) {
            return false;
        }
        words[(int) head & mask] = word;
        HEAD.setRelease(this, head + 1);
        return true;
    }

    /** Receiver's thread. */
    @AudioThread
    long poll() {
        if (tail == (long) HEAD.getAcquire(this)) {
            return EMPTY;
        }
        long word = words[(int) tail & mask];
        TAIL.setRelease(this, tail + 1);
        return word;
    }
}
