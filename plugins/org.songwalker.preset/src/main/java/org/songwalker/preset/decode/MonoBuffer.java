// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Collects the frames of a compressed sample, folded to the mean of their channels. The limits hold while it grows, because a few bytes can
 * stand for many frames.
 */
final class MonoBuffer {
    /** Most values of a sample, its channels together: those of a stereo sample of the greatest length. */
    static final long MOST_VALUES = 2 * SampleDecoder.MOST_FRAMES;

    private final int channels;
    private float[] frames = new float[1 << 14];
    private int length;
    private int limited;

    MonoBuffer(int channels) {
        this.channels = channels;
    }

    int length() {
        return length;
    }

    void add(double mono) throws DecodeException {
        room(1);
        boolean sound = Math.abs(mono) <= PcmReader.LOUDEST;
        limited += sound ? 0 : 1;
        frames[length++] = sound ? (float) mono
                : Double.isFinite(mono) ? (float) Math.clamp(mono, -PcmReader.LOUDEST, PcmReader.LOUDEST) : 0;
    }

    /** Inserts silence for what is lost, so that what follows it keeps its time. */
    void insertSilence(int at, int count) throws DecodeException {
        room(count);
        System.arraycopy(frames, at, frames, at + count, length - at);
        Arrays.fill(frames, at, at + count, 0);
        length += count;
    }

    private void room(int count) throws DecodeException {
        long wanted = (long) length + count;
        refuse(wanted, channels);
        if (wanted > frames.length) {
            frames = Arrays.copyOf(frames, (int) Math.clamp(2L * frames.length, wanted, SampleDecoder.MOST_FRAMES));
        }
    }

    /** Throws if a sample would be too long. */
    static void refuse(long frames, int channels) throws DecodeException {
        if (frames > SampleDecoder.MOST_FRAMES) {
            throw new DecodeException("longer than " + SampleDecoder.MOST_FRAMES + " frames; shorten it");
        }
        if (frames * channels > MOST_VALUES) {
            throw new DecodeException("longer than " + MOST_VALUES / channels + " frames of " + channels + " channels; shorten it");
        }
    }

    /** The frames from one to another, which must have been added. */
    float[] frames(int from, int to, Consumer<String> notes) {
        if (limited > 0) {
            notes.accept(limited + " of " + length + " frames are no numbers or louder than 24 dB above full scale; they are limited");
        }
        return Arrays.copyOfRange(frames, from, to);
    }
}
