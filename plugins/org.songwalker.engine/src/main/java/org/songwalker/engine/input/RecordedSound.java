// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.input;

import java.util.Arrays;
import org.songwalker.engine.dsp.Slice;
import org.songwalker.engine.ring.AudioThread;

/** Sound received from an input: whole slices of 64 frames, interleaved, at the engine's rate. Immutable. */
public final class RecordedSound {
    private final int channels;
    private final float[] frames;

    /** Copies the frames. */
    public RecordedSound(int channels, float[] frames) {
        if (channels < 1 || channels > SoundIn.MOST_CHANNELS || frames.length == 0 || frames.length % (Slice.FRAMES * channels) != 0) {
            throw new IllegalArgumentException(frames.length + " floats of " + channels + " channels; expected slices of " + Slice.FRAMES
                    + " frames of 1 to " + SoundIn.MOST_CHANNELS + " channels");
        }
        this.channels = channels;
        this.frames = frames.clone();
    }

    public int channels() {
        return channels;
    }

    /** Number of floats: frames times channels. */
    @AudioThread
    public int length() {
        return frames.length;
    }

    /** Copies {@code count} floats, starting at index {@code from}, to the beginning of an array. */
    @AudioThread
    public void copy(int from, float[] to, int count) {
        System.arraycopy(frames, from, to, 0, count);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordedSound that && channels == that.channels && Arrays.equals(frames, that.frames);
    }

    @Override
    public int hashCode() {
        return 31 * channels + Arrays.hashCode(frames);
    }

    @Override
    public String toString() {
        return "RecordedSound[channels=" + channels + ", frames=" + frames.length / channels + "]";
    }
}
