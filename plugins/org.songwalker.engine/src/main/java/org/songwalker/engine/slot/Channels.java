// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.slot;

import java.util.Arrays;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.engine.voice.ChannelControls;
import org.songwalker.engine.voice.VoicePool;
import org.songwalker.engine.voice.VoiceStart;

/**
 * The controllers of the sixteen channels of a slot: pitch wheel and its range, pressure, controllers, pedal. Volume (7) and expression
 * (11) each scale by (v/127)², pan (10) is (v - 64)/63; a channel that has received nothing is at full level in the centre. Audio thread.
 */
@AudioThread
final class Channels implements ChannelControls {
    private static final int COUNT = 16;
    private static final int VOLUME = 7;
    private static final int PAN = 10;
    private static final int EXPRESSION = 11;
    private static final int PEDAL = 64;
    private static final int RESET = 121;
    private static final int DATA_COARSE = 6;
    private static final int DATA_FINE = 38;
    private static final int UNREGISTERED_FINE = 98;
    private static final int UNREGISTERED_COARSE = 99;
    private static final int REGISTERED_FINE = 100;
    private static final int REGISTERED_COARSE = 101;
    private static final int NO_PARAMETER = 0x3FFF;
    private static final int WHEEL_REST = 8192;

    private final int slot;
    private final double[] bendRange = new double[COUNT];
    /** The registered parameter that data entry sets, by its two halves; {@link #NO_PARAMETER} for none. */
    private final int[] parameter = new int[COUNT];
    private final VoicePool pool;
    private final int[][] values = new int[COUNT][128];
    private final boolean[][] received = new boolean[COUNT][128];
    private final double[] wheel = new double[COUNT];
    private final double[] pressure = new double[COUNT];
    private final double[][] keyPressure = new double[COUNT][128];

    Channels(int slot, double bendSemitones, VoicePool pool) {
        this.slot = slot;
        Arrays.fill(bendRange, bendSemitones);
        Arrays.fill(parameter, NO_PARAMETER);
        this.pool = pool;
    }

    /** Moves the pitch wheel, 0 to 16383, and bends the channel's voices. */
    void bend(int channel, int value) {
        wheel[channel] = value >= WHEEL_REST ? (value - WHEEL_REST) / (double) (WHEEL_REST - 1)
                : (value - WHEEL_REST) / (double) WHEEL_REST;
        applyBend(channel);
    }

    private void applyBend(int channel) {
        pool.channelBend(slot, channel, wheel[channel] * bendRange[channel]);
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
    public double bendRange(int channel) {
        return bendRange[channel];
    }

    /** Chooses a registered parameter or sets it; the range of the wheel is number 0: semitones, then cents. */
    private void parameters(int channel, int number, int value) {
        switch (number) {
            case REGISTERED_COARSE -> parameter[channel] = parameter[channel] & 0x7F | value << 7;
            case REGISTERED_FINE -> parameter[channel] = parameter[channel] & 0x3F80 | value;
            case UNREGISTERED_COARSE, UNREGISTERED_FINE -> parameter[channel] = NO_PARAMETER;
            case DATA_COARSE, DATA_FINE -> {
                if (parameter[channel] == 0) {
                    double range = bendRange[channel];
                    bendRange[channel] = number == DATA_COARSE ? value : Math.floor(range) + value / 100.0;
                    applyBend(channel);
                }
            }
            default -> {}
        }
    }

    /** Stores a controller's value (0 to 127) and applies it to sounding voices. */
    void control(int channel, int number, int value) {
        if (number == RESET) {
            reset(channel);
            return;
        }
        parameters(channel, number, value);
        values[channel][number] = value;
        received[channel][number] = true;
        if (number == VOLUME || number == PAN || number == EXPRESSION) {
            pool.channelLevel(slot, channel, gain(channel), pan(channel));
        }
        pool.channelController(slot, channel, number);
    }

    private void reset(int channel) {
        Arrays.fill(values[channel], 0);
        Arrays.fill(received[channel], false);
        wheel[channel] = 0;
        pressure[channel] = 0;
        parameter[channel] = NO_PARAMETER;
        pool.channelBend(slot, channel, 0);
        pool.channelLevel(slot, channel, 1, 0);
        Arrays.fill(keyPressure[channel], 0);
        pool.channelReset(slot, channel);
    }

    void resetAll() {
        for (int channel = 0; channel < COUNT; channel++) {
            reset(channel);
        }
    }

    @Override
    public double wheel(int channel) {
        return wheel[channel];
    }

    /** 0 to 1. */
    double value(int channel, int number) {
        return values[channel][number] / 127.0;
    }

    boolean pedal(int channel) {
        return values[channel][PEDAL] >= 64;
    }

    private double gain(int channel) {
        return square(channel, VOLUME) * square(channel, EXPRESSION);
    }

    private double square(int channel, int number) {
        double v = received[channel][number] ? values[channel][number] / 127.0 : 1;
        return v * v;
    }

    private double pan(int channel) {
        return received[channel][PAN] ? Math.clamp((values[channel][PAN] - 64) / 63.0, -1, 1) : 0;
    }

    /** Fills in what a new voice inherits from its channel: bend, gain and pan. */
    void apply(VoiceStart start, int channel) {
        start.channel = channel;
        start.channelBend = wheel[channel] * bendRange[channel];
        start.channelGain = gain(channel);
        start.channelPan = pan(channel);
        start.controls = this;
    }
}
