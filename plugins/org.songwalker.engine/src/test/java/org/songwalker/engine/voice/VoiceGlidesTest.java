// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.songwalker.runtime.words.VoiceField;

class VoiceGlidesTest {
    private final VoiceGlides glides = new VoiceGlides();

    private boolean begin(int voice, VoiceField field, double to) {
        return glides.begin(voice, voice, field, 0, to, 0, 100, false);
    }

    @Test
    void fiveHundredAndTwelveRunAtOnce() {
        for (int voice = 0; voice < 256; voice++) {
            assertThat(begin(voice, VoiceField.volume, 1)).isTrue();
            assertThat(begin(voice, VoiceField.pan, 1)).isTrue();
        }
        assertThat(begin(0, VoiceField.detune, 1)).isFalse();
    }

    @Test
    void oneThatRunsIsDirectedElsewhereThoughThereIsNoRoom() {
        fiveHundredAndTwelveRunAtOnce();
        assertThat(begin(255, VoiceField.pan, 0.5)).isTrue();
        assertThat(glides.value(255, VoiceField.pan, 50, -1)).isEqualTo(0.25);
        glides.end(3, VoiceField.volume);
        assertThat(begin(0, VoiceField.detune, 1)).isTrue();
        assertThat(begin(1, VoiceField.detune, 1)).isFalse();
    }
}
