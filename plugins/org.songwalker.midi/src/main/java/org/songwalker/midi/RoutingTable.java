// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.midi;

import java.util.Arrays;
import java.util.List;
import org.songwalker.engine.Midi;

/**
 * Which slots each channel plays. Immutable: a changed table is a new one, handed over as a whole. Reading takes no lock and allocates
 * nothing.
 */
public final class RoutingTable {
    /** Sends nothing anywhere. */
    public static final RoutingTable NONE = new RoutingTable(List.of());
    private static final int CHANNELS = 16;

    private final List<Route> routes;
    private final long[] slotsByChannel = new long[CHANNELS];
    private final long allSlots;

    public RoutingTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
        for (Route route : routes) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                if (route.channel() == channel + 1 || route.channel() == Route.ALL_CHANNELS) {
                    slotsByChannel[channel] |= 1L << route.slot();
                }
            }
        }
        allSlots = Arrays.stream(slotsByChannel).reduce(0, (a, b) -> a | b);
    }

    public List<Route> routes() {
        return routes;
    }

    /** The slots that hear a message: bit n is set if slot n does. All hear a reset; none hears another message without a channel. */
    public long slotsOf(int message) {
        if (Midi.kind(message) == Midi.RESET) {
            return allSlots;
        }
        return Midi.hasChannel(message) ? slotsByChannel[Midi.channel(message)] : 0;
    }
}
