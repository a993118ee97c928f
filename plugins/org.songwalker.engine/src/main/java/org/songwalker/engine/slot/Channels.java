// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.slot;

import java.util.Arrays;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.engine.voice.VoicePool;
import org.songwalker.engine.voice.VoiceStart;

/**
 * The controllers of the sixteen channels of a slot: pitch wheel, controllers, pedal. Volume (7) and expression (11) each scale by
 * (v/127)², pan (10) is (v - 64)/63; a channel that has received nothing is at full level in the centre. Audio thread.
 */
@AudioThread
final class Channels {
    private static final int COUNT = 16;
    private static final int VOLUME = 7;
    private static final int PAN = 10;
    private static final int EXPRESSION = 11;
    private static final int PEDAL = 64;
    private static final int RESET = 121;
    private static final int WHEEL_REST = 8192;

    private final int slot;
    private final double bendRange;
    private final VoicePool pool;
    private final int[][] values = new int[COUNT][128];
    private final boolean[][] received = new boolean[COUNT][128];
    private final double[] wheel = new double[COUNT];

    Channels(int slot, double bendSemitones, VoicePool pool) {
        this.slot = slot;
        this.bendRange = bendSemitones;
        this.pool = pool;
    }

    /** Moves the pitch wheel, 0 to 16383, and bends the channel's voices. */
    void bend(int channel, int value) {
        wheel[channel] = value >= WHEEL_REST ? (value - WHEEL_REST) / (double) (WHEEL_REST - 1)
                : (value - WHEEL_REST) / (double) WHEEL_REST;
        pool.channelBend(slot, channel, wheel[channel] * bendRange);
    }

    /** Stores a controller's value (0 to 127) and applies it to sounding voices. */
    void control(int channel, int number, int value) {
        if (number == RESET) {
            reset(channel);
            return;
        }
        values[channel][number] = value;
        received[channel][number] = true;
        if (number == VOLUME || number == PAN || number == EXPRESSION) {
            pool.channelLevel(slot, channel, gain(channel), pan(channel));
        }
    }

    private void reset(int channel) {
        Arrays.fill(values[channel], 0);
        Arrays.fill(received[channel], false);
        wheel[channel] = 0;
        pool.channelBend(slot, channel, 0);
        pool.channelLevel(slot, channel, 1, 0);
    }

    void resetAll() {
        for (int channel = 0; channel < COUNT; channel++) {
            reset(channel);
        }
    }

    /** -1 to 1. */
    double wheel(int channel) {
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
        start.channelBend = wheel[channel] * bendRange;
        start.channelGain = gain(channel);
        start.channelPan = pan(channel);
    }
}
