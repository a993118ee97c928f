// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Positions of one producer and one consumer in a ring. The rows themselves are columns (arrays) of the owner. The producer fills the row
 * that {@link #claim} returns and calls {@link #publish}, or fills several rows as far as there is {@link #room} and publishes them at
 * once; the consumer reads the rows from {@link #tail} to {@link #head} and calls {@link #free}. Publishing is a release store of the head,
 * so the consumer sees complete rows. A full ring counts what it drops; it never blocks.
 */
public final class RingCursor {
    private static final VarHandle HEAD;
    private static final VarHandle TAIL;
    private static final VarHandle DROPPED;

    static {
        try {
            var lookup = MethodHandles.lookup();
            HEAD = lookup.findVarHandle(RingCursor.class, "head", long.class);
            TAIL = lookup.findVarHandle(RingCursor.class, "tail", long.class);
            DROPPED = lookup.findVarHandle(RingCursor.class, "dropped", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int mask;
    private long head;
    private long tail;
    private long dropped;
    private long seenTail;

    /** @param capacity rows, 2 at least, rounded up to a power of two */
    public RingCursor(int capacity) {
        mask = (Integer.highestOneBit(capacity - 1) << 1) - 1;
    }

    /** Number of rows that the owner's columns need. */
    public int size() {
        return mask + 1;
    }

    /** The row to fill, or -1 if the ring is full, which counts as dropped. Producer. */
    @AudioThread
    public int claim() {
        if (head - seenTail > mask && room() == 0) {
            drop(1);
            return -1;
        }
        return row(head);
    }

    /** Publishes the claimed row. Producer. */
    @AudioThread
    public void publish() {
        publish(1);
    }

    /** Number of rows that may be filled, starting at {@link #next}. Producer. */
    @AudioThread
    public int room() {
        seenTail = (long) TAIL.getAcquire(this);
        return (int) (size() - (head - seenTail));
    }

    /** Position of the next row to fill. Producer. */
    @AudioThread
    public long next() {
        return head;
    }

    /** Publishes that many rows. Producer. */
    @AudioThread
    public void publish(int rows) {
        HEAD.setRelease(this, head + rows);
    }

    /** Counts rows for which there was no room. Producer. */
    @AudioThread
    public void drop(int rows) {
        DROPPED.setRelease(this, dropped + rows);
    }

    /** Position of the first row that is not free yet. Consumer. */
    public long tail() {
        return tail;
    }

    /** Position after the last published row. Consumer. */
    public long head() {
        return (long) HEAD.getAcquire(this);
    }

    /** The row of a position. */
    public int row(long position) {
        return (int) position & mask;
    }

    /** Frees the rows before position {@code end}. Consumer. */
    public void free(long end) {
        TAIL.setRelease(this, end);
    }

    /** Rows dropped because the consumer was too slow. Any thread. */
    public long dropped() {
        return (long) DROPPED.getAcquire(this);
    }
}
