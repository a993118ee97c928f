// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

import java.util.function.Consumer;

/** Reads interleaved uncompressed samples as mono floats; an incomplete last frame is dropped. */
record PcmReader(int bits, boolean bigEndian, Kind kind, int channels) {

    /** Samples are limited to this, 24 dB above full scale, so that a damaged file of floats cannot drown a performance. */
    static final double LOUDEST = 16;

    enum Kind {
        SIGNED, UNSIGNED, FLOAT
    }

    PcmReader {
        boolean known = kind == Kind.FLOAT ? bits == 32 || bits == 64 : bits == 8 || bits == 16 || bits == 24 || bits == 32;
        if (!known || channels < 1) {
            throw new IllegalArgumentException(bits + " bit " + kind + ", " + channels + " channels");
        }
    }

    /** @param notes receives what was wrong with samples that are limited */
    float[] read(byte[] bytes, Consumer<String> notes) throws DecodeException {
        int width = bits / 8;
        int frames = bytes.length / (width * channels);
        if (frames == 0) {
            throw new DecodeException("there is no audio in it");
        }
        if (frames > SampleDecoder.MOST_FRAMES) {
            throw new DecodeException("longer than " + SampleDecoder.MOST_FRAMES + " frames; shorten it");
        }
        float[] out = new float[frames];
        int limited = 0;
        for (int f = 0; f < frames; f++) {
            double sum = 0;
            for (int c = 0; c < channels; c++) {
                sum += value(bytes, (f * channels + c) * width, width);
            }
            double mono = sum / channels;
            boolean sound = Math.abs(mono) <= LOUDEST;
            limited += sound ? 0 : 1;
            out[f] = sound ? (float) mono : Double.isFinite(mono) ? (float) Math.clamp(mono, -LOUDEST, LOUDEST) : 0;
        }
        if (limited > 0) {
            notes.accept(limited + " of " + frames + " frames are no numbers or louder than 24 dB above full scale; they are limited");
        }
        return out;
    }

    private double value(byte[] bytes, int at, int width) {
        long word = 0;
        for (int i = 0; i < width; i++) {
            word |= (bytes[bigEndian ? at + width - 1 - i : at + i] & 0xFFL) << (8 * i);
        }
        if (kind == Kind.FLOAT) {
            return bits == 32 ? Float.intBitsToFloat((int) word) : Double.longBitsToDouble(word);
        }
        long full = 1L << (bits - 1);
        long signed = kind == Kind.UNSIGNED ? word - full : word << (64 - bits) >> (64 - bits);
        return (double) signed / full;
    }
}
