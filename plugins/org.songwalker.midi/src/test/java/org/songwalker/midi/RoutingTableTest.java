// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.midi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoutingTableTest {

    @Test
    void aChannelMayPlaySeveralSlots() {
        RoutingTable table = new RoutingTable(List.of(new Route(0, 0), new Route(0, 3), new Route(9, 5)));
        assertThat(table.slotsOf(0)).isEqualTo(0b1001);
        assertThat(table.slotsOf(9)).isEqualTo(0b100000);
        assertThat(table.slotsOf(1)).isZero();
    }

    @Test
    void allChannelsIsEveryChannel() {
        RoutingTable table = new RoutingTable(List.of(new Route(Route.ALL_CHANNELS, 63)));
        assertThat(table.slotsOf(15)).isEqualTo(1L << 63);
    }

    @Test
    void aMessageWithoutChannelGoesNowhere() {
        RoutingTable table = new RoutingTable(List.of(new Route(Route.ALL_CHANNELS, 0)));
        assertThat(table.slotsOfWord(0xF8)).isZero();
        assertThat(table.slotsOfWord(0x643C93)).isEqualTo(1);
    }

    @Test
    void aChannelSixteenIsRefused() {
        assertThatThrownBy(() -> new Route(16, 0)).hasMessage("channel 16, expected 0 to 15 or ALL_CHANNELS");
    }
}
