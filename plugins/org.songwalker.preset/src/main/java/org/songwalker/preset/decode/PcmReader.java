// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

/** Reads interleaved uncompressed samples as mono floats; an incomplete last frame is dropped. */
record PcmReader(int bits, boolean bigEndian, Kind kind, int channels) {

    /** Samples are limited to this, 24 dB above full scale, so that a damaged file of floats cannot drown a performance. */
    private static final double LOUDEST = 16;

    enum Kind {
        SIGNED, UNSIGNED, FLOAT
    }

    PcmReader {
        boolean known = kind == Kind.FLOAT ? bits == 32 || bits == 64 : bits == 8 || bits == 16 || bits == 24 || bits == 32;
        if (!known || channels < 1) {
            throw new IllegalArgumentException(bits + " bit " + kind + ", " + channels + " channels");
        }
    }

    float[] read(byte[] bytes) throws DecodeException {
        int width = bits / 8;
        int frames = bytes.length / (width * channels);
        if (frames == 0) {
            throw new DecodeException("there is no audio in it");
        }
        if (frames > SampleDecoder.MOST_FRAMES) {
            throw new DecodeException("longer than " + SampleDecoder.MOST_FRAMES + " frames; shorten it");
        }
        float[] out = new float[frames];
        for (int f = 0; f < frames; f++) {
            double sum = 0;
            for (int c = 0; c < channels; c++) {
                sum += value(bytes, (f * channels + c) * width, width);
            }
            out[f] = (float) Math.clamp(sum / channels, -LOUDEST, LOUDEST);
        }
        return out;
    }

    private double value(byte[] bytes, int at, int width) {
        long word = 0;
        for (int i = 0; i < width; i++) {
            word |= (bytes[bigEndian ? at + width - 1 - i : at + i] & 0xFFL) << (8 * i);
        }
        if (kind == Kind.FLOAT) {
            double value = bits == 32 ? Float.intBitsToFloat((int) word) : Double.longBitsToDouble(word);
            return Double.isFinite(value) ? value : 0;
        }
        long full = 1L << (bits - 1);
        long signed = kind == Kind.UNSIGNED ? word - full : word << (64 - bits) >> (64 - bits);
        return (double) signed / full;
    }
}
