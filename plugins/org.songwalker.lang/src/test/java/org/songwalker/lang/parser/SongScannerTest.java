// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.CommonToken;
import org.antlr.runtime.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inputs and the tokens they give: names as in the grammar, hidden tokens left out, {@code !} for errors. */
class SongScannerTest {
    private static final TokenKinds KINDS = new TokenKinds(
            Objects.requireNonNull(SongScannerTest.class.getResourceAsStream("antlr/internal/InternalSongParser.tokens")));

    private static SongScanner scanner(String text) {
        return new SongScanner(new ANTLRStringStream(text), KINDS, false);
    }

    private static String tokens(String text) {
        SongScanner scanner = scanner(text);
        return scanner.scan().stream().filter(t -> !hidden(t)).map(SongScannerTest::name).collect(Collectors.joining(" "));
    }

    private static boolean hidden(CommonToken token) {
        return List.of(KINDS.blank, KINDS.newline, KINDS.lineComment, KINDS.blockComment).contains(token.getType());
    }

    private static String name(CommonToken token) {
        if (token.getType() == Token.INVALID_TOKEN_TYPE) {
            return "!";
        }
        for (String rule : List.of("SEP", "LPAREN_ADJ", "LBRACK_ADJ", "SLASH_ADJ", "DOTS_ADJ", "DOTS", "RANGE", "RANGE_INCL", "NOTE",
                "IDENT", "NUMBER", "STRING", "REGEX")) {
            if (KINDS.of("RULE_" + rule) == token.getType()) {
                return rule;
            }
        }
        return token.getText();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"C4 | NOTE", "F#3 Bb2 C##4 | NOTE NOTE NOTE", "Bb | IDENT", "B4b | IDENT", "C100 | IDENT",
        "H4 | IDENT", "c4 | IDENT", "1.5 1e3 1e | NUMBER NUMBER NUMBER IDENT", "1.2.3 | !", "4. | NUMBER DOTS", "C4. | NOTE DOTS_ADJ",
        "C4 . | NOTE DOTS", "a.b | IDENT . IDENT", "a .b | IDENT DOTS IDENT", "f(x) | IDENT LPAREN_ADJ IDENT )", "f (x) | IDENT ( IDENT )",
        "a[1] | IDENT LBRACK_ADJ NUMBER ]", "a [1] | IDENT [ NUMBER ]", "C4 [E4] | NOTE [ NOTE ]", "@1/4 | @ NUMBER SLASH_ADJ NUMBER",
        "@1 /4 | @ NUMBER / NUMBER", "for i in 1..4 | for IDENT in NUMBER RANGE NUMBER",
        "for i in 1..=4 | for IDENT in NUMBER RANGE_INCL NUMBER", "for i in 1...4 | for IDENT in NUMBER ! NUMBER",
        "on cc(1) | on cc ( NUMBER )", "on = 5 | IDENT = NUMBER", "track.x | IDENT . IDENT", "track x | track IDENT",
        "loadPreset(/a b/i) | IDENT LPAREN_ADJ REGEX )", "f(/4) | IDENT LPAREN_ADJ / NUMBER )", "f(/a | IDENT LPAREN_ADJ !",
        "{a: 1} | { IDENT : NUMBER }", "x = {for: 1} | IDENT = { IDENT : NUMBER }", "$ | !", "a ?? b | IDENT ?? IDENT",
        "\"a\\\"b\" | STRING", "\"abc | !", "/* x | !", "i++ | IDENT ++"})
    void givesTokens(String text, String tokens) {
        assertThat(tokens(text)).isEqualTo(tokens);
    }

    @Test
    void lineFeedSeparatesOnlyWhereNothingGoesOn() {
        assertThat(tokens("C4\nE4")).isEqualTo("NOTE SEP NOTE");
        assertThat(tokens("C4\n/4")).isEqualTo("NOTE / NUMBER");
        assertThat(tokens("a = b +\nc")).isEqualTo("IDENT = IDENT + IDENT");
        assertThat(tokens("if (a)\nC4\nelse\nE4")).isEqualTo("if ( IDENT ) SEP NOTE else NOTE");
        assertThat(tokens("[C4,\nE4\n]")).isEqualTo("[ NOTE , NOTE ]");
    }

    @Test
    void forgottenBracketCostsItsLineOnly() {
        assertThat(tokens("f(1, 2\nC4 /4")).isEqualTo("IDENT LPAREN_ADJ NUMBER , NUMBER SEP NOTE / NUMBER");
    }

    @Test
    void everyCharacterBelongsToOneToken() {
        String text = "kick *0.5 /4 // hit\n[C4, E4] @1/4\t/* x */ \"s\" §";
        int at = 0;
        for (CommonToken token : scanner(text).scan()) {
            assertThat(token.getStartIndex()).isEqualTo(at);
            at = token.getStopIndex() + 1;
        }
        assertThat(at).isEqualTo(text.length());
    }

    @Test
    void nestingOf256IsReadAnd257IsNot() {
        assertThat(tokens("x = " + "(".repeat(255) + "1" + ")".repeat(255))).doesNotContain("!");
        assertThat(tokens("x = " + "(".repeat(300) + "1" + ")".repeat(300))).endsWith("!");
    }

    @Test
    void runsOfPrefixOperatorsAndOfElseIfCountAsNesting() {
        assertThat(tokens("x = " + "- ".repeat(300) + "1")).endsWith("!");
        assertThat(tokens("if (a) C4 " + "else if (a) C4 ".repeat(300))).endsWith("!");
        assertThat(tokens("x = [" + "-1, ".repeat(300) + "1]")).doesNotContain("!");
    }

    @Test
    void whatLiesBehindTwoMegabytesIsNotRead() {
        String text = "C4 /4\n".repeat(340_000);
        List<CommonToken> tokens = scanner(text).scan();
        assertThat(tokens.getLast().getType()).isEqualTo(Token.INVALID_TOKEN_TYPE);
        assertThat(tokens.getLast().getStartIndex()).isBetween(SongScanner.MAX_LENGTH, SongScanner.MAX_LENGTH + 4);
    }
}
