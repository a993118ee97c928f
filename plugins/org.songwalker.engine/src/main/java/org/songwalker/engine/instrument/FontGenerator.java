// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

/** Numbers of the generators of a SoundFont that a voice reads (SoundFont specification 8.1.2); their units are those of the font. */
public final class FontGenerator {
    public static final int MOD_LFO_TO_PITCH = 5;
    public static final int VIBRATO_TO_PITCH = 6;
    public static final int MOD_ENVELOPE_TO_PITCH = 7;
    public static final int CUTOFF = 8;
    public static final int FILTER_Q = 9;
    public static final int MOD_LFO_TO_CUTOFF = 10;
    public static final int MOD_ENVELOPE_TO_CUTOFF = 11;
    public static final int MOD_LFO_TO_VOLUME = 13;
    public static final int CHORUS_SEND = 15;
    public static final int REVERB_SEND = 16;
    public static final int PAN = 17;
    public static final int MOD_LFO_DELAY = 21;
    public static final int MOD_LFO_FREQUENCY = 22;
    public static final int VIBRATO_DELAY = 23;
    public static final int VIBRATO_FREQUENCY = 24;
    public static final int MOD_DELAY = 25;
    public static final int MOD_ATTACK = 26;
    public static final int MOD_HOLD = 27;
    public static final int MOD_DECAY = 28;
    public static final int MOD_SUSTAIN = 29;
    public static final int MOD_RELEASE = 30;
    public static final int KEY_TO_MOD_HOLD = 31;
    public static final int KEY_TO_MOD_DECAY = 32;
    public static final int DELAY = 33;
    public static final int ATTACK = 34;
    public static final int HOLD = 35;
    public static final int DECAY = 36;
    public static final int SUSTAIN = 37;
    public static final int RELEASE = 38;
    public static final int KEY_TO_HOLD = 39;
    public static final int KEY_TO_DECAY = 40;
    public static final int FIXED_KEY = 46;
    public static final int FIXED_VELOCITY = 47;
    public static final int ATTENUATION = 48;
    public static final int COARSE_TUNE = 51;
    public static final int FINE_TUNE = 52;
    public static final int SCALE_TUNING = 56;
    /** Number of generators, whether a voice reads them or not. */
    public static final int COUNT = 61;

    private FontGenerator() {}
}
