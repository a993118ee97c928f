// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Looking words up. Tests in lang and lang.ide show that each word compiles, is completed and coloured. */
class WordsTest {

    @Test
    void aWordIsFoundByEachOfItsSpellings() {
        assertThat(Words.named(TrackProperty.values(), "a4Frequency")).contains(TrackProperty.TUNING);
        assertThat(Words.named(TrackProperty.values(), "tuningPitch")).contains(TrackProperty.TUNING);
        assertThat(Words.named(TrackProperty.values(), "a4frequency")).isEmpty();
    }

    @Test
    void aliasesStandAfterTheWordTheyMean() {
        assertThat(Place.TRACK.texts()).containsExactly("beatsPerMinute", "tuningPitch", "a4Frequency", "duration", "noteLength",
                "instrument", "effects");
        assertThat(Words.texts(WaveformName.values())).containsExactly("sine", "square", "sawtooth", "saw", "triangle");
    }

    @Test
    void optionalArgumentsComeTogetherOrNotAtAll() {
        Meaning.Call random = Builtin.random.word().call();
        assertThat(random.takes(0)).isTrue();
        assertThat(random.takes(1)).isFalse();
        assertThat(random.takes(2)).isTrue();
        Meaning.Call bend = Method.pitchBend.word().call();
        assertThat(bend.takes(0)).isFalse();
        assertThat(bend.takes(1)).isTrue();
        assertThat(bend.takes(2)).isTrue();
        assertThat(bend.takes(3)).isFalse();
    }

    @Test
    void everyWordHasOnePlace() {
        for (Place place : Place.values()) {
            assertThat(place.words()).isNotEmpty().allSatisfy(word -> assertThat(Place.of(word)).isEqualTo(place));
        }
    }

    @Test
    void rangesIncludeTheirEndsAndNoNan() {
        Range range = new Range(-1, 1);
        assertThat(range.contains(-1)).isTrue();
        assertThat(range.contains(1)).isTrue();
        assertThat(range.contains(1.01)).isFalse();
        assertThat(range.contains(Double.NaN)).isFalse();
        assertThatThrownBy(() -> new Range(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noteUnitsHaveTheirBeats() {
        assertThat(NoteUnit.BEAT.wholeNote()).isEqualTo(1);
        assertThat(NoteUnit.QUARTER.wholeNote()).isEqualTo(4);
    }
}
