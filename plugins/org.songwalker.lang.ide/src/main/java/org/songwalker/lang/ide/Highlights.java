// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songwalker.runtime.words.Place;

/** Colours of a text by its tokens alone: what the real scanner sees, without a parse. Stateless; any thread. */
public final class Highlights {
    /** What a piece of text is. */
    public enum Style {
        COMMENT, KEYWORD, NOTE, PRESET, PROPERTY, CALL, STRING, NUMBER, MARK, ERROR
    }

    /** A run of characters in one style; offsets in UTF-16 units. */
    public record Span(int offset, int length, Style style) {}

    private static final Set<String> MAKERS = Set.copyOf(Place.MAKER.texts());
    private static final Set<String> OBJECTS = Set.copyOf(Place.OBJECT.texts());
    private static final Set<String> DRUMS = Set.copyOf(Place.DRUM.texts());
    private static final Set<String> SLASHES = Set.of("RULE_SLASH_ADJ", "'/'");
    private static final Set<String> OPENERS = Set.of("'('", "RULE_LPAREN_ADJ", "RULE_LBRACK_ADJ");
    private static final Set<String> CLOSERS = Set.of("')'", "']'");

    private final String text;
    private final List<Span> spans = new ArrayList<>();
    /** Brackets that hold expressions, open at this place. */
    private int depth;
    /** True if the text is an expression: after = or after a keyword that takes a condition. */
    private boolean expression;
    private boolean afterMark;
    private String before = "";

    private Highlights(String text) {
        this.text = text;
    }

    /** The styled runs of a text, in order; plain text has none. */
    public static List<Span> of(String text) {
        Highlights highlights = new Highlights(text);
        List<Lexeme> all = Lexeme.scan(text);
        for (int i = 0; i < all.size(); i++) {
            highlights.take(all.get(i), i + 1 < all.size() ? all.get(i + 1) : new Lexeme("", text.length(), text.length()));
        }
        return highlights.spans;
    }

    private void take(Lexeme token, Lexeme next) {
        Style style = style(token, next);
        if (style != null) {
            spans.add(new Span(token.from(), token.end() - token.from(), style));
        }
        if (!token.hidden()) {
            follow(token);
            before = token.kind();
        }
    }

    private void follow(Lexeme token) {
        afterMark = !expression && depth == 0 && (SLASHES.contains(token.kind()) || token.is("'*'") || token.is("'@'"))
                || afterMark && SLASHES.contains(token.kind());
        if (OPENERS.contains(token.kind())) {
            depth++;
        } else if (CLOSERS.contains(token.kind())) {
            depth = Math.max(0, depth - 1);
        } else if (token.is("RULE_SEP") || token.is("';'") || token.is("'{'") || token.is("'}'")) {
            expression = false;
            depth = token.is("'{'") || token.is("'}'") ? 0 : depth;
        } else if (token.is("'='") || token.is("'in'")) {
            expression = true;
        }
    }

    private @Nullable Style style(Lexeme token, Lexeme next) {
        if (token.comment()) {
            return Style.COMMENT;
        }
        if (token.kind().isEmpty()) {
            return Style.ERROR;
        }
        boolean mark = !expression && depth == 0;
        return switch (token.kind()) {
            case "RULE_STRING", "RULE_REGEX" -> Style.STRING;
            case "RULE_NOTE" -> Style.NOTE;
            case "RULE_NUMBER" -> afterMark || mark && next.kind().equals("RULE_SLASH_ADJ") ? Style.MARK : Style.NUMBER;
            case "RULE_IDENT" -> word(token, next);
            case "RULE_DOTS", "RULE_DOTS_ADJ", "RULE_NOTE_DOTS" -> Style.MARK;
            case "RULE_SLASH_ADJ", "'/'", "'*'", "'@'" -> mark || afterMark ? Style.MARK : null;
            default -> token.keyword() ? Style.KEYWORD : null;
        };
    }

    private @Nullable Style word(Lexeme token, Lexeme next) {
        String word = token.text(text);
        if (before.equals("'.'")) {
            return Style.PROPERTY;
        }
        if (next.is("':'") && (before.equals("'{'") || before.equals("','"))) {
            return Style.PROPERTY; // the key of an object
        }
        if (MAKERS.contains(word)) {
            return Style.PRESET;
        }
        if (OBJECTS.contains(word)) {
            return Style.KEYWORD;
        }
        if (next.is("RULE_LPAREN_ADJ")) {
            return Style.CALL;
        }
        return DRUMS.contains(word) ? Style.PRESET : null;
    }
}
