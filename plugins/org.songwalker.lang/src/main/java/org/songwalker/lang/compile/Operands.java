// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.SwIssue.Fix;

/**
 * What the parser cannot read after the signs of velocity, length and step, because only numbers, names and parentheses may stand there:
 * calls, as in {@code /half(4)} and {@code @half(2)}, sums, as in {@code ~d + 1}, second steps, as in {@code /4 /8}.
 *
 * @param message what to write
 * @param fix     null if it cannot be known what was meant
 */
record Operands(int offset, String message, @Nullable Fix fix) {
    private static final String VALUE = "(?:\\d+(?:\\.\\d+)?|[A-Za-z_][\\w.]{0,100})";
    private static final Pattern COMPUTED = Pattern.compile("([*~])[ \\t]*(" + VALUE + ")[ \\t]*$");
    private static final Pattern COMPUTED_REST = Pattern.compile("[-+%][ \\t]*" + VALUE);
    private static final Pattern NOTE_VALUE = Pattern.compile("/\\d+\\.*[ \\t]*$");
    private static final Pattern NOTE_VALUE_REST = Pattern.compile("\\+[ \\t]*/\\d");
    private static final Pattern CALLED = Pattern.compile("([*/~])[ \\t]*([A-Za-z_][\\w.]{0,100})$");
    private static final Pattern AFTER_AT = Pattern.compile("[A-Za-z_][\\w.]{0,100}\\([^()\\n]{0,200}\\)");

    /** What stands at the place of an error of the parser; null if it is something else. */
    static @Nullable Operands at(String text, int offset) {
        if (offset >= text.length()) {
            return null;
        }
        return switch (text.charAt(offset)) {
            case '(' -> called(text, offset);
            case '+', '-', '%' -> computed(text, offset);
            case '/' -> before(NOTE_VALUE, text, offset) == null ? null : new Operands(offset, "a step is given twice; keep one", null);
            default -> offset > 0 && text.charAt(offset - 1) == '@' ? afterAt(text, offset) : null;
        };
    }

    /** What a pattern finds at the end of the text of the line before an offset. */
    private static @Nullable Matcher before(Pattern pattern, String text, int offset) {
        Matcher matcher = pattern.matcher(text).region(Math.max(text.lastIndexOf('\n', offset) + 1, offset - 120), offset);
        return matcher.find() ? matcher : null;
    }

    private static @Nullable Operands computed(String text, int offset) {
        if (offset > 0 && text.charAt(offset) == '-' && text.charAt(offset - 1) == '~') {
            return new Operands(offset, "a length or step is not negative, because time does not run backwards", null);
        }
        if (before(NOTE_VALUE, text, offset) != null && NOTE_VALUE_REST.matcher(text).region(offset, text.length()).lookingAt()) {
            return new Operands(offset, "note values are not added; write the sum in beats, as in ~1.5", null);
        }
        Matcher left = before(COMPUTED, text, offset);
        Matcher right = COMPUTED_REST.matcher(text).region(offset, text.length());
        if (left == null || !right.lookingAt()) {
            return null;
        }
        String sum = text.substring(left.start(2), right.end());
        return new Operands(offset, "a velocity, length or step that is computed stands in parentheses: " + left.group(1) + "(" + sum + ")",
                new Fix("Write (" + sum + ")", left.start(2), sum, "(" + sum + ")"));
    }

    private static @Nullable Operands called(String text, int offset) {
        Matcher before = before(CALLED, text, offset);
        int end = closing(text, offset);
        if (before == null || end < 0) {
            return null;
        }
        String call = text.substring(before.start(2), end);
        return new Operands(before.start(2),
                "the result of a call as velocity, length or step stands in parentheses: " + before.group(1) + "(" + call + ")",
                new Fix("Write (" + call + ")", before.start(2), call, "(" + call + ")"));
    }

    private static @Nullable Operands afterAt(String text, int offset) {
        Matcher call = AFTER_AT.matcher(text).region(offset, text.length());
        if (!call.lookingAt()) {
            return null;
        }
        String written = "@(" + call.group() + ")";
        return new Operands(offset, "the result of a call as length stands in parentheses: " + written,
                new Fix("Write " + written, offset - 1, "@" + call.group(), written));
    }

    /** The end of a parenthesis on its line, -1 if it does not end there. */
    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length() && text.charAt(i) != '\n' && i < open + 400; i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
