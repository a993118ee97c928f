// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songwalker.midi.StandardMidiFile.TimeSignature;
import org.songwalker.runtime.time.TempoMap;

/** Bar, beat and tempo of a moment. */
class ClockTest {
    private static String at(Clock clock, double seconds) {
        Position position = clock.at(seconds);
        return position.bar() + ":" + position.beat() + " " + position.bpm() + " " + position.numerator() + "/" + position.denominator();
    }

    @Test
    void barsAndBeatsCountFromOne() {
        Clock clock = new Clock(TempoMap.constant(60), List.of());
        assertThat(at(clock, 0)).isEqualTo("1:1 60.0 4/4");
        assertThat(at(clock, 3.9)).isEqualTo("1:4 60.0 4/4");
        assertThat(at(clock, 4)).isEqualTo("2:1 60.0 4/4");
    }

    @Test
    void aBeatThatFallsBetweenTwoFramesCountsFromTheFrameBefore() {
        assertThat(at(new Clock(TempoMap.constant(97), List.of()), Math.floor(60.0 / 97 * 48_000) / 48_000)).isEqualTo("1:2 97.0 4/4");
    }

    @Test
    void eighthsAreCountedInBarsOfEighths() {
        Clock clock = new Clock(TempoMap.constant(60), List.of(new TimeSignature(0, 6, 8)));
        assertThat(at(clock, 2.5)).isEqualTo("1:6 60.0 6/8");
        assertThat(at(clock, 3)).isEqualTo("2:1 60.0 6/8");
    }

    @Test
    void aNewMeterBeginsABarEvenInsideOne() {
        Clock clock = new Clock(TempoMap.constant(60), List.of(new TimeSignature(4, 3, 4), new TimeSignature(8, 2, 4)));
        assertThat(at(clock, 3)).isEqualTo("1:4 60.0 4/4");
        assertThat(at(clock, 7)).isEqualTo("3:1 60.0 3/4");
        assertThat(at(clock, 8)).isEqualTo("4:1 60.0 2/4");
        assertThat(at(clock, 10)).isEqualTo("5:1 60.0 2/4");
    }

    @Test
    void tempoChangesMoveTheBars() {
        Clock clock = new Clock(new TempoMap(List.of(new TempoMap.Change(0, 60), new TempoMap.Change(4, 120))), List.of());
        assertThat(at(clock, 5)).isEqualTo("2:3 120.0 4/4");
    }
}
