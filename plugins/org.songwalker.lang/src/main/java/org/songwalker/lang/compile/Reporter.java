// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.SwIssue.Fix;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.issue.Severity;
import org.songwalker.lang.issue.SwIssue;

/** Collects the issues of one text. At one place, one error is enough. */
public final class Reporter {
    /** Nobody reads more, and each costs time in an editor. */
    private static final int MOST_ISSUES = 1000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private final String text;
    private final LineIndex lines;
    private final List<SwIssue> issues = new ArrayList<>();
    private final Set<Integer> errorOffsets = new HashSet<>();
    /** Ranges of offsets whose issues would follow from one that is reported. */
    private final List<int[]> consequences = new ArrayList<>();
    private final Set<String> undeclared = new HashSet<>();

    public Reporter(String text) {
        this.text = text;
        this.lines = new LineIndex(text);
    }

    public String text() {
        return text;
    }

    public LineIndex lines() {
        return lines;
    }

    /** Reports at a part of the tree. */
    public void report(IssueCode code, EObject where, String message, Fix... fixes) {
        INode node = NodeModelUtils.findActualNodeFor(where);
        if (node != null) {
            report(code, node.getOffset(), node.getLength(), message, fixes);
        }
    }

    /** Reports at a range, as severe as the code. */
    public void report(IssueCode code, int offset, int length, String message, Fix... fixes) {
        report(code, code.severity(), offset, length, message, List.of(fixes));
    }

    /** Reports at a range. Fixes that do not meet what they replace are left out: they were made for another place. */
    public void report(IssueCode code, Severity severity, int offset, int length, String message, List<Fix> fixes) {
        if (consequences.stream().anyMatch(range -> offset > range[0] && offset < range[1])) {
            return;
        }
        if (severity == Severity.ERROR && !errorOffsets.add(offset)) {
            return;
        }
        int from = Math.clamp(offset, 0, text.length());
        int end = Math.clamp(from + (long) trimmed(from, length), from, text.length());
        issues.add(new SwIssue(code, severity, from, end - from, lines.line(from), lines.column(from), lines.line(end), lines.column(end),
                message, fixes.stream().filter(fix -> fix.fits(text)).toList()));
    }

    /** Length without the blanks and line feeds at the end that the tree counts in. */
    private int trimmed(int from, int length) {
        int end = Math.min(from + length, text.length());
        while (end > from + 1 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end - from;
    }

    /**
     * Whatever else is wrong on the line of a part of the tree follows from what has just been reported there, and is not reported; nor are
     * names that this line was to declare.
     */
    void restOfLineFollows(EObject where) {
        int from = offset(where);
        String line = lineFrom(from);
        consequences.add(new int[] {from, from + line.length()});
        Matcher names = NAME.matcher(line);
        while (names.find()) {
            undeclared.add(names.group());
        }
    }

    /** True if a name is unknown because the line that was to declare it is wrong. */
    boolean followsFrom(String name) {
        return undeclared.contains(name);
    }

    /** The text from an offset to the end of its line. */
    String lineFrom(int offset) {
        int end = text.indexOf('\n', offset);
        return text.substring(offset, end < 0 ? text.length() : end);
    }

    public boolean hasErrors() {
        return !errorOffsets.isEmpty();
    }

    /** All issues in the order of the text. Where there are errors, what seems unused may only be misspelt, so that is not said. */
    public List<SwIssue> issues() {
        List<SwIssue> sorted = new ArrayList<>(issues);
        sorted.removeIf(issue -> issue.code() == IssueCode.T008 && hasErrors());
        sorted.sort(Comparator.comparingInt(SwIssue::offset).thenComparing(SwIssue::severity).thenComparing(SwIssue::code));
        return sorted.size() <= MOST_ISSUES ? sorted : first(sorted);
    }

    /** The first issues, and one more that says that there are others. */
    private static List<SwIssue> first(List<SwIssue> sorted) {
        List<SwIssue> first = new ArrayList<>(sorted.subList(0, MOST_ISSUES));
        SwIssue next = sorted.get(MOST_ISSUES);
        first.add(new SwIssue(IssueCode.L005, next.severity(), next.offset(), next.length(), next.line(), next.column(), next.endLine(),
                next.endColumn(), "more than " + MOST_ISSUES + " problems; this one and those after it are not shown. Mend the first ones",
                List.of()));
        return first;
    }

    /** Offset of a part of the tree, 0 if it has no text. */
    public static int offset(@Nullable EObject where) {
        INode node = where == null ? null : NodeModelUtils.findActualNodeFor(where);
        return node == null ? 0 : node.getOffset();
    }

    /** Offset after a part of the tree. */
    public static int end(EObject where) {
        INode node = NodeModelUtils.findActualNodeFor(where);
        return node == null ? 0 : node.getEndOffset();
    }
}
