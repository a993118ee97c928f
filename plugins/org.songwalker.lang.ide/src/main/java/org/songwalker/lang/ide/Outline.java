// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tracks, functions, handlers and declarations of a program at its top level, in their order, read off the tokens: a broken program has an
 * outline too.
 */
public final class Outline {
    /** What an entry is. */
    public enum Kind {
        TRACK, FUNCTION, HANDLER, CONSTANT, VARIABLE
    }

    /**
     * One entry; {@code offset} and {@code length} are those of its name, {@code from} and {@code end} enclose all of it. UTF-16 units.
     */
    public record Entry(Kind kind, String name, int offset, int length, int from, int end) {}

    private static final Set<String> BEGINNINGS = Set.of("'track'", "'function'", "'on'", "'const'", "'let'");

    private Outline() {}

    /** The entries of a text. */
    public static List<Entry> of(String text) {
        List<Lexeme> tokens = Lexeme.scan(text).stream().filter(token -> !token.hidden()).toList();
        List<Entry> entries = new ArrayList<>();
        int depth = 0;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Lexeme token = tokens.get(i);
            Lexeme next = tokens.get(i + 1);
            depth += token.is("'{'") ? 1 : token.is("'}'") ? -1 : 0;
            Kind kind = depth > 0 ? null : switch (token.kind()) {
                case "'track'" -> Kind.TRACK;
                case "'function'" -> Kind.FUNCTION;
                case "'on'" -> Kind.HANDLER;
                case "'const'" -> Kind.CONSTANT;
                case "'let'" -> i > 0 && (tokens.get(i - 1).is("'('") || tokens.get(i - 1).is("'for'")) ? null : Kind.VARIABLE;
                default -> null;
            };
            if (kind == Kind.HANDLER && !next.is("RULE_SEP")) {
                boolean controller = next.is("'cc'") && i + 3 < tokens.size();
                String name = controller ? "cc(" + tokens.get(i + 3).text(text) + ")" : next.text(text);
                entries.add(new Entry(kind, name, next.from(), next.end() - next.from(), token.from(), end(tokens, i)));
            } else if (kind != null && (next.is("RULE_IDENT") || next.is("RULE_NOTE"))) {
                entries.add(new Entry(kind, next.text(text), next.from(), next.end() - next.from(), token.from(), end(tokens, i)));
            }
        }
        return entries;
    }

    /** Where the statement ends that begins with a token: after its block, or before the separator; a broken one at its name. */
    private static int end(List<Lexeme> tokens, int begin) {
        int depth = 0;
        for (int i = begin + 1; i < tokens.size(); i++) {
            Lexeme token = tokens.get(i);
            if (token.is("'{'")) {
                depth++;
            } else if (token.is("'}'")) {
                depth--;
            }
            boolean block = tokens.get(begin).is("'track'") || tokens.get(begin).is("'function'") || tokens.get(begin).is("'on'");
            if (depth < 0 || depth == 0 && (token.is("RULE_SEP") || token.is("';'") || BEGINNINGS.contains(token.kind()))) {
                return Math.max(tokens.get(i - 1).end(), tokens.get(begin + 1).end());
            }
            if (depth == 0 && block && token.is("'}'")) {
                return token.end();
            }
        }
        return tokens.getLast().end();
    }
}
