// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import java.util.ArrayList;
import java.util.List;
import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.CommonToken;
import org.songwalker.lang.ide.contentassist.antlr.SongTokenSource;
import org.songwalker.lang.parser.SongScanner;

/**
 * A token of the real scanner by its name, for colours and completion.
 *
 * @param kind name in the grammar, for example {@code RULE_NOTE} or {@code 'while'}; empty for text the scanner refuses
 * @param from offset of its first character, UTF-16 units
 * @param end  offset after its last
 */
record Lexeme(String kind, int from, int end) {

    /** Every token of a text, hidden ones included; together they cover it without a gap. */
    static List<Lexeme> scan(String text) {
        List<Lexeme> all = new ArrayList<>();
        for (CommonToken token : new SongScanner(new ANTLRStringStream(text), SongTokenSource.KINDS, true).scan()) {
            all.add(new Lexeme(SongTokenSource.KINDS.name(token.getType()), token.getStartIndex(), token.getStopIndex() + 1));
        }
        return all;
    }

    boolean hidden() {
        return comment() || kind.isEmpty() || is("RULE_WS") || is("RULE_NL");
    }

    boolean comment() {
        return is("RULE_ML_COMMENT") || is("RULE_SL_COMMENT");
    }

    boolean is(String name) {
        return kind.equals(name);
    }

    /** True if it is a keyword or an operator, written out in the grammar. */
    boolean literal() {
        return kind.startsWith("'");
    }

    /** True if it is a word of the grammar, such as {@code 'while'}. */
    boolean keyword() {
        return literal() && kind.length() > 2 && Character.isLetter(kind.charAt(1));
    }

    String text(String source) {
        return source.substring(from, end);
    }
}
