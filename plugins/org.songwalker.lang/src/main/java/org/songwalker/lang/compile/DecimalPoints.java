// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.issue.SwIssue.Fix;

/** Warns of a dot that is a rest, a step or a length, and is followed by a number without a blank, so that 0.5 was meant (P007). */
final class DecimalPoints {
    private static final Pattern DECIMAL = Pattern.compile("\\.\\d+");

    private DecimalPoints() {}

    /** Warns of {@code C4 .5}, a rest of one dot and a rest of five beats. */
    static void rest(Unit unit, EObject rest) {
        String typed = decimal(unit, Reporter.offset(rest), Reporter.end(rest));
        if (typed != null) {
            report(unit, Reporter.offset(rest), typed,
                    "'" + typed + "' is a rest and a number here; write 0" + typed + " with its zero, or a blank after the dot",
                    "0" + typed);
        }
    }

    /** Warns of {@code C4.5}, a note with a step of one dot and a rest of five beats. */
    static void step(Unit unit, EObject step) {
        String typed = decimal(unit, Reporter.offset(step), Reporter.end(step));
        if (typed != null) {
            report(unit, Reporter.offset(step), typed, "'" + typed + "' is a step of one dot and a number here; write 0" + typed
                    + " with its zero and a blank before it, or a blank after the dot", " 0" + typed);
        }
    }

    /** Warns of {@code C4 @.5}, a length of one dot and a step of five beats. */
    static void length(Unit unit, EObject audible) {
        int dot = Reporter.end(audible) - 1;
        String typed = decimal(unit, dot, dot + 1);
        if (typed != null) {
            report(unit, dot, typed, "'@" + typed + "' is a length of one dot and a step of " + typed.substring(1) + " here; write @~0"
                    + typed + ", or a blank after the dot", "~0" + typed);
        }
    }

    /** The dot between two offsets with the digits after it; null if there is none of both. */
    private static @Nullable String decimal(Unit unit, int from, int end) {
        Matcher written = DECIMAL.matcher(unit.reporter.lineFrom(from));
        return end == from + 1 && written.lookingAt() ? written.group() : null;
    }

    private static void report(Unit unit, int from, String typed, String message, String replacement) {
        unit.reporter.report(IssueCode.P007, from, typed.length(), message,
                new Fix("Write " + replacement.strip(), from, typed, replacement));
    }
}
