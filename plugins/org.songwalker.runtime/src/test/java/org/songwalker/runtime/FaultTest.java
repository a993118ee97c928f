// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.songwalker.runtime.words.PresetProperty;

class FaultTest {
    @Test
    void messagesNameTheValue() {
        assertThat(Fault.BAD_DURATION.message(-2, null)).isEqualTo("a duration of -2 beats; durations are finite and not negative");
        assertThat(Fault.BAD_VALUE.message(3.5, PresetProperty.VOLUME.limits()))
                .isEqualTo("volume goes from 0 to 2, not 3.5; the nearest allowed value is used");
        assertThat(Fault.NO_ZONE.message(61, "Kit")).startsWith("'Kit' has no sample for key 61");
    }

    @Test
    void everyFaultHasACodeOfTheCatalogue() {
        for (Fault fault : Fault.values()) {
            assertThat(fault.code()).matches("[TNR]00[1-8]");
            assertThat(fault.message(1, "x")).doesNotContain("%");
        }
    }

    @Test
    void numbersPrintShort() {
        assertThat(Numbers.text(72)).isEqualTo("72");
        assertThat(Numbers.text(0.25)).isEqualTo("0.25");
        assertThat(Numbers.text(Double.NaN)).isEqualTo("NaN");
    }
}
