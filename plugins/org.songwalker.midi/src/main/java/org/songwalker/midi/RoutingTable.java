// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.midi;

import java.util.List;

/**
 * Which slots each channel plays. Immutable: a changed table is a new one, handed over as a whole. Reading takes no lock and allocates
 * nothing.
 */
public final class RoutingTable {
    private static final int CHANNELS = 16;

    private final List<Route> routes;
    private final long[] slotsByChannel = new long[CHANNELS];

    public RoutingTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
        for (Route route : routes) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                if (route.channel() == channel || route.channel() == Route.ALL_CHANNELS) {
                    slotsByChannel[channel] |= 1L << route.slot();
                }
            }
        }
    }

    public List<Route> routes() {
        return routes;
    }

    /** Bit n is set where slot n listens to the channel (0 to 15). */
    public long slotsOf(int channel) {
        return slotsByChannel[channel];
    }

    /** The slots a packed message goes to; none for messages without a channel. */
    public long slotsOfWord(int word) {
        return MidiWord.isChannelMessage(word) ? slotsByChannel[MidiWord.channel(word)] : 0;
    }
}
