// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.midi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.Midi;

class RoutingTableTest {

    @Test
    void aChannelMayPlaySeveralSlots() {
        RoutingTable table = new RoutingTable(List.of(new Route(1, 0), new Route(1, 3), new Route(10, 5)));
        assertThat(table.slotsOf(Midi.message(0x90 | 0, 60, 100))).isEqualTo(0b1001);
        assertThat(table.slotsOf(Midi.message(0x90 | 9, 60, 100))).isEqualTo(0b100000);
        assertThat(table.slotsOf(Midi.message(0x90 | 1, 60, 100))).isZero();
    }

    @Test
    void allChannelsIsEveryChannel() {
        RoutingTable table = new RoutingTable(List.of(new Route(Route.ALL_CHANNELS, 63)));
        assertThat(table.slotsOf(Midi.message(0x90 | 15, 60, 100))).isEqualTo(1L << 63);
    }

    @Test
    void aMessageWithoutChannelGoesNowhere() {
        RoutingTable table = new RoutingTable(List.of(new Route(Route.ALL_CHANNELS, 0)));
        assertThat(table.slotsOf(0xF8)).isZero();
        assertThat(table.slotsOf(0x643C93)).isEqualTo(1);
    }

    @Test
    void aChannelSixteenIsRefused() {
        assertThatThrownBy(() -> new Route(17, 0)).hasMessage("channel 17, expected 1 to 16 or ALL_CHANNELS");
    }
}
