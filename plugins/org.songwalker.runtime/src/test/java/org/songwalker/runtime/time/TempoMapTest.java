// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TempoMapTest {
    private static final TempoMap MAP = new TempoMap(
            List.of(new TempoMap.Change(4, 60), new TempoMap.Change(2, 240), new TempoMap.Change(4, 30)));

    @Test
    void secondsAddUpOverTheChanges() {
        assertThat(MAP.seconds(2)).isEqualTo(1);
        assertThat(MAP.seconds(4)).isEqualTo(1.5);
        assertThat(MAP.seconds(5)).isEqualTo(3.5);
    }

    @Test
    void ofTwoChangesAtOneBeatTheLastCounts() {
        assertThat(MAP.bpm(4)).isEqualTo(30);
        assertThat(MAP.bpm(3.99)).isEqualTo(240);
    }

    @Test
    void beatsAndSecondsAreInverse() {
        for (double beat = 0; beat < 10; beat += 0.37) {
            assertThat(MAP.beat(MAP.seconds(beat))).isCloseTo(beat, within(1e-12));
        }
    }

    @Test
    void framesAreRoundedFromAbsoluteSeconds() {
        TempoMap seventy = new TempoMap(List.of(new TempoMap.Change(0, 70)));
        assertThat(seventy.frame(1.0 / 3, 48_000)).isEqualTo(13_714);
        assertThat(seventy.frame(1, 48_000)).isEqualTo(41_143);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new TempoMap.Change(0, 0)).hasMessageContaining("tempo 0.0 at beat 0.0");
    }

    @Test
    void liveTempoCountsFromItsFrame() {
        TransportState clock = new TransportState(48_000);
        clock.changeTempo(24_000, 60);
        assertThat(clock.frame(1)).isEqualTo(24_000);
        assertThat(clock.frame(2)).isEqualTo(72_000);
        assertThat(clock.beat(72_000L)).isEqualTo(2);
    }
}
