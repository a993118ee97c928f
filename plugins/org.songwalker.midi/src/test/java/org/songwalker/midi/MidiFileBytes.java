// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.midi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes Standard MIDI Files for tests. */
final class MidiFileBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static byte[] file(int format, int division, MidiFileBytes... tracks) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes("MThd".getBytes(StandardCharsets.US_ASCII));
        number(all, 6, 4);
        number(all, format, 2);
        number(all, tracks.length, 2);
        number(all, division, 2);
        for (MidiFileBytes track : tracks) {
            all.writeBytes("MTrk".getBytes(StandardCharsets.US_ASCII));
            number(all, track.out.size(), 4);
            all.writeBytes(track.out.toByteArray());
        }
        return all.toByteArray();
    }

    /** The file in a RIFF container, after a part that is no MIDI. */
    static byte[] riff(byte[] file) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes("RIFF".getBytes(StandardCharsets.US_ASCII));
        number(all, Integer.reverseBytes(file.length + 24), 4);
        all.writeBytes("RMIDDISP".getBytes(StandardCharsets.US_ASCII));
        number(all, Integer.reverseBytes(3), 4);
        all.writeBytes(new byte[4]);
        all.writeBytes("data".getBytes(StandardCharsets.US_ASCII));
        number(all, Integer.reverseBytes(file.length), 4);
        all.writeBytes(file);
        return all.toByteArray();
    }

    /** Waits some ticks, then writes bytes as they are. */
    MidiFileBytes at(int ticks, int... bytes) {
        int bits = 28;
        while (bits > 0 && ticks >> bits == 0) {
            bits -= 7;
        }
        for (; bits >= 0; bits -= 7) {
            out.write(ticks >> bits & 0x7F | (bits > 0 ? 0x80 : 0));
        }
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    MidiFileBytes end(int ticks) {
        return at(ticks, 0xFF, 0x2F, 0);
    }

    private static void number(ByteArrayOutputStream out, int value, int width) {
        for (int shift = (width - 1) * 8; shift >= 0; shift -= 8) {
            out.write(value >> shift);
        }
    }
}
