// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.SwIssue.Fix;

/**
 * What the parser cannot read after the signs of velocity, length and step, because only numbers, names and parentheses may stand there:
 * calls, as in {@code /half(4)} and {@code @half(2)}.
 *
 * @param message what to write
 */
record Operands(int offset, String message, Fix fix) {
    private static final Pattern CALLED = Pattern.compile("([*/~])[ \\t]*([A-Za-z_][\\w.]{0,100})$");
    private static final Pattern AFTER_AT = Pattern.compile("[A-Za-z_][\\w.]{0,100}\\([^()\\n]{0,200}\\)");

    /** What stands at the place of an error of the parser; null if it is something else. */
    static @Nullable Operands at(String text, int offset) {
        if (offset >= text.length()) {
            return null;
        }
        return text.charAt(offset) == '(' ? called(text, offset)
                : offset > 0 && text.charAt(offset - 1) == '@' ? afterAt(text, offset) : null;
    }

    private static @Nullable Operands called(String text, int offset) {
        Matcher before = CALLED.matcher(text).region(Math.max(text.lastIndexOf('\n', offset) + 1, offset - 120), offset);
        int end = closing(text, offset);
        if (!before.find() || end < 0) {
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
