// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PitchTest {
    @ParameterizedTest
    @CsvSource({"C4,60", "A4,69", "C0,12", "Cb0,11", "G9,127", "F#4,66", "Gb4,66", "C##4,62", "Dbb4,60", "Cb4,59", "B#3,60", "C04,60"})
    void namesAreMidiNumbers(String name, int midi) {
        assertThat(Pitch.parse(name)).hasValue(midi);
    }

    @ParameterizedTest
    @CsvSource({"c4", "H4", "C", "Bb", "C100", "Fs4", "C#b4", "''", "4"})
    void othersAreNone(String text) {
        assertThat(Pitch.parse(text)).isEmpty();
    }

    @Test
    void aFourIs440AndAnOctaveDoubles() {
        assertThat(Tuning.frequencyHz(69, 440)).isEqualTo(440);
        assertThat(Tuning.frequencyHz(81, 440)).isCloseTo(880, within(1e-9));
        assertThat(Tuning.pitch(432, 432)).isEqualTo(69);
    }

    @Test
    void negativeDegreesGoDownTheScale() {
        assertThat(Scale.step(-1, 7)).isEqualTo(6);
        assertThat(Scale.octave(-1, 7)).isEqualTo(-1);
        assertThat(Scale.step(9, 7)).isEqualTo(2);
        assertThat(Scale.octave(9, 7)).isEqualTo(1);
    }
}
