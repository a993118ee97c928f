// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.midi;

/**
 * One line of a routing table.
 *
 * @param channel MIDI channel 1 to 16, or {@link #ALL_CHANNELS}
 * @param slot    number of the slot it plays, 0 to 63
 */
public record Route(int channel, int slot) {
    /** Stands for every channel. */
    public static final int ALL_CHANNELS = 0;

    public Route {
        if (channel < ALL_CHANNELS || channel > 16) {
            throw new IllegalArgumentException("channel " + channel + ", expected 1 to 16 or ALL_CHANNELS");
        }
        if (slot < 0 || slot >= Long.SIZE) {
            throw new IllegalArgumentException("slot " + slot + ", expected 0 to 63");
        }
    }
}
