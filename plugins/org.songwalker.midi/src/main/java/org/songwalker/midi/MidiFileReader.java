// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.midi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.songwalker.engine.Midi;

/** Reads one Standard MIDI File. */
final class MidiFileReader {
    private static final int HEADER = 0x4D546864;
    private static final int TRACK = 0x4D54726B;
    private static final int META = 0xFF;
    private static final int META_END = 0x2F;
    private static final int META_TEMPO = 0x51;
    private static final int META_SIGNATURE = 0x58;
    private static final double MICROS_PER_MINUTE = 60_000_000;

    private record At<T>(long tick, T value) {}

    private record Signature(int numerator, int denominator) {}

    private final byte[] bytes;
    private int at;
    private int end;
    private int division;
    private long lastTick;
    private final List<At<Integer>> words = new ArrayList<>();
    private final List<At<Double>> tempos = new ArrayList<>();
    private final List<At<Signature>> signatures = new ArrayList<>();

    MidiFileReader(byte[] bytes) {
        this.bytes = bytes;
        this.end = bytes.length;
    }

    StandardMidiFile read() throws MidiFileException {
        int tracks = header();
        for (int found = 0; found < tracks;) {
            if (at == bytes.length) {
                throw new MidiFileException(at, "the file ends behind track " + found + " of " + tracks + "; it was cut short");
            }
            int chunk = at;
            end = bytes.length;
            int kind = number(4);
            int length = number(4);
            if (length < 0 || length > bytes.length - at) {
                throw new MidiFileException(chunk, "a part of " + Integer.toUnsignedString(length) + " bytes begins here, but only "
                        + (bytes.length - at) + " follow; the file was cut short");
            }
            end = at + length;
            if (kind == TRACK) {
                track();
                found++;
            }
            at = chunk + 8 + length;
        }
        return result();
    }

    /** Returns the number of tracks. */
    private int header() throws MidiFileException {
        if (bytes.length < 14 || number(4) != HEADER) {
            throw new MidiFileException(0, "not a Standard MIDI File (it does not begin with MThd)");
        }
        int length = number(4);
        int format = number(2);
        int tracks = number(2);
        division = number(2);
        if (length < 6 || length > bytes.length - 8) {
            throw new MidiFileException(4, "the header's length is " + Integer.toUnsignedString(length) + ", expected 6");
        }
        if (format > 1) {
            throw new MidiFileException(8, "format " + format + " is not supported; export the file as format 0 or 1");
        }
        if ((division & 0x8000) != 0) {
            throw new MidiFileException(12,
                    "time is given in SMPTE frames, which have no beats; " + "export the file with ticks per quarter note");
        }
        if (division == 0) {
            throw new MidiFileException(12, "the division is 0, expected ticks per quarter note");
        }
        at = 8 + length;
        return tracks;
    }

    private void track() throws MidiFileException {
        long tick = 0;
        int running = 0;
        boolean open = true;
        while (open && at < end) {
            tick += variable();
            int status = bytes[at < end ? at : end()] & 0xFF;
            if (status >= 0x80) {
                at++;
            } else if (running == 0) {
                throw new MidiFileException(at, "a message without a status byte, and none before it to repeat");
            } else {
                status = running;
            }
            if (status == META) {
                open = meta(tick);
            } else if (status == 0xF0 || status == 0xF7) {
                skip(variable());
            } else if (status > 0xF0) {
                throw new MidiFileException(at - 1, String.format("status %02X does not belong in a file", status));
            } else {
                running = status;
                boolean single = (status & 0xE0) == 0xC0;
                int first = data();
                words.add(new At<>(tick, Midi.message(status, first, single ? 0 : data())));
            }
        }
        lastTick = Math.max(lastTick, tick);
    }

    /** Returns true if the track has more events. */
    private boolean meta(long tick) throws MidiFileException {
        int kind = number(1);
        int length = variable();
        int body = at;
        if (kind == META_TEMPO && length >= 3) {
            int micros = number(3);
            if (micros == 0) {
                throw new MidiFileException(body, "a tempo of 0 microseconds a beat");
            }
            tempos.add(new At<>(tick, MICROS_PER_MINUTE / micros));
        } else if (kind == META_SIGNATURE && length >= 2) {
            int numerator = number(1);
            int power = number(1);
            if (numerator == 0 || power > 7) {
                throw new MidiFileException(body, "a time signature of " + numerator + "/2^" + power);
            }
            signatures.add(new At<>(tick, new Signature(numerator, 1 << power)));
        }
        at = body;
        skip(length);
        return kind != META_END;
    }

    private StandardMidiFile result() {
        words.sort(Comparator.comparingLong(At::tick));
        tempos.sort(Comparator.comparingLong(At::tick));
        signatures.sort(Comparator.comparingLong(At::tick));
        if (tempos.isEmpty() || tempos.getFirst().tick > 0) {
            tempos.addFirst(new At<>(0, 120.0));
        }
        if (!signatures.isEmpty() && signatures.getFirst().tick > 0) {
            signatures.addFirst(new At<>(0, new Signature(4, 4)));
        }
        return new StandardMidiFile(words.stream().map(w -> new StandardMidiFile.Message(beat(w.tick), w.value)).toList(),
                tempos.stream().map(t -> new StandardMidiFile.TempoChange(beat(t.tick), t.value)).toList(),
                signatures.stream()
                        .map(s -> new StandardMidiFile.TimeSignature(beat(s.tick), s.value.numerator, s.value.denominator))
                        .toList(),
                beat(lastTick));
    }

    private double beat(long tick) {
        return (double) tick / division;
    }

    private int data() throws MidiFileException {
        int value = number(1);
        if (value >= 0x80) {
            throw new MidiFileException(at - 1, String.format("%02X where a data byte was expected", value));
        }
        return value;
    }

    private int variable() throws MidiFileException {
        int start = at;
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int part = number(1);
            value = value << 7 | part & 0x7F;
            if (part < 0x80) {
                return value;
            }
        }
        throw new MidiFileException(start, "a length or time of more than four bytes");
    }

    private int number(int width) throws MidiFileException {
        int value = 0;
        for (int i = 0; i < width; i++) {
            value = value << 8 | bytes[at < end ? at : end()] & 0xFF;
            at++;
        }
        return value;
    }

    private void skip(int length) throws MidiFileException {
        if (length > end - at) {
            throw new MidiFileException(at,
                    length + " bytes should follow here, but its part of the file has only " + (end - at) + " left");
        }
        at += length;
    }

    private int end() throws MidiFileException {
        throw new MidiFileException(at, "the track ends inside a message");
    }
}
