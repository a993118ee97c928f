// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.issue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A finding at a place in a source.
 *
 * @param code      its code
 * @param severity  how serious it is; usually the severity of the code
 * @param offset    first character, UTF-16 units from the start of the text
 * @param length    number of UTF-16 units; at least 0
 * @param line      1-based line of the first character
 * @param column    1-based column of the first character
 * @param endLine   1-based line of the position after the last character
 * @param endColumn 1-based column of the position after the last character
 * @param message   what was found, what was expected, what to do
 * @param fixes     edits that repair it, best first
 */
public record SwIssue(IssueCode code, Severity severity, int offset, int length, int line, int column, int endLine, int endColumn,
        String message, List<Fix> fixes) {

    /**
     * An edit of the text that was checked.
     *
     * @param title       what it does, for a menu
     * @param offset      where the text to be replaced begins, UTF-16 units
     * @param replaced    the text to be replaced, empty for an insertion; the fix must be refused if the text has changed there
     * @param replacement what takes its place
     */
    public record Fix(String title, int offset, String replaced, String replacement) {
        private static final int PARTS = 4;

        /** Fixes as strings, four for each: the form that the data of a diagnostic can hold. */
        public static String[] data(List<Fix> fixes) {
            return fixes.stream()
                    .flatMap(fix -> Stream.of(fix.title, Integer.toString(fix.offset), fix.replaced, fix.replacement))
                    .toArray(String[]::new);
        }

        /** The fixes in the data of a diagnostic. */
        public static List<Fix> in(String... data) {
            List<Fix> fixes = new ArrayList<>();
            for (int i = 0; i + PARTS <= data.length; i += PARTS) {
                fixes.add(new Fix(data[i], Integer.parseInt(data[i + 1]), data[i + 2], data[i + 3]));
            }
            return fixes;
        }

        /** True if the text to be replaced is still in its place. */
        public boolean fits(String text) {
            return text.startsWith(replaced, offset);
        }
    }

    public SwIssue {
        fixes = List.copyOf(fixes);
    }

    public boolean error() {
        return severity == Severity.ERROR;
    }

    /** {@code file:line:column: severity CODE message}, the form of every command. */
    public String text(String file) {
        return file + ":" + line + ":" + column + ": " + severity.text() + " " + code + " " + message;
    }
}
