// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.soundfont;

import java.nio.ByteBuffer;
import org.songwalker.engine.instrument.FontGenerator;

/** The settings of one SoundFont zone (specification section 8.1): numbers by generator, some of which a zone leaves unsaid. */
final class SoundFontGenerators {
    static final int START_OFFSET = 0;
    static final int END_OFFSET = 1;
    static final int LOOP_START_OFFSET = 2;
    static final int LOOP_END_OFFSET = 3;
    static final int START_COARSE = 4;
    static final int END_COARSE = 12;
    static final int INSTRUMENT = 41;
    static final int KEY_RANGE = 43;
    static final int VELOCITY_RANGE = 44;
    static final int LOOP_START_COARSE = 45;
    static final int LOOP_END_COARSE = 50;
    static final int SAMPLE = 53;
    static final int SAMPLE_MODES = 54;
    static final int EXCLUSIVE_CLASS = 57;
    static final int ROOT_KEY = 58;
    private static final int WHOLE_RANGE = 127 << 8;
    /** Those whose default is "at once". */
    private static final int[] TIMES = {FontGenerator.MOD_LFO_DELAY, FontGenerator.VIBRATO_DELAY, FontGenerator.MOD_DELAY,
        FontGenerator.MOD_ATTACK, FontGenerator.MOD_HOLD, FontGenerator.MOD_DECAY, FontGenerator.MOD_RELEASE, FontGenerator.DELAY,
        FontGenerator.ATTACK, FontGenerator.HOLD, FontGenerator.DECAY, FontGenerator.RELEASE};
    /** Those that only an instrument zone may state, and a preset zone does not add to. */
    private static final int[] OF_INSTRUMENTS = {START_OFFSET, END_OFFSET, LOOP_START_OFFSET, LOOP_END_OFFSET, START_COARSE, END_COARSE,
        LOOP_START_COARSE, LOOP_END_COARSE, FontGenerator.FIXED_KEY, FontGenerator.FIXED_VELOCITY, SAMPLE_MODES, EXCLUSIVE_CLASS, ROOT_KEY};

    private final int[] values = new int[FontGenerator.COUNT];
    private final boolean[] said = new boolean[FontGenerator.COUNT];

    /** The settings of an instrument zone that says nothing. */
    static SoundFontGenerators standard() {
        SoundFontGenerators standard = new SoundFontGenerators();
        standard.values[FontGenerator.CUTOFF] = 13_500;
        for (int time : TIMES) {
            standard.values[time] = -12_000;
        }
        standard.values[FontGenerator.FIXED_KEY] = -1;
        standard.values[FontGenerator.FIXED_VELOCITY] = -1;
        standard.values[KEY_RANGE] = WHOLE_RANGE;
        standard.values[VELOCITY_RANGE] = WHOLE_RANGE;
        standard.values[FontGenerator.SCALE_TUNING] = 100;
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
        System.arraycopy(values, 0, copy.values, 0, FontGenerator.COUNT);
        System.arraycopy(said, 0, copy.said, 0, FontGenerator.COUNT);
        for (int at = from * 4; at < to * 4; at += 4) {
            int generator = SoundFont.unsigned(table, at);
            if (generator < FontGenerator.COUNT) {
                boolean unsigned = generator == KEY_RANGE || generator == VELOCITY_RANGE || generator == SAMPLE || generator == INSTRUMENT;
                copy.values[generator] = unsigned ? SoundFont.unsigned(table, at + 2) : table.getShort(at + 2);
                copy.said[generator] = true;
            }
        }
        return copy;
    }

    /** Every generator of an instrument zone with those of a preset zone added. */
    static double[] sum(SoundFontGenerators outer, SoundFontGenerators inner) {
        double[] sum = new double[FontGenerator.COUNT];
        for (int g = 0; g < sum.length; g++) {
            sum[g] = inner.values[g] + outer.values[g];
        }
        for (int g : OF_INSTRUMENTS) {
            sum[g] = inner.values[g];
        }
        return sum;
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
