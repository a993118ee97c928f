// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

import java.util.function.Consumer;
import org.songwalker.engine.instrument.SampleData;

/**
 * FLAC (RFC 9639) of 4 to 32 bits and 1 to 8 channels. A damaged frame is silent and keeps its time; a cut file plays as far as it goes.
 */
final class Flac {
    private static final int STREAM_INFO = 34;
    /** Highest rate that a frame can state. */
    private static final int HIGHEST_RATE = 655_350;
    private static final int SHORTEST_FRAME = 10;
    /** Longest silence for lost frames; a frame that is further on has a wrong number. */
    private static final int LONGEST_GAP = 1 << 20;
    /** Values that are decoded in vain, in all damaged frames, before the rest is given up. */
    private static final long MOST_LOST_VALUES = MonoBuffer.MOST_VALUES;

    private final byte[] data;
    private final Consumer<String> notes;
    private int at;

    private Flac(byte[] data, Consumer<String> notes, int at) {
        this.data = data;
        this.notes = notes;
        this.at = at;
    }

    /** @param notes receives what is wrong with a file that plays */
    static SampleData decode(byte[] bytes, Consumer<String> notes) throws DecodeException {
        int start = Codec.afterTags(bytes);
        if (!Codec.begins(bytes, start, "fLaC")) {
            throw new DecodeException("not a FLAC file");
        }
        return new Flac(bytes, notes, start + 4).decode();
    }

    private SampleData decode() throws DecodeException {
        FlacFrames.Format format = header();
        if (format.total() > 0) {
            MonoBuffer.refuse(format.total(), format.channels());
        }
        MonoBuffer out = new MonoBuffer(format.channels());
        FlacFrames frames = new FlacFrames(data, format);
        long first = -1;
        long lost = 0;
        int damaged = -1;
        while (at <= data.length - SHORTEST_FRAME && lost <= MOST_LOST_VALUES) {
            boolean sync = (data[at] & 0xFF) == 0xFF && (data[at + 1] & 0xFE) == 0xF8;
            if (sync && frames.read(at)) {
                first = first < 0 ? frames.position() : first;
                long gap = frames.position() - first - out.length();
                if (gap > 0 && gap <= LONGEST_GAP) {
                    out.insertSilence(out.length(), (int) gap);
                }
                append(frames, format, out);
                at = frames.end();
            } else {
                lost += sync ? frames.wasted() : 0;
                damaged = damaged < 0 ? at : damaged;
                at++;
            }
        }
        return new SampleData(played(format, out, damaged < 0 ? at : damaged), format.rateHz());
    }

    private static void append(FlacFrames frames, FlacFrames.Format format, MonoBuffer out) throws DecodeException {
        double scale = 1.0 / (1L << format.bits() - 1) / format.channels();
        for (int i = 0; i < frames.length(); i++) {
            out.add(frames.sum(i) * scale);
        }
    }

    private float[] played(FlacFrames.Format format, MonoBuffer out, int damaged) throws DecodeException {
        if (out.length() == 0) {
            throw new DecodeException("no whole frame of audio is in it; it is cut or damaged at byte " + damaged);
        }
        if (format.total() > out.length()) {
            notes.accept("it is cut or damaged at byte " + damaged + "; " + out.length() + " of " + format.total() + " frames are there");
        } else if (damaged < data.length - SHORTEST_FRAME && (format.total() == 0 || at >= data.length)) {
            notes.accept("it is damaged at byte " + damaged + "; what is lost is silent");
        }
        int length = format.total() > 0 ? (int) Math.min(format.total(), out.length()) : out.length();
        return out.frames(0, length, notes);
    }

    /** Reads what describes the audio and skips the rest of the headers. */
    private FlacFrames.Format header() throws DecodeException {
        FlacFrames.Format format = null;
        boolean last = false;
        while (!last) {
            if (at + 4 > data.length) {
                throw new DecodeException("it ends at byte " + data.length + ", in its headers");
            }
            last = (data[at] & 0x80) != 0;
            int kind = data[at] & 0x7F;
            int length = (data[at + 1] & 0xFF) << 16 | (data[at + 2] & 0xFF) << 8 | data[at + 3] & 0xFF;
            at += 4;
            if (length > data.length - at) {
                throw new DecodeException("it ends at byte " + data.length + ", in its headers");
            }
            if (format == null) {
                if (kind != 0 || length < STREAM_INFO) {
                    throw new DecodeException("its header at byte " + (at - 4) + " does not describe the audio");
                }
                format = streamInfo();
            }
            at += length;
        }
        return format;
    }

    private FlacFrames.Format streamInfo() throws DecodeException {
        try {
            Bits bits = new Bits(data, at, at + STREAM_INFO, false);
            int smallest = bits.small(16);
            int largest = bits.small(16);
            bits.read(24);
            bits.read(24);
            int rate = bits.small(20);
            int channels = bits.small(3) + 1;
            int width = bits.small(5) + 1;
            long total = bits.read(4) << 32 | bits.read(32);
            if (rate == 0 || rate > HIGHEST_RATE || width < 4 || largest < 16 || smallest > largest) {
                throw new DecodeException(
                        "its header at byte " + at + " states " + rate + " Hz, " + width + " bits and blocks of " + largest + " frames");
            }
            return new FlacFrames.Format(rate, channels, width, largest, total);
        } catch (Damage e) {
            throw new DecodeException(e.getMessage());
        }
    }
}
