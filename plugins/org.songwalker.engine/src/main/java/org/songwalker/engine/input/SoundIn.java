// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.input;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.dsp.Envelope;
import org.songwalker.engine.dsp.Slice;
import org.songwalker.engine.ring.AudioThread;

/**
 * Receives the sound of an input device for {@code AudioInput(n)}. A device's thread {@linkplain #offer offers} frames at the engine's
 * rate; each slice takes 64 of them. If fewer wait, the slice is silent and the missing frames are counted. Slices taken are recorded
 * ({@link RecordedSound}), so that a replay hears the same.
 *
 * <p>
 * Sound flows once {@code ahead} frames wait, and after an interruption once that many wait again. If more than four times {@code ahead}
 * wait, because the clocks of the two devices differ, they are cut back to {@code ahead}, so that the delay stays bounded.
 */
public final class SoundIn {
    /** Highest number of channels; programs count them from 1. */
    public static final int MOST_CHANNELS = 64;
    private static final double FADE_SECONDS = 0.005;

    private final float[][] slice = new float[MOST_CHANNELS][Slice.FRAMES];
    private final float[] taken = new float[MOST_CHANNELS * Slice.FRAMES];
    /** Length in frames of the fade of a disconnected wire. */
    private final int fade;
    private volatile @Nullable InputWire wire;
    /** All wires that may still have slices for the log, in order of connection. */
    private final List<InputWire> wires = new CopyOnWriteArrayList<>();
    private volatile long missing;
    private volatile long skipped;
    private volatile long droppedRows;
    private @Nullable RecordedSound inlay;
    private long inlayStart;
    private int filled;
    /** The wire from which the latest slice came; null if that slice was silent or replayed. */
    private @Nullable InputWire heard;
    /** Length of the current fade in frames, and how many of them have passed. */
    private int fading;
    private int faded;

    public SoundIn(double sampleRate) {
        fade = Envelope.frames(FADE_SECONDS, sampleRate);
    }

    // ---- outside

    /**
     * Connects a device. A device that is connected already ends as with {@link #disconnect}, and the new one begins after its fade. Any
     * thread but the audio thread.
     *
     * @param channels 1 to 64
     * @param ahead    frames that must wait before sound flows, 64 to 65536: the delay between device and engine
     */
    public void connect(int channels, int ahead) {
        if (channels < 1 || channels > MOST_CHANNELS || ahead < Slice.FRAMES || ahead > 65_536) {
            throw new IllegalArgumentException(channels + " channels, " + ahead + " frames ahead; expected 1 to 64 and 64 to 65536");
        }
        InputWire made = new InputWire(channels, ahead);
        wires.add(made);
        wire = made;
    }

    /**
     * Disconnects: starting with the next slice the frames that still wait fade out in 5 ms, or less if fewer wait; the silence afterwards
     * is not counted as missing.
     */
    public void disconnect() {
        wire = null;
    }

    /** Channels connected, 0 for none. */
    public int channels() {
        InputWire now = wire;
        return now == null ? 0 : now.ring.channels();
    }

    /**
     * Offers interleaved frames of all connected channels at the engine's rate; returns how many were taken, 0 without a connection. One
     * thread.
     *
     * @throws IllegalArgumentException if the array is too small
     */
    public int offer(float[] interleaved, int offset, int frames) {
        InputWire now = wire;
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

    /** Frames of silence played because no sound had arrived. Any thread. */
    public long missingFrames() {
        return missing;
    }

    /** Frames lost because they arrived faster than they were played. Any thread. */
    public long lostFrames() {
        InputWire now = wire;
        return skipped + (now == null ? 0 : now.ring.dropped());
    }

    /** Slices that a replay will miss because the log was not drained in time. Any thread. */
    public long droppedLogEntries() {
        return droppedRows + wires.stream().mapToLong(InputWire::dropped).sum();
    }

    /** Passes on the slices taken before frame {@code before}, each with its frame; consecutive slices are joined. The log's reader. */
    public void drain(ObjLongConsumer<RecordedSound> to, long before) {
        for (InputWire each : wires) {
            each.drain(to, before);
            if (each != wire && each.done(before, fade)) {
                droppedRows += each.dropped();
                wires.remove(each);
            }
        }
    }

    // ---- audio thread

    /** The current slice of each channel, by channel from 0. */
    @AudioThread
    public float[][] slice() {
        return slice;
    }

    /** Plays recorded sound, starting at this frame, instead of the device's. */
    @AudioThread
    public void inlay(RecordedSound recorded, long frame) {
        inlay = recorded;
        inlayStart = frame;
    }

    /** Fills the slice that begins at a frame. */
    @AudioThread
    public void fill(long frame) {
        if (inlay != null && replayed(inlay, frame)) {
            heard = null;
            faded = 0;
            return;
        }
        InputWire now = wire;
        if (heard != null && heard != now && fadesOut(heard, frame)) {
            return;
        }
        if (now == null || !flows(now)) {
            heard = null;
            silence();
            return;
        }
        heard = now;
        now.ring.take(taken, 0, Slice.FRAMES);
        spread(taken, 0, now.ring.channels());
        now.log(taken, frame);
    }

    /** Fades out the frames that still wait in a disconnected wire, because a cut would click. False if none are left. */
    private boolean fadesOut(InputWire gone, long frame) {
        if (faded == 0) {
            fading = Math.min(fade, gone.ring.available());
        }
        int channels = gone.ring.channels();
        int count = Math.min(Slice.FRAMES, fading - faded);
        gone.ring.take(taken, 0, count);
        for (int i = 0; i < count; i++) {
            faded++;
            float gain = 1 - (float) faded / fading;
            for (int c = 0; c < channels; c++) {
                taken[i * channels + c] *= gain;
            }
        }
        if (faded == fading) {
            heard = null;
            faded = 0;
        }
        if (count == 0) {
            return false;
        }
        Arrays.fill(taken, count * channels, Slice.FRAMES * channels, 0);
        spread(taken, 0, channels);
        gone.log(taken, frame);
        return true;
    }

    private boolean replayed(RecordedSound recorded, long frame) {
        int at = (int) (frame - inlayStart) * recorded.channels();
        if (at >= recorded.length()) {
            inlay = null;
            return false;
        }
        recorded.copy(at, taken, recorded.channels() * Slice.FRAMES);
        spread(taken, 0, recorded.channels());
        return true;
    }

    /** True if the wire has a slice of sound to play; keeps the delay between device and engine bounded. */
    private boolean flows(InputWire now) {
        int waiting = now.ring.available();
        if (waiting > InputWire.MOST_AHEAD * now.ahead) {
            now.ring.skip(waiting - now.ahead);
            skipped += waiting - now.ahead;
            waiting = now.ahead;
        }
        boolean flowing = waiting >= (heard == now ? Slice.FRAMES : now.ahead);
        now.flowed |= flowing;
        if (!flowing && now.flowed) {
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
}
