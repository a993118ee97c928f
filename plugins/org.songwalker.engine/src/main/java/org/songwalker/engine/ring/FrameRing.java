// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.ring;

/**
 * A ring of interleaved frames from one thread to another, without locks and without waiting: a full ring takes what fits and counts the
 * rest. One thread offers, one takes ({@link RingCursor}).
 */
public final class FrameRing {
    private final int channels;
    private final RingCursor cursor;
    private final float[] cells;

    /**
     * @param channels floats per frame, 1 to 64
     * @param frames   capacity in frames, 2 to 2^24, rounded up to a power of two
     */
    public FrameRing(int channels, int frames) {
        if (channels < 1 || channels > 64 || frames < 2 || frames > 1 << 24) {
            throw new IllegalArgumentException(
                    "a ring of " + frames + " frames of " + channels + " channels; expected 2 to " + (1 << 24) + " frames of 1 to 64");
        }
        this.channels = channels;
        this.cursor = new RingCursor(frames);
        this.cells = new float[cursor.size() * channels];
    }

    /** Floats per frame. */
    public int channels() {
        return channels;
    }

    /** Appends frames, starting at index {@code offset} (in floats); returns how many fitted. The offering thread. */
    @AudioThread
    public int offer(float[] interleaved, int offset, int frames) {
        int count = Math.min(frames, cursor.room());
        copy(interleaved, offset, cursor.next(), count, true);
        cursor.publish(count);
        if (count < frames) {
            cursor.drop(frames - count);
        }
        return count;
    }

    /**
     * Removes up to {@code frames} frames into an array, starting at index {@code offset} (in floats); returns how many there were. The
     * taking thread.
     */
    @AudioThread
    public int take(float[] interleaved, int offset, int frames) {
        int count = Math.min(frames, available());
        copy(interleaved, offset, cursor.tail(), count, false);
        skip(count);
        return count;
    }

    private void copy(float[] outside, int offset, long at, int frames, boolean in) {
        int from = cursor.row(at);
        int first = Math.min(frames, cursor.size() - from);
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

    /** Frames that wait. The taking thread. */
    @AudioThread
    public int available() {
        return (int) (cursor.head() - cursor.tail());
    }

    /** Discards up to {@code frames} of the oldest frames. The taking thread. */
    @AudioThread
    public void skip(int frames) {
        cursor.free(cursor.tail() + Math.min(frames, available()));
    }

    /** Frames refused because the ring was full. Any thread. */
    public long dropped() {
        return cursor.dropped();
    }
}
