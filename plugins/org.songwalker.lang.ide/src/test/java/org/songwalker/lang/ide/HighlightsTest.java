// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Colours by tokens. */
class HighlightsTest {
    private static List<String> of(String text) {
        return Highlights.of(text).stream().map(s -> s.style() + " " + text.substring(s.offset(), s.offset() + s.length())).toList();
    }

    @Test
    void notesCarryMarks() {
        assertThat(of("C4 *90 /4")).containsExactly("NOTE C4", "MARK *", "MARK 90", "MARK /", "MARK 4");
    }

    @Test
    void arithmeticHasNumbersNotMarks() {
        assertThat(of("let a = 3 * 4 / 2")).containsExactly("KEYWORD let", "NUMBER 3", "NUMBER 4", "NUMBER 2");
    }

    @Test
    void presetsAndTheirNames() {
        assertThat(of("const kit = loadPreset(\"Kit\") // drums")).containsExactly("KEYWORD const", "PRESET loadPreset", "STRING \"Kit\"",
                "COMMENT // drums");
    }

    @Test
    void membersAreProperties() {
        assertThat(of("song.cursor = midi.note")).containsExactly("KEYWORD song", "PROPERTY cursor", "KEYWORD midi", "PROPERTY note");
    }

    @Test
    void tracksAreCalled() {
        assertThat(of("melody()")).containsExactly("CALL melody");
    }

    @Test
    void whatTheScannerRefusesIsAnError() {
        assertThat(of("C4 §")).containsExactly("NOTE C4", "ERROR §");
    }
}
