// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The outline of programs, whole and broken. */
class OutlineTest {
    private static List<String> of(String text) {
        return Outline.of(text).stream().map(e -> e.kind() + " " + e.name() + " " + e.offset()).toList();
    }

    @Test
    void namesStandInTheirOrder() {
        assertThat(of("const a = 1\ntrack melody(x) {\n    let inner = 2\n}\non cc(1) { song.a = 1 }\nlet b = 2\n"))
                .containsExactly("CONSTANT a 6", "TRACK melody 18", "HANDLER cc(1) 53", "VARIABLE b 78");
    }

    @Test
    void entriesEncloseTheirStatements() {
        String text = "const a = Oscillator({\n    type: 'sine'\n})\ntrack melody(x) {\n    let inner = 2\n} let b = 1\nlet c = 2\ntrack open() {\n C4";
        assertThat(Outline.of(text)).extracting(entry -> text.substring(entry.from(), entry.end()))
                .containsExactly("const a = Oscillator({\n    type: 'sine'\n})", "track melody(x) {\n    let inner = 2\n}", "let b = 1",
                        "let c = 2", "track open() {\n C4");
    }

    @Test
    void aBrokenProgramHasOneToo() {
        assertThat(of("const = )\ntrack drums( {\n}\non noteOff {")).containsExactly("TRACK drums 16", "HANDLER noteOff 30");
    }
}
