// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.parser;

/** Where lexemes end in a text: pure functions of text and offset, the rules of language reference 2 and 7.1 one by one. */
final class Lexemes {
    private Lexemes() {}

    static boolean blank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\u00a0' || c == '\ufeff';
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    static boolean wordChar(char c) {
        return letter(c) || digit(c);
    }

    /** End of the run of blanks at an offset. */
    static int blankEnd(String text, int from) {
        int end = from;
        while (end < text.length() && blank(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** End of the word at an offset. */
    static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && wordChar(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && digit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** End of a number, malformed ones ({@code 1.2.3}) included. */
    static int numberEnd(String text, int from) {
        int end = digitsEnd(text, from);
        while (fraction(text, end)) {
            end = digitsEnd(text, end + 1);
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = end + 1;
            if (exponent < text.length() && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) {
                exponent++;
            }
            if (exponent < text.length() && digit(text.charAt(exponent))) {
                return digitsEnd(text, exponent);
            }
        }
        return end;
    }

    /** A dot belongs to a number only if a digit follows. */
    private static boolean fraction(String text, int at) {
        return at + 1 < text.length() && text.charAt(at) == '.' && digit(text.charAt(at + 1));
    }

    /** End of a note name ({@code C4}, {@code F##10}), -1 if there is none. */
    static int noteEnd(String text, int from) {
        char letter = text.charAt(from);
        if (letter < 'A' || letter > 'G') {
            return -1;
        }
        int at = from + 1;
        char accidental = at < text.length() ? text.charAt(at) : ' ';
        if (accidental == '#' || accidental == 'b') {
            at++;
            if (at < text.length() && text.charAt(at) == accidental) {
                at++;
            }
        }
        int end = Math.min(digitsEnd(text, at), at + 2);
        boolean goesOn = end < text.length() && (wordChar(text.charAt(end)) || text.charAt(end) == '#');
        return end == at || goesOn ? -1 : end;
    }

    /** Offset after the closing quote of the string that starts at an offset, -1 if it is missing. */
    static int stringEnd(String text, int from) {
        char quote = text.charAt(from);
        for (int at = from + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == quote) {
                return at + 1;
            }
        }
        return -1;
    }

    /** True if a slash at an offset can open a regular expression, by what follows (language reference 2.5). */
    static boolean regexStart(String text, int from) {
        if (from + 1 >= text.length()) {
            return false;
        }
        char next = text.charAt(from + 1);
        return !blank(next) && !digit(next) && next != '(' && next != '\n' && next != '/' && next != '*';
    }

    /** End of the regular expression at an offset, flags included; -1 if it is not closed on its line. */
    static int regexEnd(String text, int from) {
        for (int at = from + 1; at < text.length() && text.charAt(at) != '\n'; at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '/') {
                int end = at + 1;
                while (end < text.length() && letter(text.charAt(end))) {
                    end++;
                }
                return end;
            }
        }
        return -1;
    }

    /** The probable end of a regular expression that is not closed: at the end of its line, before a closing parenthesis there. */
    static int openRegexEnd(String text, int from) {
        int end = lineEnd(text, from);
        while (end > from + 1 && (blank(text.charAt(end - 1)) || text.charAt(end - 1) == ')')) {
            end--;
        }
        return end;
    }

    /** End of the line comment at an offset: the line feed, or the end. */
    static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** Offset of the next character that is neither blank, line feed nor comment; the length if there is none. */
    static int nextSignificant(String text, int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n' || blank(c)) {
                at++;
            } else if (text.startsWith("//", at)) {
                at = lineEnd(text, at);
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
            } else {
                return at;
            }
        }
        return at;
    }

    /** True if a word stands at an offset, not as the beginning of a longer one. */
    static boolean wordAt(String text, int at, String word) {
        return text.startsWith(word, at) && wordEnd(text, at) == at + word.length();
    }
}
