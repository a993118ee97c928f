// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.parser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Token numbers by the names in a generated {@code .tokens} file ({@code RULE_SEP}, {@code 'const'}, …). The parser and the content assist
 * parser number their tokens differently; reading the numbers by name keeps the scanner free of both. Immutable.
 */
public final class TokenKinds {
    private final Map<String, Integer> numbers;
    private final Map<Integer, String> names = new HashMap<>();
    final int sep;
    final int lparenAdj;
    final int lbrackAdj;
    final int slashAdj;
    final int dotsAdj;
    final int noteDots;
    final int dots;
    final int rangeIncl;
    final int range;
    final int note;
    final int ident;
    final int number;
    final int string;
    final int regex;
    final int blockComment;
    final int lineComment;
    final int newline;
    final int blank;
    final int dot;
    final int lparen;
    final int rparen;
    final int lbrack;
    final int rbrack;
    final int lbrace;
    final int rbrace;
    final int semi;
    final int comma;
    final int star;
    final int slash;
    final int at;
    final int elseWord;
    final int forWord;
    final int letWord;
    final int inWord;
    final int onWord;
    final int track;
    final int ifWord;
    final int whileWord;
    final int cc;
    final int question;
    final int pitchBend;
    final int noteOff;
    final int aftertouch;
    final int function;
    final int returnWord;
    final int use;
    final int as;

    /** @param tokensFile a generated {@code .tokens} file, read and closed */
    public TokenKinds(InputStream tokensFile) {
        numbers = read(Objects.requireNonNull(tokensFile));
        numbers.forEach((name, number) -> names.merge(number, name, (one, other) -> other.startsWith("'") ? other : one));
        sep = of("RULE_SEP");
        lparenAdj = of("RULE_LPAREN_ADJ");
        lbrackAdj = of("RULE_LBRACK_ADJ");
        slashAdj = of("RULE_SLASH_ADJ");
        dotsAdj = of("RULE_DOTS_ADJ");
        noteDots = of("RULE_NOTE_DOTS");
        dots = of("RULE_DOTS");
        rangeIncl = of("RULE_RANGE_INCL");
        range = of("RULE_RANGE");
        note = of("RULE_NOTE");
        ident = of("RULE_IDENT");
        number = of("RULE_NUMBER");
        string = of("RULE_STRING");
        regex = of("RULE_REGEX");
        blockComment = of("RULE_ML_COMMENT");
        lineComment = of("RULE_SL_COMMENT");
        newline = of("RULE_NL");
        blank = of("RULE_WS");
        dot = of("'.'");
        lparen = of("'('");
        rparen = of("')'");
        lbrack = of("'['");
        rbrack = of("']'");
        lbrace = of("'{'");
        rbrace = of("'}'");
        semi = of("';'");
        comma = of("','");
        star = of("'*'");
        slash = of("'/'");
        at = of("'@'");
        elseWord = of("'else'");
        forWord = of("'for'");
        letWord = of("'let'");
        inWord = of("'in'");
        onWord = of("'on'");
        track = of("'track'");
        ifWord = of("'if'");
        whileWord = of("'while'");
        cc = of("'cc'");
        question = of("'?'");
        pitchBend = of("'pitchBend'");
        noteOff = of("'noteOff'");
        aftertouch = of("'aftertouch'");
        function = of("'function'");
        returnWord = of("'return'");
        use = of("'use'");
        as = of("'as'");
    }

    private static Map<String, Integer> read(InputStream tokensFile) {
        Map<String, Integer> map = new HashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(tokensFile, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int equals = line.lastIndexOf('=');
                if (equals > 0) {
                    map.put(line.substring(0, equals), Integer.parseInt(line.substring(equals + 1).trim()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(map);
    }

    /** Number of a name in the file. */
    int of(String name) {
        return Objects.requireNonNull(numbers.get(name), () -> "the grammar has no token " + name);
    }

    /** The name of a number; empty if the file has none, as for text that was refused. */
    public String name(int number) {
        return names.getOrDefault(number, "");
    }

    /** Number of an operator or keyword by its text. */
    int literal(String text) {
        return of("'" + text + "'");
    }
}
