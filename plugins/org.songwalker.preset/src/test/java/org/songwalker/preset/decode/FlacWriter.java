// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Writes small FLAC files of one channel for tests, frame by frame. */
final class FlacWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int pending;
    private int count;

    /** Appends the lowest bits of a number, the highest of them first. */
    FlacWriter bits(long value, int width) {
        for (int k = width - 1; k >= 0; k--) {
            pending = pending << 1 | (int) (value >> k & 1);
            if (++count == 8) {
                out.write(pending);
                pending = 0;
                count = 0;
            }
        }
        return this;
    }

    private byte[] whole() {
        bits(0, (8 - count) % 8);
        return out.toByteArray();
    }

    /** One frame of so many samples with a subframe. */
    static byte[] file(int width, int samples, UnaryOperator<FlacWriter> subframe) {
        return file(width, 1, samples, subframe);
    }

    /** Equal frames of 16 bit. */
    static byte[] frames(int frames, int samples, UnaryOperator<FlacWriter> subframe) {
        return file(16, frames, samples, subframe);
    }

    private static byte[] file(int width, int frames, int samples, UnaryOperator<FlacWriter> subframe) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("fLaC".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(new FlacWriter().bits(0x80, 8)
                .bits(34, 24)
                .bits(16, 16)
                .bits(65_535, 16)
                .bits(0, 48)
                .bits(48_000, 20)
                .bits(0, 3)
                .bits(width - 1, 5)
                .bits(0, 36)
                .bits(0, 64)
                .bits(0, 64)
                .whole());
        for (int f = 0; f < frames; f++) {
            long at = (long) f * samples;
            FlacWriter frame = new FlacWriter().bits(0xFFF9, 16).bits(0x70, 8).bits(0, 8);
            frame.bits(0xFE, 8).bits(0x80 | at >> 30 & 0x3F, 8).bits(0x80 | at >> 24 & 0x3F, 8);
            frame.bits(0x80 | at >> 18 & 0x3F, 8).bits(0x80 | at >> 12 & 0x3F, 8).bits(0x80 | at >> 6 & 0x3F, 8).bits(0x80 | at & 0x3F, 8);
            frame.bits(samples - 1, 16);
            frame.bits(crc(frame.whole(), 0x07, 8), 8);
            subframe.apply(frame);
            frame.bits(crc(frame.whole(), 0x8005, 16), 16);
            file.writeBytes(frame.whole());
        }
        return file.toByteArray();
    }

    /** States the number of samples in a file's header. */
    static void state(byte[] file, long samples) {
        for (int k = 0; k < 4; k++) {
            file[25 - k] = (byte) (samples >> 8 * k);
        }
    }

    private static int crc(byte[] data, int polynomial, int width) {
        int crc = 0;
        for (byte each : data) {
            crc ^= (each & 0xFF) << width - 8;
            for (int k = 0; k < 8; k++) {
                crc = (crc >> width - 1 & 1) != 0 ? crc << 1 ^ polynomial : crc << 1;
            }
        }
        return crc & (1 << width) - 1;
    }
}
