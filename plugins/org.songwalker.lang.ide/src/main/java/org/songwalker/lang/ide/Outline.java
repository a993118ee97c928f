// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import java.util.ArrayList;
import java.util.List;

/**
 * Tracks, handlers and declarations of a program at its top level, in their order, read off the tokens: a broken program has an outline
 * too.
 */
public final class Outline {
    /** What an entry is. */
    public enum Kind {
        TRACK, HANDLER, CONSTANT, VARIABLE
    }

    /** One entry; {@code offset} and {@code length} are those of its name, UTF-16 units. */
    public record Entry(Kind kind, String name, int offset, int length) {}

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
                case "'on'" -> Kind.HANDLER;
                case "'const'" -> Kind.CONSTANT;
                case "'let'" -> i > 0 && (tokens.get(i - 1).is("'('") || tokens.get(i - 1).is("'for'")) ? null : Kind.VARIABLE;
                default -> null;
            };
            if (kind == Kind.HANDLER) {
                boolean controller = next.is("'cc'") && i + 3 < tokens.size();
                String name = controller ? "cc(" + tokens.get(i + 3).text(text) + ")" : next.text(text);
                entries.add(new Entry(kind, name, next.from(), next.end() - next.from()));
            } else if (kind != null && (next.is("RULE_IDENT") || next.is("RULE_NOTE"))) {
                entries.add(new Entry(kind, next.text(text), next.from(), next.end() - next.from()));
            }
        }
        return entries;
    }
}
