// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.midi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.songwalker.engine.Midi;

/**
 * Reads one Standard MIDI File, bare or in a RIFF container. What is wrong without harm costs one warning for each kind, and everything
 * readable is kept. Only a file that no reading makes sense of is refused.
 */
final class MidiFileReader {
    private static final int HEADER = 0x4D546864;
    private static final int TRACK = 0x4D54726B;
    private static final int RIFF = 0x52494646;
    private static final int RIFF_MIDI = 0x524D4944;
    private static final int RIFF_DATA = 0x64617461;
    private static final int CHUNK_HEAD = 8;
    /** Bytes in which a header is looked for that is not at the beginning. */
    private static final int PREFIX = 4096;
    private static final int META = 0xFF;
    private static final int META_END = 0x2F;
    private static final int META_TEMPO = 0x51;
    private static final int META_SIGNATURE = 0x58;
    private static final int CLOCK = 0xF8;
    private static final int ACTIVE_SENSING = 0xFE;
    private static final int SYSTEM_EXCLUSIVE = 0xF0;
    private static final int CONTINUED = 0xF7;
    /**
     * Bytes of a message to the system that is put together of packets: resets and tunings have fewer, and a file may continue one for
     * ever.
     */
    private static final int LONGEST_PACKET = 1024;
    private static final int MOST_TUNINGS = 1_000_000;
    private static final double MICROS_PER_MINUTE = 60_000_000;
    /** Beats a minute that give files in SMPTE time their beats. */
    private static final double SMPTE_BPM = 120;
    /** Seconds after the last sound above which the end of a file is a mistake. */
    private static final double LATE_SECONDS = 30;

    /** The kinds of what is wrong without harm. */
    private enum Fault {
        PREFIX, HEADER, TRACKS, LENGTH, NO_CHUNK, STRAY, DATA, CUT, TEMPO, SIGNATURE, TUNINGS
    }

    private record At<T>(long tick, T value) {}

    private record Signature(int numerator, int denominator) {}

    /** What happens at an unreadable place: the rest of its track is left out. */
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String problem) {
            super(problem, null, false, false);
        }
    }

    private final byte[] bytes;
    private int at;
    /** End of the file, or of the part of it that is MIDI. */
    private int limit;
    /** End of the track that is read. */
    private int end;
    private int format;
    /** Ticks of one beat. */
    private double division;
    private boolean smpte;
    private long firstTick;
    private long lastTick;
    private int found;
    private final SystemExclusive exclusive = new SystemExclusive();
    private byte[] packet = {};
    private long tunings;
    private final List<At<Integer>> words = new ArrayList<>();
    private final List<At<Double>> tempos = new ArrayList<>();
    private final List<At<Signature>> signatures = new ArrayList<>();
    private final Map<Fault, String> warnings = new EnumMap<>(Fault.class);
    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);

    MidiFileReader(byte[] bytes) {
        this.bytes = bytes;
        this.limit = bytes.length;
    }

    /** True if a file that begins with these bytes, 12 or more of them, is MIDI. */
    static boolean recognises(byte[] head) {
        MidiFileReader reader = new MidiFileReader(head);
        return reader.wordAt(0) == HEADER || reader.wordAt(0) == RIFF && reader.wordAt(8) == RIFF_MIDI;
    }

    StandardMidiFile read() throws MidiFileException {
        container();
        int tracks = header();
        chunks();
        if (found == 0) {
            throw new MidiFileException(at, "the file has no track");
        }
        if (found != tracks) {
            warn(Fault.TRACKS, 10, "the header counts " + tracks + " tracks, and " + found + (found == 1 ? " is there" : " are there"));
        }
        return result();
    }

    private void warn(Fault fault, int offset, String problem) {
        warnings.putIfAbsent(fault, "byte " + offset + ": " + problem);
        counts.merge(fault, 1, Integer::sum);
    }

    // ---- parts of the file

    /** Finds the header: at the beginning, in a RIFF container, or after bytes of another program. */
    private void container() {
        if (wordAt(0) == RIFF && wordAt(8) == RIFF_MIDI) {
            int chunk = 12;
            while (chunk + CHUNK_HEAD <= bytes.length && wordAt(chunk) != RIFF_DATA) {
                long length = Integer.toUnsignedLong(Integer.reverseBytes(wordAt(chunk + 4)));
                chunk = (int) Math.min(bytes.length, chunk + CHUNK_HEAD + length + (length & 1));
            }
            long length = Integer.toUnsignedLong(Integer.reverseBytes(wordAt(chunk + 4)));
            at = Math.min(bytes.length, chunk + CHUNK_HEAD);
            limit = (int) Math.min(bytes.length, at + length);
        } else if (wordAt(0) != HEADER) {
            int header = find(HEADER, 0, Math.min(bytes.length, PREFIX));
            if (header > 0) {
                warn(Fault.PREFIX, 0, header + " bytes stand before the header (MThd)");
                at = header;
            }
        }
        end = limit;
    }

    /** Returns the number of tracks that the header counts. */
    private int header() throws MidiFileException {
        int start = at;
        if (wordAt(start) != HEADER || limit - start < 14) {
            throw new MidiFileException(start, "not a Standard MIDI File (it does not begin with MThd)");
        }
        long length = Integer.toUnsignedLong(wordAt(start + 4));
        format = wordAt(start + 8) >>> 16;
        int tracks = wordAt(start + 8) & 0xFFFF;
        int time = wordAt(start + 10) & 0xFFFF;
        long next = start + CHUNK_HEAD + length;
        if (length < 6 || next > limit || next < limit && !chunkAt((int) next)) {
            warn(Fault.HEADER, start + 4, "the header states a length of " + length + " bytes, expected 6");
            next = start + 14;
        }
        if (format > 2) {
            warn(Fault.HEADER, start + 8, "the header states format " + format + "; the tracks are played together, as in format 1");
        }
        beats(start + 12, time);
        at = (int) next;
        return tracks;
    }

    private void beats(int offset, int time) throws MidiFileException {
        if (time < 0x8000) {
            if (time == 0) {
                throw new MidiFileException(offset, "the division is 0, expected ticks per quarter note");
            }
            division = time;
            return;
        }
        int frames = 256 - (time >> 8);
        int ticks = time & 0xFF;
        if (frames != 24 && frames != 25 && frames != 29 && frames != 30 || ticks == 0) {
            throw new MidiFileException(offset, "time is given in " + ticks + " ticks of " + frames + " SMPTE frames a second; "
                    + "expected 24, 25, 29 or 30 frames, and 1 tick or more");
        }
        smpte = true;
        division = (frames == 29 ? 30_000 / 1001.0 : frames) * ticks * 60 / SMPTE_BPM;
    }

    private void chunks() {
        while (limit - at >= CHUNK_HEAD) {
            int chunk = at;
            if (wordAt(chunk) == TRACK) {
                at = chunk + CHUNK_HEAD;
                trackChunk(chunk, Integer.toUnsignedLong(wordAt(chunk + 4)));
                found++;
            } else {
                long next = chunk + CHUNK_HEAD + Integer.toUnsignedLong(wordAt(chunk + 4));
                if (!chunkAt(chunk) || next < limit && !chunkAt((int) next)) {
                    next = find(TRACK, chunk + 1, limit);
                    if (next > 0 || found == 0) {
                        warn(Fault.NO_CHUNK, chunk, "neither a track nor another part of a MIDI file begins here");
                    }
                }
                at = next < 0 ? limit : (int) Math.min(next, limit);
            }
        }
    }

    /** Reads a track; if its length is wrong, it ends where the next track begins. */
    private void trackChunk(int chunk, long length) {
        long stated = at + length;
        boolean sound = stated == limit || stated < limit && (chunkAt((int) stated) || limit - stated < CHUNK_HEAD);
        if (sound) {
            end = (int) stated;
        } else {
            int next = find(TRACK, at, limit);
            end = next < 0 ? limit : next;
        }
        int problems = counts.getOrDefault(Fault.CUT, 0);
        track();
        boolean ended = at >= 3 && (bytes[at - 3] & 0xFF) == META && bytes[at - 2] == META_END;
        if (!sound && counts.getOrDefault(Fault.CUT, 0) == problems && !(ended && stated < limit && at == stated)) {
            warn(Fault.LENGTH, chunk + 4,
                    "the track states a length of " + length + " bytes, and " + (at - chunk - CHUNK_HEAD) + " are read");
        }
        at = end;
    }

    /** True if a part of the file can begin here: four letters, and its length. */
    private boolean chunkAt(int offset) {
        if (limit - offset < CHUNK_HEAD) {
            return false;
        }
        for (int i = offset; i < offset + 4; i++) {
            if (!(bytes[i] >= 'a' && bytes[i] <= 'z' || bytes[i] >= 'A' && bytes[i] <= 'Z' || bytes[i] == ' '
                    || bytes[i] >= '0' && bytes[i] <= '9')) {
                return false;
            }
        }
        return true;
    }

    // ---- events of a track

    private void track() {
        long tick = format == 2 ? firstTick : 0;
        int running = 0;
        packet = new byte[0];
        try {
            boolean open = true;
            while (open && at < end) {
                int start = at;
                tick += variable();
                lastTick = Math.max(lastTick, tick);
                int status = peek();
                if (status >= 0x80) {
                    at++;
                } else if (running == 0) {
                    throw new Unreadable("a message without a status byte, and none before it to repeat");
                } else {
                    status = running;
                }
                if (status == META) {
                    open = meta(tick);
                } else if (status == SYSTEM_EXCLUSIVE || status == CONTINUED) {
                    exclusive(tick, status);
                } else if (status > SYSTEM_EXCLUSIVE) {
                    stray(start, status);
                } else {
                    running = status;
                    boolean single = (status & 0xE0) == 0xC0;
                    int first = data();
                    int word = Midi.message(status, first, single ? 0 : data());
                    words.add(new At<>(tick, word));
                    add(tick, exclusive.heard(word));
                }
            }
        } catch (Unreadable e) {
            warn(Fault.CUT, Math.min(at, end), e.getMessage() + "; the rest of the track is left out");
        }
        if (format == 2) {
            firstTick = lastTick;
        }
    }

    /** Adds what a message means beside itself. A few bytes can retune all keys, so a small file could fill the memory. */
    private void add(long tick, int[] more) {
        tunings += more.length;
        if (tunings > MOST_TUNINGS) {
            warn(Fault.TUNINGS, at, "more than " + MOST_TUNINGS + " keys are tuned; the rest is left out");
            return;
        }
        for (int word : more) {
            words.add(new At<>(tick, word));
        }
    }

    /** A status that only cables have: it is left out with its data. */
    private void stray(int start, int status) {
        warn(Fault.STRAY, start, String.format("the status %02X does not belong in a file and is left out", status));
        if (status < CLOCK) {
            int most = status == 0xF2 ? 2 : status == 0xF1 || status == 0xF3 ? 1 : 0;
            while (most-- > 0 && at < end && bytes[at] >= 0) {
                at++;
            }
        }
    }

    private void exclusive(long tick, int status) throws Unreadable {
        int length = variable();
        int body = at;
        skip(length);
        if (length == 0) {
            return;
        }
        int before = status == CONTINUED ? packet.length : 0;
        if (before + length > LONGEST_PACKET) {
            packet = new byte[0];
            return;
        }
        byte[] whole = new byte[before + length];
        System.arraycopy(packet, 0, whole, 0, before);
        System.arraycopy(bytes, body, whole, before, length);
        boolean complete = (whole[whole.length - 1] & 0xFF) == CONTINUED;
        if (complete && (status == SYSTEM_EXCLUSIVE || before > 0)) {
            add(tick, exclusive.words(whole));
        }
        packet = complete || status == CONTINUED && before == 0 ? new byte[0] : whole;
    }

    /** Returns true if the track has more events. */
    private boolean meta(long tick) throws Unreadable {
        int kind = next();
        if (kind == META_END && at == end) {
            warn(Fault.CUT, at, "the last byte of the file is missing");
            return false;
        }
        int length = variable();
        int body = at;
        skip(length);
        if (kind == META_TEMPO && length >= 3) {
            int micros = (bytes[body] & 0xFF) << 16 | (bytes[body + 1] & 0xFF) << 8 | bytes[body + 2] & 0xFF;
            if (micros == 0) {
                warn(Fault.TEMPO, body, "a tempo of 0 microseconds a beat is left out");
            } else if (!smpte) {
                tempos.add(new At<>(tick, MICROS_PER_MINUTE / micros));
            }
        } else if (kind == META_SIGNATURE && length >= 2) {
            int numerator = bytes[body] & 0xFF;
            int power = bytes[body + 1] & 0xFF;
            if (numerator == 0 || power > 6) {
                warn(Fault.SIGNATURE, body,
                        "a time signature of " + numerator + "/" + (power > 6 ? "2^" + power : 1 << power) + " is left out");
            } else {
                signatures.add(new At<>(tick, new Signature(numerator, 1 << power)));
            }
        }
        return kind != META_END;
    }

    // ---- the outcome

    private StandardMidiFile result() {
        words.sort(Comparator.comparingLong(At::tick));
        tempos.sort(Comparator.comparingLong(At::tick));
        signatures.sort(Comparator.comparingLong(At::tick));
        if (tempos.isEmpty() || tempos.getFirst().tick > 0) {
            tempos.addFirst(new At<>(0, smpte ? SMPTE_BPM : 120.0));
        }
        if (!signatures.isEmpty() && signatures.getFirst().tick > 0) {
            signatures.addFirst(new At<>(0, new Signature(4, 4)));
        }
        List<String> said = new ArrayList<>();
        warnings.forEach((fault, text) -> said.add(text + (counts.get(fault) > 1 ? " (and " + (counts.get(fault) - 1) + " more)" : "")));
        StandardMidiFile whole = new StandardMidiFile(words.stream().map(w -> new StandardMidiFile.Message(beat(w.tick), w.value)).toList(),
                tempos.stream().map(t -> new StandardMidiFile.TempoChange(beat(t.tick), t.value)).toList(),
                signatures.stream()
                        .map(s -> new StandardMidiFile.TimeSignature(beat(s.tick), s.value.numerator, s.value.denominator))
                        .toList(),
                beat(lastTick), said);
        double sound = beat(lastSound());
        double late = whole.secondsAt(whole.lengthBeats()) - whole.secondsAt(sound);
        if (late <= LATE_SECONDS || sound == 0) {
            return whole;
        }
        said.add(String.format(Locale.ROOT, "the file ends %,.0f s after its last note and is ended there", late));
        return new StandardMidiFile(whole.messages().stream().filter(m -> m.beat() <= sound).toList(),
                whole.tempos().stream().filter(t -> t.beat() <= sound).toList(),
                whole.signatures().stream().filter(s -> s.beat() <= sound).toList(), sound, said);
    }

    /** The tick at which the last key or pedal goes up; the end of the file if a key never does. */
    private long lastSound() {
        boolean[] down = new boolean[16 * 128];
        int keys = 0;
        long last = 0;
        for (At<Integer> word : words) {
            int key = Midi.channel(word.value) << 7 | Midi.data1(word.value);
            switch (Midi.kind(word.value)) {
                case Midi.NOTE_ON -> {
                    keys += down[key] ? 0 : 1;
                    down[key] = true;
                    last = word.tick;
                }
                case Midi.NOTE_OFF -> {
                    keys -= down[key] ? 1 : 0;
                    down[key] = false;
                    last = word.tick;
                }
                case Midi.CONTROL -> last = Midi.releases(word.value) ? word.tick : last;
                default -> {}
            }
        }
        return keys > 0 ? lastTick : last;
    }

    private double beat(long tick) {
        return tick / division;
    }

    // ---- bytes

    /** A data byte; one with the high bit is read without it, and clock messages between data bytes are left out. */
    private int data() throws Unreadable {
        int value = next();
        while (value == CLOCK || value == ACTIVE_SENSING) {
            warn(Fault.STRAY, at - 1, String.format("the status %02X does not belong in a file and is left out", value));
            value = next();
        }
        if (value >= 0x80) {
            warn(Fault.DATA, at - 1, String.format("%02X where a data byte was expected is read as %02X", value, value & 0x7F));
        }
        return value & 0x7F;
    }

    private int variable() throws Unreadable {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int part = next();
            value = value << 7 | part & 0x7F;
            if (part < 0x80) {
                return value;
            }
        }
        at -= 4;
        throw new Unreadable("a length or time of more than four bytes");
    }

    private int peek() throws Unreadable {
        if (at >= end) {
            throw new Unreadable("the track ends inside a message");
        }
        return bytes[at] & 0xFF;
    }

    private int next() throws Unreadable {
        int value = peek();
        at++;
        return value;
    }

    private void skip(int length) throws Unreadable {
        if (length > end - at) {
            throw new Unreadable("a message of " + length + " bytes, of which only " + (end - at) + " are there");
        }
        at += length;
    }

    /** Four bytes as a number, those after the end of the file 0. */
    private int wordAt(int offset) {
        int value = 0;
        for (int i = offset; i < offset + 4; i++) {
            value = value << 8 | (i >= 0 && i < bytes.length ? bytes[i] & 0xFF : 0);
        }
        return value;
    }

    /** Where four letters stand for the first time, -1 if nowhere. */
    private int find(int letters, int from, int to) {
        for (int i = from; i <= to - 4; i++) {
            if (wordAt(i) == letters) {
                return i;
            }
        }
        return -1;
    }
}
