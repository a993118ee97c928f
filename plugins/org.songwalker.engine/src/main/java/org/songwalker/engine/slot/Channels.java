// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.slot;

import java.util.Arrays;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.engine.voice.ChannelControls;
import org.songwalker.engine.voice.Playable;
import org.songwalker.engine.voice.VoicePool;
import org.songwalker.engine.voice.VoiceStart;
import org.songwalker.engine.voice.Voices;

/**
 * The state of the sixteen channels of a slot as MIDI defines it: pitch wheel and its range, tuning, pressure, controllers, pedals. Volume
 * (7) scales by (v/100)² and expression (11) by (v/127)², pan (10) is (v - 64)/63. A channel starts with volume 100, expression 127 and pan
 * 64, so one that has received nothing is at full level in the centre. Audio thread.
 */
@AudioThread
final class Channels implements ChannelControls {
    static final int PEDAL = 64;
    static final int SOSTENUTO = 66;
    static final int SOUND_OFF = 120;
    static final int RESET = 121;
    static final int NOTES_OFF = 123;
    static final int MONO = 126;
    static final int POLY = 127;
    private static final int COUNT = 16;
    private static final int KEYS = 128;
    private static final int DEGREES = 12;
    private static final int VOLUME = 7;
    private static final int PAN = 10;
    private static final int EXPRESSION = 11;
    private static final int SOFT = 67;
    private static final int DATA_COARSE = 6;
    private static final int DATA_FINE = 38;
    private static final int INCREMENT = 96;
    private static final int DECREMENT = 97;
    private static final int UNREGISTERED_FINE = 98;
    private static final int UNREGISTERED_COARSE = 99;
    private static final int REGISTERED_FINE = 100;
    private static final int REGISTERED_COARSE = 101;
    private static final int NO_PARAMETER = 0x3FFF;
    private static final int BEND_RANGE = 0;
    private static final int FINE_TUNING = 1;
    private static final int COARSE_TUNING = 2;
    private static final int WHEEL_REST = 8192;
    private static final int FULL_VOLUME = 100;
    /** What the soft pedal makes of the velocity of notes that start under it. */
    private static final double SOFT_VELOCITY = 0.8;

    private final int slot;
    private final VoicePool pool;
    private final Voices voices;
    private final double usualBendRange;
    private final double[] bendRange = new double[COUNT];
    /** Fine tuning as data entry sets it, 0 to 16383 with 8192 for none. */
    private final int[] fine = new int[COUNT];
    /** Coarse tuning in semitones. */
    private final int[] coarse = new int[COUNT];
    /** The registered parameter that data entry sets, by its two halves; {@link #NO_PARAMETER} for none. */
    private final int[] parameter = new int[COUNT];
    private final int[][] values = new int[COUNT][128];
    /** Fonts tell a controller that has received 0 from one that has received nothing. */
    private final boolean[][] received = new boolean[COUNT][128];
    private final double[] wheel = new double[COUNT];
    private final double[] pressure = new double[COUNT];
    private final double[][] keyPressure = new double[COUNT][KEYS];
    /** Semitones by which each degree of the octave and each key is tuned. */
    private final double[][] degreeTuning = new double[COUNT][DEGREES];
    private final double[][] keyTuning = new double[COUNT][KEYS];
    private final boolean[] tuned = new boolean[COUNT];
    private final boolean[] mono = new boolean[COUNT];

    Channels(int slot, double bendSemitones, VoicePool pool) {
        this.slot = slot;
        this.usualBendRange = bendSemitones;
        this.pool = pool;
        this.voices = pool.voices();
        for (int channel = 0; channel < COUNT; channel++) {
            initial(channel);
        }
    }

    // ---- messages

    /** Moves the pitch wheel, 0 to 16383, and bends the channel's voices. */
    void bend(int channel, int value) {
        wheel[channel] = value >= WHEEL_REST ? (value - WHEEL_REST) / (double) (WHEEL_REST - 1)
                : (value - WHEEL_REST) / (double) WHEEL_REST;
        applyPitch(channel);
    }

    /** Pressure on the keys of a channel, 0 to 127. */
    void pressure(int channel, int value) {
        pressure[channel] = value / 127.0;
        pool.channelPressure(slot, channel);
    }

    /** Pressure on one key, 0 to 127. */
    void keyPressure(int channel, int key, int value) {
        keyPressure[channel][key] = value / 127.0;
        pool.channelPressure(slot, channel);
    }

    /** Stores a controller's value (0 to 127) and applies it to sounding voices. */
    void control(int channel, int number, int value) {
        switch (number) {
            case RESET -> {
                resetControllers(channel);
                return;
            }
            case REGISTERED_COARSE -> parameter[channel] = parameter[channel] & 0x7F | value << 7;
            case REGISTERED_FINE -> parameter[channel] = parameter[channel] & 0x3F80 | value;
            case UNREGISTERED_COARSE, UNREGISTERED_FINE -> parameter[channel] = NO_PARAMETER;
            case DATA_COARSE, DATA_FINE -> enter(channel, number == DATA_COARSE, value);
            case INCREMENT -> step(channel, 1);
            case DECREMENT -> step(channel, -1);
            case MONO -> mono[channel] = true;
            case POLY -> mono[channel] = false;
            default -> {}
        }
        values[channel][number] = value;
        received[channel][number] = true;
        if (number == VOLUME || number == PAN || number == EXPRESSION) {
            pool.channelLevel(slot, channel, gain(channel), pan(channel));
        }
        pool.channelController(slot, channel, number);
    }

    /** Data entry: its first half sets the second to 0. */
    private void enter(int channel, boolean first, int value) {
        switch (parameter[channel]) {
            case BEND_RANGE -> bendRange[channel] = first ? value : Math.floor(bendRange[channel]) + Math.min(value, 99) / 100.0;
            case FINE_TUNING -> fine[channel] = first ? value << 7 : fine[channel] & 0x3F80 | value;
            case COARSE_TUNING -> coarse[channel] = first ? value - 64 : coarse[channel];
            default -> {
                return;
            }
        }
        applyPitch(channel);
    }

    /** Data increment and decrement: a cent of the bend range, a step of the fine tuning, a semitone of the coarse tuning. */
    private void step(int channel, int by) {
        switch (parameter[channel]) {
            case BEND_RANGE -> bendRange[channel] = Math.clamp(Math.round(100 * bendRange[channel]) + by, 0, 12_799) / 100.0;
            case FINE_TUNING -> fine[channel] = Math.clamp(fine[channel] + by, 0, 0x3FFF);
            case COARSE_TUNING -> coarse[channel] = Math.clamp(coarse[channel] + by, -64, 63);
            default -> {
                return;
            }
        }
        applyPitch(channel);
    }

    /** Tunes one key by semitones. */
    void tuneKey(int channel, int key, double semitones) {
        keyTuning[channel][key] = semitones;
        tuned[channel] = true;
        applyPitch(channel);
    }

    /** Tunes one degree of the octave, 0 (C) to 11, by semitones. */
    void tuneDegree(int channel, int degree, double semitones) {
        if (degree < DEGREES) {
            degreeTuning[channel][degree] = semitones;
            tuned[channel] = true;
            applyPitch(channel);
        }
    }

    /**
     * Resets the controllers that a reset (121) concerns (MIDI recommended practice 15): all but volume, pan, banks, effects and sound
     * controllers. Tuning, the range of the wheel and channel modes stay.
     */
    private void resetControllers(int channel) {
        for (int number = 0; number < SOUND_OFF; number++) {
            if (!stays(number)) {
                values[channel][number] = 0;
                received[channel][number] = false;
            }
        }
        values[channel][EXPRESSION] = 127;
        wheel[channel] = 0;
        pressure[channel] = 0;
        Arrays.fill(keyPressure[channel], 0);
        parameter[channel] = NO_PARAMETER;
        apply(channel);
    }

    private static boolean stays(int number) {
        int coarseHalf = number >= 32 && number < 64 ? number - 32 : number;
        return coarseHalf == 0 || coarseHalf == VOLUME || coarseHalf == PAN || number >= 70 && number <= 79 || number >= 91 && number <= 95;
    }

    /** Puts every channel into the state of the start. */
    void resetAll() {
        for (int channel = 0; channel < COUNT; channel++) {
            initial(channel);
            apply(channel);
        }
    }

    private void initial(int channel) {
        Arrays.fill(values[channel], 0);
        Arrays.fill(received[channel], false);
        values[channel][VOLUME] = FULL_VOLUME;
        values[channel][PAN] = 64;
        values[channel][EXPRESSION] = 127;
        Arrays.fill(degreeTuning[channel], 0);
        Arrays.fill(keyTuning[channel], 0);
        tuned[channel] = false;
        mono[channel] = false;
        bendRange[channel] = usualBendRange;
        fine[channel] = WHEEL_REST;
        coarse[channel] = 0;
        parameter[channel] = NO_PARAMETER;
        wheel[channel] = 0;
        pressure[channel] = 0;
        Arrays.fill(keyPressure[channel], 0);
    }

    private void apply(int channel) {
        applyPitch(channel);
        pool.channelLevel(slot, channel, gain(channel), pan(channel));
        pool.channelReset(slot, channel);
    }

    private void applyPitch(int channel) {
        double moved = moved(channel);
        pool.channelBend(slot, channel, moved);
        if (!tuned[channel]) {
            return;
        }
        for (int i = voices.first(); i >= 0; i = voices.next(i)) {
            if (voices.of(i, slot, channel)) {
                pool.channelBend(i, moved + tuning(channel, Playable.key(pool.startPitch(i))));
            }
        }
    }

    // ---- what programs and voices read

    /** Semitones by which wheel and tunings of the whole channel move it. */
    private double moved(int channel) {
        return wheel[channel] * bendRange[channel] + coarse[channel] + (fine[channel] - WHEEL_REST) / (double) WHEEL_REST;
    }

    private double tuning(int channel, int key) {
        return keyTuning[channel][key] + degreeTuning[channel][key % DEGREES];
    }

    @Override
    public double bendRange(int channel) {
        return bendRange[channel];
    }

    @Override
    public double keyPressure(int channel, int key) {
        return keyPressure[channel][key];
    }

    @Override
    public int controller(int channel, int number) {
        return received[channel][number] ? values[channel][number] : ChannelControls.atRest(number);
    }

    @Override
    public double pressure(int channel) {
        return pressure[channel];
    }

    @Override
    public double wheel(int channel) {
        return wheel[channel];
    }

    /** A controller as programs read it, 0 to 1; 0 if nothing has been received (language reference 8). */
    double value(int channel, int number) {
        return received[channel][number] ? values[channel][number] / 127.0 : 0;
    }

    boolean pedal(int channel) {
        return values[channel][PEDAL] >= 64;
    }

    boolean sostenuto(int channel) {
        return values[channel][SOSTENUTO] >= 64;
    }

    /** True if a new note of the channel ends the others. */
    boolean mono(int channel) {
        return mono[channel];
    }

    private double gain(int channel) {
        return square(values[channel][VOLUME] / (double) FULL_VOLUME) * square(values[channel][EXPRESSION] / 127.0);
    }

    private static double square(double v) {
        return v * v;
    }

    private double pan(int channel) {
        return Math.clamp((values[channel][PAN] - 64) / 63.0, -1, 1);
    }

    /** Fills in what a new voice of this pitch and velocity takes from its channel: bend and tuning, gain, pan, the soft pedal. */
    void apply(VoiceStart start, int channel) {
        start.channel = channel;
        start.channelBend = moved(channel) + (tuned[channel] ? tuning(channel, Playable.key(start.pitch)) : 0);
        start.channelGain = gain(channel);
        start.channelPan = pan(channel);
        start.controls = this;
        if (values[channel][SOFT] >= 64) {
            start.velocity *= SOFT_VELOCITY;
        }
    }
}
