// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.parser;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people write with characters that this language has not, or has for something else: comments with {@code #}, other quotes, notes in
 * lower case, accidentals of printed music. Pure functions of text and offset.
 */
final class ForeignLexemes {

    /**
     * A piece of text that is reported as a whole.
     *
     * @param end     the offset after it
     * @param message code and text, as the scanner reports them
     * @param value   true if it stands in the place of a value, so that its line may end after it
     */
    record Foreign(int end, String message, boolean value) {}

    private static final String OPENING_QUOTES = "\u201C\u201D\u201E\u00AB\u2018\u2019";
    private static final String CLOSING_QUOTES = "\u201C\u201D\u00BB\u2018\u2019";
    /** Accidentals of printed music with what is written for them here; the double ones are surrogate pairs. */
    private static final Map<String, String> ACCIDENTALS = Map.of("\u266F", "#", "\u266D", "b", "\u266E", "", "\uD834\uDD2A", "##",
            "\uD834\uDD2B", "bb");

    private ForeignLexemes() {}

    /** A foreign form at a character that begins no token; null if there is none. */
    static @Nullable Foreign character(String text, int at) {
        char c = text.charAt(at);
        int lineEnd = Lexemes.lineEnd(text, at);
        if (c == '#' && (at == 0 || Lexemes.blank(text.charAt(at - 1)) || text.charAt(at - 1) == '\n')) {
            return new Foreign(lineEnd, "P008 a comment begins with // here", false);
        }
        if (c == '`') {
            int close = text.indexOf('`', at + 1);
            int end = close < 0 ? lineEnd : close + 1;
            return new Foreign(end, "P008 a template string is not part of this language; write "
                    + (text.substring(at, end).contains("${") ? "the text and the values one by one: log(\"note\", n)" : "\"text\""), true);
        }
        if (OPENING_QUOTES.indexOf(c) >= 0) {
            int close = at + 1;
            while (close < lineEnd && CLOSING_QUOTES.indexOf(text.charAt(close)) < 0) {
                close++;
            }
            boolean closed = close < lineEnd;
            return new Foreign(closed ? close + 1 : at + 1,
                    "P008 typographic quotes; write " + (closed ? "\"" + text.substring(at + 1, close) + "\"" : "\" or '"), true);
        }
        String accidental = accidental(text, at);
        return accidental == null ? null
                : new Foreign(at + accidental.length(),
                        "L001 the character '" + accidental + "' is not allowed here; a sharp is written #, a flat b, "
                                + "between the letter of a note and its octave: F#4, Bb3",
                        true);
    }

    /** A note that begins at a letter and is spelt as elsewhere; null if there is none. */
    static @Nullable Foreign note(String text, int at) {
        Foreign printed = printed(text, at);
        if (printed != null) {
            return printed;
        }
        int sharps = sharpsWithoutOctave(text, at);
        if (sharps > 0) {
            return new Foreign(sharps, "N002 which octave? C4 is middle C; write for example " + text.substring(at, sharps) + "4", true);
        }
        int end = lowerCaseNoteEnd(text, at);
        if (end > 0) {
            String note = Character.toUpperCase(text.charAt(at)) + text.substring(at + 1, end);
            return new Foreign(end, "N002 '" + text.substring(at, end) + "' is no note; notes begin with a capital letter: " + note, true);
        }
        return null;
    }

    /** The name here of a note that is written with accidentals of printed music; middle C's octave if it has none. */
    private static String written(String printed) {
        String note = printed;
        for (Map.Entry<String, String> accidental : ACCIDENTALS.entrySet()) {
            note = note.replace(accidental.getKey(), accidental.getValue());
        }
        return Character.toUpperCase(note.charAt(0)) + note.substring(1) + (Character.isDigit(note.charAt(note.length() - 1)) ? "" : "4");
    }

    private static @Nullable String accidental(String text, int at) {
        return ACCIDENTALS.keySet().stream().filter(sign -> text.startsWith(sign, at)).findFirst().orElse(null);
    }

    /** A note with accidentals of printed music, such as {@code E♭4}. */
    private static @Nullable Foreign printed(String text, int at) {
        char letter = Character.toUpperCase(text.charAt(at));
        String accidental = letter < 'A' || letter > 'G' ? null : accidental(text, at + 1);
        if (accidental == null) {
            return null;
        }
        int end = at + 1 + accidental.length();
        while (end < text.length() && Lexemes.digit(text.charAt(end))) {
            end++;
        }
        String note = text.substring(at, end);
        return new Foreign(end, "L001 '" + note + "' is written " + written(note) + " here: a sharp is #, a flat is b", true);
    }

    /** End of a note such as {@code F#}, whose octave is missing and whose sharp no name can have; -1 if there is none. */
    private static int sharpsWithoutOctave(String text, int at) {
        if (text.charAt(at) < 'A' || text.charAt(at) > 'G' || !text.startsWith("#", at + 1)) {
            return -1;
        }
        int end = text.startsWith("#", at + 2) ? at + 3 : at + 2;
        return end < text.length() && (Lexemes.digit(text.charAt(end)) || text.charAt(end) == '-') ? -1 : end;
    }

    /** End of a note such as {@code f#4}, whose sharp no name can have; -1 if there is none. */
    private static int lowerCaseNoteEnd(String text, int at) {
        if (text.charAt(at) < 'a' || text.charAt(at) > 'g' || !text.startsWith("#", at + 1)) {
            return -1;
        }
        int end = text.startsWith("#", at + 2) ? at + 3 : at + 2;
        int digits = end;
        while (end < text.length() && Lexemes.digit(text.charAt(end))) {
            end++;
        }
        return end > digits ? end : -1;
    }

    /**
     * The parentheses after the word of a handler that has none, at their opening one; null if they hold more than names.
     *
     * @param event the word, such as {@code noteOff}
     */
    static @Nullable Foreign handlerParentheses(String text, int at, String event) {
        int close = at + 1;
        while (close < text.length()
                && (Lexemes.wordChar(text.charAt(close)) || Lexemes.blank(text.charAt(close)) || text.charAt(close) == ',')) {
            close++;
        }
        if (!text.startsWith(")", close)) {
            return null;
        }
        String handler = "on " + event;
        String value = text.substring(at + 1, close).isBlank() ? "" : "; in it " + switch (event) {
            case "noteOff" -> "midi.note is the note of the key";
            case "pitchBend" -> "midi.pitchBend is the bend";
            default -> "midi.pressure is the pressure";
        };
        return new Foreign(close + 1, "P001 " + handler + " has no parentheses; write " + handler + " { … }" + value, false);
    }
}
