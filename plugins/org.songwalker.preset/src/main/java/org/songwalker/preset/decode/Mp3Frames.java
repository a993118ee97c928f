// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The audio frames of an MP3 file, each with its place in time. Between them may lie what is no audio: tags, zeros, frames whose headers
 * are damaged. Whole frames that are lost keep their time, so that what follows is not early.
 */
final class Mp3Frames {
    /** Lost frames that are told from other junk by the number of bytes between two frames. */
    private static final int MOST_LOST = 8;

    private final List<Mp3Frame> frames = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private int length;

    private Mp3Frames() {}

    /** The frames from a first one on. Time is linear in the length of the data. */
    static Mp3Frames from(byte[] data, Mp3Frame first) {
        Mp3Frames all = new Mp3Frames();
        for (Mp3Frame frame = first; frame != null; frame = all.next(data, frame)) {
            all.frames.add(frame);
            all.places.add(all.length++);
        }
        return all;
    }

    private @Nullable Mp3Frame next(byte[] data, Mp3Frame frame) {
        Mp3Frame next = after(data, frame);
        length += next == null ? 0 : lost(next.at() - frame.end(), frame.bytes());
        return next;
    }

    /** The frame after another one: where that ends, or after junk; null if there is none. */
    static @Nullable Mp3Frame after(byte[] data, Mp3Frame frame) {
        Mp3Frame adjacent = Mp3Frame.at(data, frame.end());
        if (adjacent != null && adjacent.rateHz() == frame.rateHz()) {
            return adjacent;
        }
        for (int at = frame.end() + 1; at < data.length - 4; at++) {
            Mp3Frame later = Mp3Frame.at(data, at);
            if (later != null && later.rateHz() == frame.rateHz() && isSure(data, later)) {
                return later;
            }
        }
        return null;
    }

    /** True if a header is one: another of the same rate follows its frame, or the data end there. Bytes of junk look like headers too. */
    static boolean isSure(byte[] data, Mp3Frame frame) {
        Mp3Frame next = Mp3Frame.at(data, frame.end());
        return next != null ? next.rateHz() == frame.rateHz() : frame.end() == data.length;
    }

    /** How many frames of a size are lost in a gap: as many as fill it, give or take the byte by which the frames of a file differ. */
    private static int lost(int gap, int bytes) {
        int count = Math.round((float) gap / bytes);
        return count <= MOST_LOST && Math.abs(gap - count * bytes) <= count ? count : 0;
    }

    int count() {
        return frames.size();
    }

    /** Frames of audio with the lost ones. */
    int length() {
        return length;
    }

    /** The place of a frame in time, counted in frames. */
    int place(int frame) {
        return places.get(frame);
    }

    /** The frames without what lies between them. */
    byte[] joined(byte[] data) {
        byte[] joined = new byte[frames.stream().mapToInt(Mp3Frame::bytes).sum()];
        int at = 0;
        for (Mp3Frame frame : frames) {
            System.arraycopy(data, frame.at(), joined, at, frame.bytes());
            at += frame.bytes();
        }
        return joined;
    }
}
