// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.issue.SwIssue.Fix;
import org.songwalker.lang.song.Assign;
import org.songwalker.lang.song.Call;
import org.songwalker.lang.song.ChordPlay;
import org.songwalker.lang.song.IncDec;
import org.songwalker.lang.song.Member;
import org.songwalker.lang.song.Play;
import org.songwalker.lang.song.Rest;
import org.songwalker.lang.song.Statement;

/** Two statements on one line with nothing between them (P004). */
final class Layout {
    private Layout() {}

    static void check(Reporter reporter, Statement before, Statement statement) {
        if (sounds(statement)) {
            return;
        }
        int from = Reporter.end(before);
        int to = Reporter.offset(statement);
        if (from > to || separated(reporter.text().substring(from, to))) {
            return;
        }
        String last = reporter.text().substring(Math.max(0, from - 1), from);
        if (!last.equals("\n") && !last.equals(";")) {
            reporter.report(IssueCode.P004, statement,
                    "a second statement begins on this line; put it on a line of its own, or a semicolon before it",
                    new Fix("Put it on a line of its own", to, "", "\n"));
        }
    }

    private static boolean separated(String between) {
        return between.indexOf('\n') >= 0 || between.indexOf(';') >= 0;
    }

    private static boolean sounds(Statement statement) {
        return switch (statement) {
            case Play play -> !(play.getTarget() instanceof Call call && call.getTarget() instanceof Member);
            case ChordPlay chord -> true;
            case Rest rest -> true;
            case Assign assign -> false;
            case IncDec increment -> false;
            default -> false;
        };
    }
}
