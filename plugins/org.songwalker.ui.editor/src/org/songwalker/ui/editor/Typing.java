// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.ide.Highlights;
import org.songwalker.lang.ide.Highlights.Span;
import org.songwalker.lang.ide.Highlights.Style;

/**
 * What one typed key does to a program beyond inserting its character: brackets and quotes come in pairs, Enter indents, a closing bracket
 * takes the place of the one that was put for it. Knows which closing characters were put by asking {@code put}; whoever types such a
 * character moves over it. Nothing else is ever inserted. One use; reads nothing but its arguments. Offsets are UTF-16 units.
 */
final class Typing {
    /** One level of indentation. */
    static final String STEP = "    ";
    private static final String OPENERS = "([{";
    private static final String CLOSERS = ")]}";
    private static final String QUOTES = "\"'";

    /**
     * A change of the text.
     *
     * @param from   where it begins
     * @param length how many characters go
     * @param text   what takes their place
     * @param caret  where the caret stands afterwards
     * @param put    offset, afterwards, of a closing character that nobody typed; -1 if there is none
     * @param typed  offset, before, of a put character that now counts as typed; -1 if there is none
     */
    record Edit(int from, int length, String text, int caret, int put, int typed) {}

    /** What an offset lies in. */
    private enum Inside {
        CODE, STRING, LINE_COMMENT, BLOCK_COMMENT
    }

    private final String text;
    private final int caret;
    private final String delimiter;
    private final IntPredicate put;
    private final List<Span> spans;

    /**
     * @param delimiter what ends a line of this text
     * @param put       true for the offset of a closing character that nobody typed
     */
    Typing(String text, int caret, String delimiter, IntPredicate put) {
        this.text = text;
        this.caret = caret;
        this.delimiter = delimiter;
        this.put = put;
        this.spans = Highlights.of(text);
    }

    /** True for keys that may do more than insert their character. */
    static boolean concerns(char key) {
        return key == '\r' || key == '\n' || key == '\b' || OPENERS.indexOf(key) >= 0 || CLOSERS.indexOf(key) >= 0
                || QUOTES.indexOf(key) >= 0;
    }

    /** What a key does; null if it only inserts or deletes its character. */
    @Nullable
    Edit key(char key) {
        if (key == '\r' || key == '\n') {
            return enter();
        } else if (key == '\b') {
            return backspace();
        } else if (OPENERS.indexOf(key) >= 0) {
            return inside(caret) == Inside.CODE && room() ? pair(key, closer(key)) : null;
        } else if (QUOTES.indexOf(key) >= 0) {
            return quote(key);
        }
        return close(key);
    }

    private @Nullable Edit quote(char quote) {
        if (caret < text.length() && text.charAt(caret) == quote && put.test(caret)) {
            return over();
        }
        boolean word = caret > 0 && Character.isJavaIdentifierPart(text.charAt(caret - 1));
        return inside(caret) == Inside.CODE && room() && !word ? pair(quote, quote) : null;
    }

    private @Nullable Edit close(char closer) {
        if (inside(caret) != Inside.CODE) {
            return null;
        }
        if (caret < text.length() && text.charAt(caret) == closer && put.test(caret)) {
            return over();
        }
        int start = lineStart(caret);
        if (!blank(start, caret)) {
            return null;
        }
        int end = lineEnd(caret);
        if (blank(caret, end)) {
            int next = afterDelimiter(end);
            int first = next + indentation(next).length();
            if (next > end && first < text.length() && text.charAt(first) == closer && put.test(first)) {
                return new Edit(start, next - start, "", start + first - next + 1, -1, first);
            }
        }
        int opener = opener(caret, closer);
        return opener < 0 ? null : replace(start, indentation(lineStart(opener)) + closer);
    }

    /** Replaces what stands between an offset and the caret. */
    private Edit replace(int from, String with) {
        return new Edit(from, caret - from, with, from + with.length(), -1, -1);
    }

    private Edit over() {
        return new Edit(caret, 0, "", caret + 1, -1, caret);
    }

    private Edit pair(char opener, char closer) {
        return new Edit(caret, 0, "" + opener + closer, caret + 1, caret + 1, -1);
    }

    private @Nullable Edit backspace() {
        boolean pair = caret > 0 && caret < text.length() && put.test(caret) && text.charAt(caret) == closer(text.charAt(caret - 1));
        return pair ? new Edit(caret - 1, 2, "", caret - 1, -1, -1) : null;
    }

    private Edit enter() {
        int start = lineStart(caret);
        int end = lineEnd(caret);
        if (blank(start, caret)) {
            // Moves the line down with its indentation; blanks that stand alone do not stay on the line that is left.
            return blank(caret, end)
                    ? new Edit(start, caret - start, delimiter + text.substring(start, caret), caret + delimiter.length(), -1, -1)
                    : new Edit(start, 0, delimiter, caret + delimiter.length(), -1, -1);
        }
        String indentation = indentation(start);
        Deque<Character> open = inside(caret) == Inside.STRING || inside(caret) == Inside.BLOCK_COMMENT ? new ArrayDeque<>() : open(start);
        int rest = caret;
        while (rest < end && isBlank(text.charAt(rest))) {
            rest++;
        }
        if (open.isEmpty()) {
            return line(rest, end, indentation, "");
        }
        boolean closes = rest < end && text.charAt(rest) == closer(open.getFirst());
        return line(rest, end, indentation + STEP, closes ? delimiter + indentation : "");
    }

    /** A new line with an indentation, and after the caret what separates it from the rest of the old line. */
    private Edit line(int rest, int end, String indentation, String after) {
        int length = rest == end ? 0 : rest - caret; // blanks at the end of a line stay, as somebody typed them
        return new Edit(caret, length, delimiter + indentation + after, caret + delimiter.length() + indentation.length(), -1, -1);
    }

    /** The brackets that a line opens before the caret and leaves open, the innermost first. */
    private Deque<Character> open(int start) {
        Deque<Character> open = new ArrayDeque<>();
        for (int at = start; at < caret; at++) {
            char c = text.charAt(at);
            if (OPENERS.indexOf(c) >= 0 && code(at)) {
                open.push(c);
            } else if (CLOSERS.indexOf(c) >= 0 && code(at) && !open.isEmpty()) {
                open.pop();
            }
        }
        return open;
    }

    /** Offset of the bracket that a closing one at an offset would close; -1 if there is none. */
    private int opener(int at, char closer) {
        int depth = 0;
        for (int i = at - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (CLOSERS.indexOf(c) >= 0 && code(i)) {
                depth++;
            } else if (OPENERS.indexOf(c) >= 0 && code(i) && depth-- == 0) {
                return closer(c) == closer ? i : -1;
            }
        }
        return -1;
    }

    /** True if a closing character can follow the caret without touching a word. */
    private boolean room() {
        return caret == text.length() || isBlank(text.charAt(caret)) || "\r\n,;".indexOf(text.charAt(caret)) >= 0
                || CLOSERS.indexOf(text.charAt(caret)) >= 0;
    }

    /** The closing character for an opening one, 0 for any other. */
    private static char closer(char opener) {
        int bracket = OPENERS.indexOf(opener);
        return bracket >= 0 ? CLOSERS.charAt(bracket) : QUOTES.indexOf(opener) >= 0 ? opener : 0;
    }

    /** True if the character at an offset is code. */
    private boolean code(int at) {
        Span span = spanAfter(at);
        return span == null || span.offset() > at || kind(span) == Inside.CODE;
    }

    /** What a character typed at an offset would lie in. */
    private Inside inside(int offset) {
        Span span = offset == 0 ? null : spanAfter(offset - 1);
        if (span == null || span.offset() >= offset) {
            return Inside.CODE;
        }
        Inside kind = kind(span);
        boolean end = offset == span.offset() + span.length();
        return end && closed(span) ? Inside.CODE : kind;
    }

    /** The first span that ends after an offset, null if there is none. */
    private @Nullable Span spanAfter(int offset) {
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans.get(middle).offset() + spans.get(middle).length() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < spans.size() ? spans.get(low) : null;
    }

    private Inside kind(Span span) {
        char first = text.charAt(span.offset());
        return switch (span.style()) {
            case COMMENT -> text.startsWith("//", span.offset()) ? Inside.LINE_COMMENT : Inside.BLOCK_COMMENT;
            case STRING -> Inside.STRING;
            case ERROR ->
                    QUOTES.indexOf(first) >= 0 ? Inside.STRING : text.startsWith("/*", span.offset()) ? Inside.BLOCK_COMMENT : Inside.CODE;
            case KEYWORD, NOTE, PRESET, PROPERTY, CALL, NUMBER, MARK -> Inside.CODE;
        };
    }

    /** True if what follows the last character of a span is not part of it. */
    private boolean closed(Span span) {
        return span.style() != Style.ERROR && kind(span) != Inside.LINE_COMMENT;
    }

    private int lineStart(int offset) {
        int at = offset;
        while (at > 0 && text.charAt(at - 1) != '\n' && text.charAt(at - 1) != '\r') {
            at--;
        }
        return at;
    }

    private int lineEnd(int offset) {
        int at = offset;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private int afterDelimiter(int end) {
        return text.startsWith("\r\n", end) ? end + 2 : Math.min(text.length(), end + 1);
    }

    private String indentation(int start) {
        int at = start;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean blank(int from, int end) {
        return text.substring(from, end).isBlank();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
