// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Writes the workloads of the comparison: {@code java Workloads.java FOLDER} makes strings.mid, dense.mid and oscillators.csd. */
final class Workloads {
    private static final int TICKS = 480;
    /** Twelve melodic channels, percussion (9) aside. */
    private static final int[] MELODIC = {0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12};
    private static final int[] PROGRAMS = {0, 4, 11, 19, 24, 32, 40, 48, 56, 65, 73, 89};
    private static final int[] DRUMS = {35, 36, 38, 40, 42, 44, 46, 49, 51, 54};

    /** A channel message at a tick; where ticks are equal, programs come first, then note-offs. */
    private record Message(int tick, int... bytes) { }

    private Workloads() { }

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Files.write(folder.resolve("strings.mid"), file(strings()));
        Files.write(folder.resolve("dense.mid"), file(dense()));
        Files.writeString(folder.resolve("oscillators.csd"), oscillators(10));
        Files.writeString(folder.resolve("silence.csd"), oscillators(0.01));
    }

    /** 128 notes of program 48, keys 40 to 71 on four channels, held for 20 s (40 beats at 120 beats per minute). */
    private static List<Message> strings() {
        List<Message> all = new ArrayList<>();
        for (int channel = 0; channel < 4; channel++) {
            all.add(new Message(0, 0xC0 | channel, 48));
            for (int key = 40; key < 72; key++) {
                note(all, channel, key, 90, 1, 40 * TICKS);
            }
        }
        return all;
    }

    /** 10,000 notes in two minutes (240 beats) on a grid of sixteenths; seeded, so always the same. */
    private static List<Message> dense() {
        Random random = new Random(20_26);
        List<Message> all = new ArrayList<>();
        for (int i = 0; i < MELODIC.length; i++) {
            all.add(new Message(0, 0xC0 | MELODIC[i], PROGRAMS[i]));
        }
        for (int n = 0; n < 10_000; n++) {
            int tick = random.nextInt(4 * 238) * TICKS / 4;
            int velocity = 40 + random.nextInt(80);
            int voice = random.nextInt(MELODIC.length + 2);
            if (voice >= MELODIC.length) {
                note(all, 9, DRUMS[random.nextInt(DRUMS.length)], velocity, tick, TICKS / 4);
            } else {
                note(all, MELODIC[voice], 36 + random.nextInt(48), velocity, tick, (1 + random.nextInt(8)) * TICKS / 4 - 1);
            }
        }
        return all;
    }

    private static void note(List<Message> all, int channel, int key, int velocity, int tick, int length) {
        all.add(new Message(tick, 0x90 | channel, key, velocity));
        all.add(new Message(tick + length, 0x80 | channel, key, 0));
    }

    /** A MIDI file of type 0 at 120 beats per minute. */
    private static byte[] file(List<Message> messages) {
        messages.sort(Comparator.comparingInt(Message::tick).thenComparingInt(m -> m.bytes()[0] >= 0xC0 ? 0 : m.bytes()[0]));
        ByteArrayOutputStream track = new ByteArrayOutputStream();
        track.writeBytes(new byte[] {0, (byte) 0xFF, 0x51, 3, 0x07, (byte) 0xA1, 0x20});
        int now = 0;
        for (Message message : messages) {
            length(track, message.tick() - now);
            now = message.tick();
            for (int b : message.bytes()) {
                track.write(b);
            }
        }
        track.writeBytes(new byte[] {0, (byte) 0xFF, 0x2F, 0});
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {'M', 'T', 'h', 'd', 0, 0, 0, 6, 0, 0, 0, 1, (byte) (TICKS >> 8), (byte) TICKS, 'M', 'T', 'r', 'k'});
        for (int shift = 24; shift >= 0; shift -= 8) {
            file.write(track.size() >> shift);
        }
        file.writeBytes(track.toByteArray());
        return file.toByteArray();
    }

    private static void length(ByteArrayOutputStream to, int value) {
        for (int shift = 21; shift > 0; shift -= 7) {
            if (value >> shift != 0) {
                to.write(value >> shift & 0x7F | 0x80);
            }
        }
        to.write(value & 0x7F);
    }

    /** 256 saws with low-pass, ADSR and pan for Csound. */
    private static String oscillators(double seconds) {
        StringBuilder score = new StringBuilder();
        for (int i = 0; i < 256; i++) {
            score.append("i1 0 ").append(seconds).append(' ').append(55 + 3.1 * i).append(' ').append(1200 + 10 * i).append(' ').append(i / 255.0)
                    .append('\n');
        }
        return """
                <CsoundSynthesizer>
                <CsOptions>
                -n -d -m0
                </CsOptions>
                <CsInstruments>
                sr = 48000
                ksmps = 64
                nchnls = 2
                0dbfs = 1
                instr 1
                kenv madsr 0.01, 0.1, 0.7, 0.2
                asig vco2 1/256, p4, 0
                afil rbjeq asig, p5, 1, 1.2, 1, 0
                aleft, aright pan2 afil * kenv, p6
                outs aleft, aright
                endin
                </CsInstruments>
                <CsScore>
                """ + score + "e\n</CsScore>\n</CsoundSynthesizer>\n";
    }
}
