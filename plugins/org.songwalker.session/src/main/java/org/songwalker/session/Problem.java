// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.util.List;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.issue.Severity;
import org.songwalker.lang.issue.SwIssue;

/**
 * Something to tell the user about a place in a file, found while compiling, loading or running. Lines and columns from 1, columns in
 * UTF-16 units; {@code endLine} and {@code endColumn} are the position after the last character.
 */
public record Problem(String file, int line, int column, int endLine, int endColumn, Severity severity, String code, String message,
        List<String> fixes) {

    public Problem {
        fixes = List.copyOf(fixes);
    }

    /** An issue of the compiler in a file. */
    public static Problem of(String file, SwIssue issue) {
        return new Problem(file, issue.line(), issue.column(), issue.endLine(), issue.endColumn(), issue.severity(), issue.code().name(),
                issue.message(), issue.fixes().stream().map(SwIssue.Fix::title).toList());
    }

    /** A problem at run time: a warning, or an info if the nearest zone plays (command line, Exit codes). */
    public static Problem running(String file, int line, int column, String code, String message) {
        boolean info = code.equals(IssueCode.R002.name()) && message.endsWith("the nearest one plays");
        return new Problem(file, Math.max(1, line), Math.max(1, column), Math.max(1, line), Math.max(1, column),
                info ? Severity.INFO : Severity.WARNING, code, message, List.of());
    }

    /** Name of a place's file: that of the program, or of a file that it uses, by its path from the folder of the program. */
    public static String inside(String program, String used) {
        if (used.isEmpty()) {
            return program;
        }
        int folder = Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\'));
        return program.substring(0, folder + 1) + used;
    }

    public boolean error() {
        return severity == Severity.ERROR;
    }

    /** {@code file:line:column: severity CODE message}. */
    public String text() {
        return file + ":" + line + ":" + column + ": " + severity.text() + " " + code + " " + message;
    }
}
