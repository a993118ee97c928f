// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.input;

import java.util.function.ObjLongConsumer;
import org.songwalker.engine.dsp.Slice;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.engine.ring.FrameRing;
import org.songwalker.engine.ring.RingCursor;

/**
 * One connection of an input device: a ring of frames that wait for the engine, and a ring of slices that the engine has taken, for the
 * log. Made by the control thread; then the device's thread offers, the audio thread takes and logs, the log's reader drains.
 */
final class InputWire {
    /** Frames may accumulate up to this multiple of {@link #ahead}; if more wait, they are cut back to {@link #ahead}. */
    static final int MOST_AHEAD = 4;
    private static final int LOGGED_SLICES = 2048;

    final FrameRing ring;
    /** Frames that must wait before sound flows. */
    final int ahead;
    /** True once sound has flowed. Audio thread. */
    boolean flowed;
    private final RingCursor rows = new RingCursor(LOGGED_SLICES);
    private final long[] frames;
    private final float[] floats;
    /**
     * Log frame at which a disconnected wire was first found empty; -1 before. The audio thread may still be using the wire at that frame.
     */
    private long emptyAt = -1;

    InputWire(int channels, int ahead) {
        ring = new FrameRing(channels, Math.max(2 * Slice.FRAMES, 2 * MOST_AHEAD * ahead));
        this.ahead = ahead;
        frames = new long[rows.size()];
        floats = new float[rows.size() * channels * Slice.FRAMES];
    }

    /** Records a slice, interleaved. */
    @AudioThread
    void log(float[] slice, long frame) {
        int row = rows.claim();
        if (row >= 0) {
            int size = ring.channels() * Slice.FRAMES;
            frames[row] = frame;
            System.arraycopy(slice, 0, floats, row * size, size);
            rows.publish();
        }
    }

    /** Passes on the slices before frame {@code before}, each with its frame; consecutive slices are joined. */
    void drain(ObjLongConsumer<RecordedSound> to, long before) {
        int size = ring.channels() * Slice.FRAMES;
        long end = rows.head();
        long at = rows.tail();
        while (at < end && frames[rows.row(at)] < before) {
            long first = at;
            long start = frames[rows.row(first)];
            long next = start;
            while (at < end && next < before && frames[rows.row(at)] == next) {
                at++;
                next += Slice.FRAMES;
            }
            float[] run = new float[(int) (at - first) * size];
            for (long k = first; k < at; k++) {
                System.arraycopy(floats, rows.row(k) * size, run, (int) (k - first) * size, size);
            }
            to.accept(new RecordedSound(ring.channels(), run), start);
        }
        rows.free(at);
    }

    /** True if a disconnected wire is empty and the audio thread, which fades it out within {@code fade} frames, no longer uses it. */
    boolean done(long before, int fade) {
        if (rows.tail() < rows.head()) {
            return false;
        }
        if (emptyAt < 0) {
            emptyAt = before;
        }
        return before > emptyAt + fade + Slice.FRAMES;
    }

    /** Slices that the log lacks because it was drained too rarely. */
    long dropped() {
        return rows.dropped();
    }
}
