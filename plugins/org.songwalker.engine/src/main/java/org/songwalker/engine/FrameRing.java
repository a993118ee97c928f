// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Frames of sound from one thread to another, interleaved, without a lock and without waiting: a full ring takes what fits and counts the
 * rest. One thread offers, one takes; a frame is handed over by the release store of the head, so the taker sees it whole.
 */
public final class FrameRing {
    private static final VarHandle HEAD;
    private static final VarHandle TAIL;
    private static final VarHandle DROPPED;

    static {
        try {
            var lookup = MethodHandles.lookup();
            HEAD = lookup.findVarHandle(FrameRing.class, "head", long.class);
            TAIL = lookup.findVarHandle(FrameRing.class, "tail", long.class);
            DROPPED = lookup.findVarHandle(FrameRing.class, "dropped", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int channels;
    private final int capacity;
    private final float[] cells;
    private long head;
    private long tail;
    private long dropped;

    /**
     * @param channels floats per frame, 1 to 64
     * @param frames   frames it holds, 2 to 2^24, rounded up to a power of two
     */
    public FrameRing(int channels, int frames) {
        if (channels < 1 || channels > 64 || frames < 2 || frames > 1 << 24) {
            throw new IllegalArgumentException("a ring of " + frames + " frames of " + channels + " channels; expected 2 to "
                    + (1 << 24) + " frames of 1 to 64");
        }
        this.channels = channels;
        this.capacity = Integer.highestOneBit(frames - 1) << 1;
        this.cells = new float[capacity * channels];
    }

    /** Floats per frame. */
    public int channels() {
        return channels;
    }

    /** Frames it holds. */
    public int capacity() {
        return capacity;
    }

    /** Hands frames over from {@code offset} (in floats) on; gives how many there was room for. The offering thread. */
    @AudioThread
    public int offer(float[] interleaved, int offset, int frames) {
        long at = head;
        int count = (int) Math.min(frames, capacity - (at - (long) TAIL.getAcquire(this)));
        copy(interleaved, offset, at, count, true);
        HEAD.setRelease(this, at + count);
        if (count < frames) {
            DROPPED.setRelease(this, dropped + frames - count);
        }
        return count;
    }

    /** Takes frames into {@code offset} (in floats) and following; gives how many there were. The taking thread. */
    @AudioThread
    public int take(float[] interleaved, int offset, int frames) {
        long at = tail;
        int count = (int) Math.min(frames, (long) HEAD.getAcquire(this) - at);
        copy(interleaved, offset, at, count, false);
        TAIL.setRelease(this, at + count);
        return count;
    }

    private void copy(float[] outside, int offset, long at, int frames, boolean in) {
        int from = (int) (at & capacity - 1);
        int first = Math.min(frames, capacity - from);
        move(outside, offset, from * channels, first * channels, in);
        move(outside, offset + first * channels, 0, (frames - first) * channels, in);
    }

    private void move(float[] outside, int offset, int cell, int floats, boolean in) {
        if (in) {
            System.arraycopy(outside, offset, cells, cell, floats);
        } else {
            System.arraycopy(cells, cell, outside, offset, floats);
        }
    }

    /** Frames that wait. The taking thread; others get a guess. */
    @AudioThread
    public int available() {
        return (int) ((long) HEAD.getAcquire(this) - (long) TAIL.getAcquire(this));
    }

    /** Throws the oldest frames away, as many as there are at most. The taking thread. */
    @AudioThread
    public void skip(int frames) {
        TAIL.setRelease(this, tail + Math.min(frames, available()));
    }

    /** Frames refused because the ring was full. Any thread. */
    public long dropped() {
        return (long) DROPPED.getAcquire(this);
    }
}
