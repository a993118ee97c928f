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
 * The way of sound into an engine, for {@code AudioInput(n)}. A device's thread {@linkplain #offer offers} frames at the engine's rate;
 * each slice takes 64 of them, or is silent where there are not so many, and counts that. What a slice has taken is recorded
 * ({@link RecordedSound}), so that a replay hears the same.
 *
 * <p>
 * Sound flows once {@code ahead} frames wait, and again after it has run out; more than four times as many are cut to that again (the
 * clocks of two devices differ), so that the delay stays where it is.
 */
public final class SoundIn {
    /** Most channels; they count from 1 in programs. */
    public static final int MOST_CHANNELS = 64;
    private static final double FADE_SECONDS = 0.005;

    private final float[][] slice = new float[MOST_CHANNELS][Slice.FRAMES];
    private final float[] taken = new float[MOST_CHANNELS * Slice.FRAMES];
    /** Frames in which a wire that is no longer connected fades. */
    private final int fade;
    private volatile @Nullable InputWire wire;
    /** All wires that may still have something for the log, in order. */
    private final List<InputWire> wires = new CopyOnWriteArrayList<>();
    private volatile long missing;
    private volatile long skipped;
    private volatile long droppedRows;
    private @Nullable RecordedSound inlay;
    private long inlayStart;
    private int filled;
    /** The wire that the latest slice came from, null where it was silent or replayed. */
    private @Nullable InputWire heard;
    /** Frames of the fade at hand, and how many of them are over. */
    private int fading;
    private int faded;

    public SoundIn(double sampleRate) {
        fade = Envelope.frames(FADE_SECONDS, sampleRate);
    }

    // ---- outside

    /**
     * Connects a device; what is connected already goes as with {@link #disconnect}, and the new one begins behind its end. Any thread but
     * the audio thread.
     *
     * @param channels 1 to 64
     * @param ahead    frames that wait before sound flows, 64 to 65536: the delay between device and engine
     */
    public void connect(int channels, int ahead) {
        if (channels < 1 || channels > MOST_CHANNELS || ahead < Slice.FRAMES || ahead > 65_536) {
            throw new IllegalArgumentException(channels + " channels, " + ahead + " frames ahead; expected 1 to 64 and 64 to 65536");
        }
        InputWire made = new InputWire(channels, ahead);
        wires.add(made);
        wire = made;
    }

    /** Disconnects: from the next slice on what waits fades out in 5 ms, or as long as it lasts; the silence behind is not counted. */
    public void disconnect() {
        wire = null;
    }

    /** Channels connected, 0 for none. */
    public int channels() {
        InputWire now = wire;
        return now == null ? 0 : now.ring.channels();
    }

    /**
     * Hands over interleaved frames of all connected channels at the engine's rate; gives how many were taken. One thread. Without a
     * connection nothing is taken.
     *
     * @throws IllegalArgumentException where the array is too small
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

    /** Frames of silence that stood in for sound that had not come. Any thread. */
    public long missingFrames() {
        return missing;
    }

    /** Frames lost because they came faster than they were played. Any thread. */
    public long lostFrames() {
        InputWire now = wire;
        return skipped + (now == null ? 0 : now.ring.dropped());
    }

    /** Slices that a replay will miss because the log was drained too rarely. Any thread. */
    public long droppedLogEntries() {
        return droppedRows + wires.stream().mapToLong(InputWire::dropped).sum();
    }

    /** Hands over what slices before a frame have taken and at which frame, neighbours joined. The log's reader. */
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

    /** The present slice of each channel, by channel from 0. */
    @AudioThread
    public float[][] slice() {
        return slice;
    }

    /** Plays recorded sound from a frame on, in place of what a device gives. */
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
        if (heard != null && heard != now && leaves(heard, frame)) {
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

    /** What still waits in a wire that is gone, in a straight line to silence: cut off it would click. False where nothing is left. */
    private boolean leaves(InputWire gone, long frame) {
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

    /** Whether a slice of sound is there; keeps the distance between device and engine. */
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
