// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.midi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.Midi;

/**
 * Reads the system exclusive messages that mean something here into words of {@link Midi}: the resets of GM, GM2, GS and XG, the rhythm
 * parts of GS, and scale tunings by octave (MIDI tuning standard and GS) and by single notes. Others give no words. One reader for each
 * stream of messages, because tunings of notes belong to tuning programs, which channels choose by the registered parameter 3. One thread
 * at a time.
 */
final class SystemExclusive {
    private static final int CHANNELS = 16;
    private static final int KEYS = 128;
    private static final int[] NOTHING = {};
    private static final int TUNING_PROGRAM = 3;
    private static final int NO_CHANGE = 0x1F_FFFF;

    /** Offsets in semitones of each tuning program that a message has changed. */
    private final Map<Integer, double[]> programs = new HashMap<>();
    private final int[] parameter = new int[CHANNELS];
    private final int[] program = new int[CHANNELS];

    SystemExclusive() {
        Arrays.fill(parameter, -1);
    }

    /** The words of a message from its maker's number on, without the F0, with the F7 at its end. */
    int[] words(byte[] message) {
        int length = message.length;
        if (length < 5) {
            return NOTHING;
        }
        int maker = message[0];
        if (maker == 0x7E && message[2] == 0x09 && (message[3] == 1 || message[3] == 3)) {
            return reset(message[3] == 1 ? Midi.Standard.GM : Midi.Standard.GM2);
        } else if ((maker == 0x7E || maker == 0x7F) && message[2] == 0x08) {
            return tuning(message);
        } else if (maker == 0x41 && message[2] == 0x42 && message[3] == 0x12 && length >= 10) {
            return roland(message);
        } else if (maker == 0x43 && (message[1] & 0xF0) == 0x10 && message[2] == 0x4C && length >= 8 && message[3] == 0 && message[4] == 0
                && message[5] == 0x7E && message[6] == 0) {
            return reset(Midi.Standard.XG);
        }
        return NOTHING;
    }

    private int[] reset(Midi.Standard standard) {
        programs.clear();
        Arrays.fill(program, 0);
        Arrays.fill(parameter, -1);
        return new int[] {Midi.reset(standard)};
    }

    private int[] roland(byte[] message) {
        boolean system = message[4] == 0x40 && message[5] == 0 && message[6] == 0x7F;
        boolean mode = message[4] == 0 && message[5] == 0 && message[6] == 0x7F;
        if (system || mode) {
            return reset(Midi.Standard.GS);
        }
        if (message[4] != 0x40 || (message[5] & 0x70) != 0x10) {
            return NOTHING;
        }
        int part = message[5] & 0x0F;
        int channel = part == 0 ? 9 : part < 10 ? part - 1 : part;
        if (message[6] == 0x15) {
            return new int[] {Midi.rhythm(channel, message[7] != 0)};
        }
        return message[6] == 0x40 && message.length >= 21 ? octave(message, 7, 1, 1 << channel) : NOTHING;
    }

    private int[] tuning(byte[] m) {
        return switch (m[3]) {
            case 1 -> m.length >= 21 + 3 * KEYS ? dump(m) : NOTHING;
            case 2 -> m.length >= 7 ? notes(m, 6, m[4], m[5]) : NOTHING;
            case 7 -> m.length >= 8 ? notes(m, 7, m[4] << 7 | m[5], m[6]) : NOTHING;
            case 8 -> m.length >= 19 ? octave(m, 7, 1, channels(m)) : NOTHING;
            case 9 -> m.length >= 31 ? octave(m, 7, 2, channels(m)) : NOTHING;
            default -> NOTHING;
        };
    }

    /** The channels of an octave tuning: bit n is channel n. */
    private static int channels(byte[] m) {
        return (m[4] & 3) << 14 | (m[5] & 0x7F) << 7 | m[6] & 0x7F;
    }

    private static int[] octave(byte[] m, int from, int width, int channels) {
        List<Integer> words = new ArrayList<>();
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (int degree = 0; degree < 12 && (channels >> channel & 1) != 0; degree++) {
                int at = from + degree * width;
                double semitones = width == 1 ? ((m[at] & 0x7F) - 64) / 100.0 : (((m[at] & 0x7F) << 7 | m[at + 1] & 0x7F) - 8192) / 8192.0;
                words.add(Midi.octaveTuning(channel, degree, semitones));
            }
        }
        return words.stream().mapToInt(Integer::intValue).toArray();
    }

    private int[] dump(byte[] m) {
        List<Integer> words = new ArrayList<>();
        for (int key = 0; key < KEYS; key++) {
            note(m, 21 + 3 * key, m[4], key, words);
        }
        return words.stream().mapToInt(Integer::intValue).toArray();
    }

    private int[] notes(byte[] m, int from, int number, int count) {
        List<Integer> words = new ArrayList<>();
        for (int n = 0; n < count && from + 4 * n + 4 < m.length; n++) {
            note(m, from + 4 * n + 1, number, m[from + 4 * n] & 0x7F, words);
        }
        return words.stream().mapToInt(Integer::intValue).toArray();
    }

    private void note(byte[] m, int at, int number, int key, List<Integer> words) {
        int frequency = (m[at] & 0x7F) << 14 | (m[at + 1] & 0x7F) << 7 | m[at + 2] & 0x7F;
        if (frequency == NO_CHANGE) {
            return;
        }
        double offset = frequency / 16_384.0 - key;
        programs.computeIfAbsent(number, n -> new double[KEYS])[key] = offset;
        for (int channel = 0; channel < CHANNELS; channel++) {
            if (program[channel] == number) {
                words.add(Midi.keyTuning(channel, key, offset));
            }
        }
    }

    /** Watches for the choice of a tuning program in a channel message; the words that retune the channel. */
    int[] heard(int word) {
        if (Midi.kind(word) != Midi.CONTROL) {
            return NOTHING;
        }
        int channel = Midi.channel(word);
        int value = Midi.data2(word);
        switch (Midi.data1(word)) {
            case 101 -> parameter[channel] = parameter[channel] & 0x7F | value << 7;
            case 100 -> parameter[channel] = Math.max(0, parameter[channel]) & 0x3F80 | value;
            case 98, 99, 121 -> parameter[channel] = -1;
            case 6 -> {
                if (parameter[channel] == TUNING_PROGRAM && program[channel] != value) {
                    program[channel] = value;
                    return retuned(channel, programs.get(value));
                }
            }
            default -> {}
        }
        return NOTHING;
    }

    private static int[] retuned(int channel, double @Nullable [] offsets) {
        int[] words = new int[KEYS];
        for (int key = 0; key < KEYS; key++) {
            words[key] = Midi.keyTuning(channel, key, offsets == null ? 0 : offsets[key]);
        }
        return words;
    }
}
