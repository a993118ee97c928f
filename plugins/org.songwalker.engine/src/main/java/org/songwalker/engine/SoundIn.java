// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.dsp.Slice;

/**
 * The way of sound into an engine, for {@code AudioInput(n)}. A device's thread {@linkplain #offer offers} frames at the engine's rate;
 * each slice takes 64 of them, or is silent where there are not so many, and counts that. What a slice has taken is recorded
 * ({@link Command.Input}), so that a replay hears the same.
 *
 * <p>Sound flows once {@code ahead} frames wait, and again after it has run out; more than four times as many are cut to that again (the
 * clocks of two devices differ), so that the delay stays where it is.
 */
public final class SoundIn {
    /** Most channels; they count from 1 in programs. */
    public static final int MOST_CHANNELS = 64;
    private static final int MOST_AHEAD = 4;
    private static final int LOGGED_SLICES = 2048;

    /** A device's channels at work: made by the control thread, handed over whole. */
    private static final class Wire {
        final FrameRing ring;
        final int ahead;
        final RingCursor rows = new RingCursor(LOGGED_SLICES);
        final long[] frames;
        final float[] floats;
        /** Log frame at which a retired wire was first found empty; the audio thread may have been inside it until then. */
        long emptyAt = -1;

        Wire(int channels, int ahead) {
            ring = new FrameRing(channels, Math.max(2 * Slice.FRAMES, 2 * MOST_AHEAD * ahead));
            this.ahead = ahead;
            frames = new long[rows.size()];
            floats = new float[rows.size() * channels * Slice.FRAMES];
        }
    }

    private final float[][] slice = new float[MOST_CHANNELS][Slice.FRAMES];
    private final float[] taken = new float[MOST_CHANNELS * Slice.FRAMES];
    private volatile @Nullable Wire wire;
    /** All wires that may still have something for the log, in order. */
    private final List<Wire> wires = new CopyOnWriteArrayList<>();
    private volatile long missing;
    private volatile long skipped;
    private volatile long droppedRows;
    private Command.@Nullable Input inlay;
    private long inlayStart;
    private int filled;
    private boolean flowing;
    private boolean flowed;

    SoundIn() { }

    // ---- outside

    /**
     * Connects a device; what is connected already goes. Any thread but the audio thread.
     *
     * @param channels 1 to 64
     * @param ahead    frames that wait before sound flows, 64 to 65536: the delay between device and engine
     */
    public void connect(int channels, int ahead) {
        if (channels < 1 || channels > MOST_CHANNELS || ahead < Slice.FRAMES || ahead > 65_536) {
            throw new IllegalArgumentException(channels + " channels, " + ahead + " frames ahead; expected 1 to 64 and 64 to 65536");
        }
        Wire made = new Wire(channels, ahead);
        wires.add(made);
        wire = made;
    }

    /** Disconnects: silence from the next slice on, without being counted. */
    public void disconnect() {
        wire = null;
    }

    /** Channels connected, 0 for none. */
    public int channels() {
        Wire now = wire;
        return now == null ? 0 : now.ring.channels();
    }

    /**
     * Hands over interleaved frames of all connected channels at the engine's rate; gives how many were taken. One thread. Without a
     * connection nothing is taken.
     *
     * @throws IllegalArgumentException where the array is too small
     */
    public int offer(float[] interleaved, int offset, int frames) {
        Wire now = wire;
        if (now == null) {
            return 0;
        }
        int channels = now.ring.channels();
        if (offset < 0 || frames < 0 || offset + (long) channels * frames > interleaved.length) {
            throw new IllegalArgumentException(frames + " frames of " + channels + " channels from " + offset + " need "
                    + (offset + (long) channels * frames) + " floats; the array has " + interleaved.length);
        }
        return now.ring.offer(interleaved, offset, frames);
    }

    /** Frames of silence that stood in for sound that had not come. Any thread. */
    public long missingFrames() {
        return missing;
    }

    /** Frames lost because they came faster than they were played. Any thread. */
    public long lostFrames() {
        Wire now = wire;
        return skipped + (now == null ? 0 : now.ring.dropped());
    }

    /** Slices that a replay will miss because the log was drained too rarely. Any thread. */
    public long droppedLogEntries() {
        return droppedRows + wires.stream().mapToLong(each -> each.rows.dropped()).sum();
    }

    /** Adds what slices before a frame have taken, neighbours joined. The log's reader. */
    void drain(List<CommandLog.Entry> to, long before) {
        for (Wire each : wires) {
            drain(each, to, before);
            if (each == wire || each.rows.tail() < each.rows.head()) {
                continue;
            }
            if (each.emptyAt < 0) {
                each.emptyAt = before;
            } else if (before > each.emptyAt + Slice.FRAMES) {
                droppedRows += each.rows.dropped();
                wires.remove(each);
            }
        }
    }

    private static void drain(Wire from, List<CommandLog.Entry> to, long before) {
        int size = from.ring.channels() * Slice.FRAMES;
        long end = from.rows.head();
        long at = from.rows.tail();
        while (at < end && from.frames[from.rows.row(at)] < before) {
            long first = at;
            long start = from.frames[from.rows.row(first)];
            long next = start;
            while (at < end && next < before && from.frames[from.rows.row(at)] == next) {
                at++;
                next += Slice.FRAMES;
            }
            float[] run = new float[(int) (at - first) * size];
            for (long k = first; k < at; k++) {
                System.arraycopy(from.floats, from.rows.row(k) * size, run, (int) (k - first) * size, size);
            }
            to.add(new CommandLog.Entry(start, new Command.Input(from.ring.channels(), run)));
        }
        from.rows.free(at);
    }

    // ---- audio thread

    /** The present slice of each channel, by channel from 0. */
    @AudioThread
    float[][] slice() {
        return slice;
    }

    /** Plays recorded sound from a frame on, in place of what a device gives. */
    @AudioThread
    void inlay(Command.Input recorded, long frame) {
        inlay = recorded;
        inlayStart = frame;
    }

    /** Fills the slice that begins at a frame. */
    @AudioThread
    void fill(long frame) {
        if (inlay != null && replayed(inlay, frame)) {
            return;
        }
        Wire now = wire;
        if (now == null || !flows(now)) {
            silence();
            return;
        }
        now.ring.take(taken, 0, Slice.FRAMES);
        spread(taken, 0, now.ring.channels());
        log(now, frame);
    }

    private boolean replayed(Command.Input recorded, long frame) {
        int at = (int) (frame - inlayStart) * recorded.channels();
        if (at >= recorded.length()) {
            inlay = null;
            return false;
        }
        recorded.copy(at, taken, recorded.channels() * Slice.FRAMES);
        spread(taken, 0, recorded.channels());
        return true;
    }

    /** Whether a slice of sound is there; keeps the distance between device and engine. */
    private boolean flows(Wire now) {
        int waiting = now.ring.available();
        if (waiting > MOST_AHEAD * now.ahead) {
            now.ring.skip(waiting - now.ahead);
            skipped += waiting - now.ahead;
            waiting = now.ahead;
        }
        flowing = waiting >= (flowing ? Slice.FRAMES : now.ahead);
        flowed |= flowing;
        if (!flowing && flowed) {
            missing += Slice.FRAMES;
        }
        return flowing;
    }

    private void spread(float[] from, int at, int channels) {
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < Slice.FRAMES; i++) {
                slice[c][i] = from[at + i * channels + c];
            }
        }
        for (int c = channels; c < filled; c++) {
            Arrays.fill(slice[c], 0);
        }
        filled = channels;
    }

    private void silence() {
        for (int c = 0; c < filled; c++) {
            Arrays.fill(slice[c], 0);
        }
        filled = 0;
    }

    private void log(Wire now, long frame) {
        int row = now.rows.claim();
        if (row >= 0) {
            int size = now.ring.channels() * Slice.FRAMES;
            now.frames[row] = frame;
            System.arraycopy(taken, 0, now.floats, row * size, size);
            now.rows.publish();
        }
    }
}
