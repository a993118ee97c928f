// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.soundfont;

import java.nio.ByteBuffer;

/** The settings of one SoundFont zone (specification section 8.1): numbers by generator, some of which a zone leaves unsaid. */
final class SoundFontGenerators {
    static final int START_OFFSET = 0;
    static final int END_OFFSET = 1;
    static final int LOOP_START_OFFSET = 2;
    static final int LOOP_END_OFFSET = 3;
    static final int START_COARSE = 4;
    static final int FILTER_CUTOFF = 8;
    static final int FILTER_Q = 9;
    static final int END_COARSE = 12;
    static final int PAN = 17;
    static final int ATTACK = 34;
    static final int HOLD = 35;
    static final int DECAY = 36;
    static final int SUSTAIN = 37;
    static final int RELEASE = 38;
    static final int INSTRUMENT = 41;
    static final int KEY_RANGE = 43;
    static final int VELOCITY_RANGE = 44;
    static final int LOOP_START_COARSE = 45;
    static final int ATTENUATION = 48;
    static final int LOOP_END_COARSE = 50;
    static final int COARSE_TUNE = 51;
    static final int FINE_TUNE = 52;
    static final int SAMPLE = 53;
    static final int SAMPLE_MODES = 54;
    static final int SCALE_TUNING = 56;
    static final int EXCLUSIVE_CLASS = 57;
    static final int ROOT_KEY = 58;
    private static final int COUNT = 61;
    private static final int WHOLE_RANGE = 127 << 8;

    private final int[] values = new int[COUNT];
    private final boolean[] said = new boolean[COUNT];

    /** The settings of an instrument zone that says nothing. */
    static SoundFontGenerators standard() {
        SoundFontGenerators standard = new SoundFontGenerators();
        standard.values[FILTER_CUTOFF] = 13_500;
        standard.values[ATTACK] = -12_000;
        standard.values[HOLD] = -12_000;
        standard.values[DECAY] = -12_000;
        standard.values[RELEASE] = -12_000;
        standard.values[KEY_RANGE] = WHOLE_RANGE;
        standard.values[VELOCITY_RANGE] = WHOLE_RANGE;
        standard.values[SCALE_TUNING] = 100;
        standard.values[ROOT_KEY] = -1;
        return standard;
    }

    /** What preset zones begin with: nothing to add, all keys and velocities. */
    static SoundFontGenerators nothing() {
        SoundFontGenerators nothing = new SoundFontGenerators();
        nothing.values[KEY_RANGE] = WHOLE_RANGE;
        nothing.values[VELOCITY_RANGE] = WHOLE_RANGE;
        return nothing;
    }

    /** A copy with the generators {@code from} to {@code to} of a table put over it. */
    SoundFontGenerators with(ByteBuffer table, int from, int to) {
        SoundFontGenerators copy = new SoundFontGenerators();
        System.arraycopy(values, 0, copy.values, 0, COUNT);
        System.arraycopy(said, 0, copy.said, 0, COUNT);
        for (int at = from * 4; at < to * 4; at += 4) {
            int generator = SoundFont.unsigned(table, at);
            if (generator < COUNT) {
                boolean unsigned = generator == KEY_RANGE || generator == VELOCITY_RANGE || generator == SAMPLE || generator == INSTRUMENT;
                copy.values[generator] = unsigned ? SoundFont.unsigned(table, at + 2) : table.getShort(at + 2);
                copy.said[generator] = true;
            }
        }
        return copy;
    }

    boolean says(int generator) {
        return said[generator];
    }

    int get(int generator) {
        return values[generator];
    }

    int low(int range) {
        return values[range] & 0xFF;
    }

    int high(int range) {
        return values[range] >> 8 & 0xFF;
    }
}
