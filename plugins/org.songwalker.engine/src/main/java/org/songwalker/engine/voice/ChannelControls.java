// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.songwalker.engine.ring.AudioThread;

/** The controllers of the MIDI channels of a slot, as the modulators of its voices read them. Channels count from 0. Audio thread. */
@AudioThread
public interface ChannelControls {
    /** Volume of a channel that has received none; gains are measured against it. */
    int VOLUME_AT_REST = 100;

    /** Channels that have received nothing. */
    ChannelControls REST = new ChannelControls() {};

    /** What a controller is before it is received, 0 to 127: as the standard says, in the middle for balance, pan and sound controllers. */
    static int atRest(int number) {
        return switch (number) {
            case 7 -> VOLUME_AT_REST;
            case 8, 10, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79 -> 64;
            case 11 -> 127;
            default -> 0;
        };
    }

    /** A controller's value, 0 to 127. */
    default int controller(int channel, int number) {
        return atRest(number);
    }

    /** Pitch wheel, -1 to 1. */
    default double wheel(int channel) {
        return 0;
    }

    /** Range of the pitch wheel in semitones. */
    default double bendRange(int channel) {
        return 2;
    }

    /** Pressure on the keys of a channel, 0 to 1. */
    default double pressure(int channel) {
        return 0;
    }

    /** Pressure on one key, 0 to 1. */
    default double keyPressure(int channel, int key) {
        return 0;
    }
}
