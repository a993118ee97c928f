// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.Test;

/** Positions and edits of texts. */
class SourceTextTest {
    private static final SourceText TEXT = new SourceText("ab\r\nc\rd\n\u00e4\ud83c\udfb5");

    private static int offset(int line, int column) {
        return TEXT.offset(new Position(line, column));
    }

    @Test
    void linesEndWithAnyOfTheThree() {
        assertThat(new int[] {offset(0, 0), offset(1, 0), offset(2, 0), offset(3, 0)}).containsExactly(0, 4, 6, 8);
    }

    @Test
    void columnsEndBeforeTheEndOfTheirLine() {
        assertThat(new int[] {offset(0, 9999), offset(1, 2), offset(2, 1), offset(3, 9999)}).containsExactly(2, 5, 7, 11);
    }

    @Test
    void whatIsNegativeIs0AndLinesAfterTheLastAreTheEnd() {
        assertThat(new int[] {offset(-1, 5), offset(1, -5), offset(4, 0), offset(Integer.MAX_VALUE, Integer.MAX_VALUE)}).containsExactly(0,
                4, 11, 11);
    }

    @Test
    void positionsCountUtf16Units() {
        assertThat(TEXT.position(11)).isEqualTo(new Position(3, 3));
        assertThat(TEXT.position(3)).isEqualTo(new Position(0, 2));
        assertThat(TEXT.position(99)).isEqualTo(new Position(3, 3));
    }

    @Test
    void editsTakeTheirEndsInEitherOrder() {
        Range backwards = new Range(new Position(1, 1), new Position(0, 1));
        assertThat(TEXT.with(backwards, "X").text()).isEqualTo("aX\rd\n\u00e4\ud83c\udfb5");
    }
}
