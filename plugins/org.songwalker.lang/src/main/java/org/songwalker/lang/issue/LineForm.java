// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.issue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.ForeignForms.Finding;

/**
 * A form of another language in a line.
 *
 * @param reading what is said of a line and a match in it; null says that it is none here
 */
record LineForm(Pattern pattern, BiFunction<String, MatchResult, @Nullable Finding> reading) {

    LineForm(String pattern, BiFunction<String, MatchResult, @Nullable Finding> reading) {
        this(Pattern.compile(pattern), reading);
    }

    /** All that forms find in a line. */
    static List<Finding> in(List<LineForm> forms, String line) {
        List<Finding> all = new ArrayList<>();
        for (LineForm form : forms) {
            Matcher matcher = form.pattern.matcher(line);
            while (matcher.find()) {
                Finding finding = form.reading.apply(line, matcher);
                if (finding != null) {
                    all.add(finding);
                }
            }
        }
        return all;
    }

    /** What the first of some forms finds that begins at a place in a line; null if none does. */
    static @Nullable Finding at(List<LineForm> forms, String line, int from) {
        for (LineForm form : forms) {
            Matcher matcher = form.pattern.matcher(line);
            boolean found = matcher.region(from, line.length()).useTransparentBounds(true).useAnchoringBounds(false).lookingAt();
            Finding finding = found ? form.reading.apply(line, matcher) : null;
            if (finding != null) {
                return finding;
            }
        }
        return null;
    }

    /** A finding after which its line is judged by itself. */
    static Finding value(int from, int end, String message, @Nullable String replacement) {
        return new Finding(IssueCode.P008, from, end, end, message, replacement, false, false);
    }

    /** A finding from which the rest of its line follows. */
    static Finding rest(String line, int from, int end, String message, @Nullable String replacement) {
        return new Finding(IssueCode.P008, from, end, line.length(), message, replacement, false, false);
    }
}
