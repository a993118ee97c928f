// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.ForeignForms.Finding;
import org.songwalker.lang.issue.SwIssue.Fix;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.issue.Severity;
import org.songwalker.lang.issue.SwIssue;

/** Collects the issues of one text. At one place, one error is enough. */
public final class Reporter {
    /** Nobody reads more, and each costs time in an editor. */
    private static final int MOST_ISSUES = 1000;
    private static final int MOST_OF_A_LINE = 3;
    private static final Pattern LINES = Pattern.compile("\\s*\\n\\s*");
    private static final Pattern IF = Pattern.compile("\\bif\\b");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private final String text;
    private final LineIndex lines;
    private final List<SwIssue> issues = new ArrayList<>();
    private final Set<Integer> errorOffsets = new HashSet<>();
    /** Ranges of offsets, begin to end, whose issues would follow from one that is reported. */
    private final TreeMap<Integer, Integer> consequences = new TreeMap<>();
    private final Set<String> undeclared = new HashSet<>();
    /** Names that were reported because nothing declares them. */
    private final Set<String> unknown = new HashSet<>();
    /** A range of offsets that the parser misread, so that nothing more is said of it. */
    private int meaninglessFrom = Integer.MAX_VALUE;
    private int meaninglessEnd;
    /** Where the first block of another language begins; the words that divide and end such blocks follow from it. */
    private int foreignBlock = Integer.MAX_VALUE;
    private final Set<Integer> foreignBlockParts = new HashSet<>();

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
        if (offset >= meaninglessFrom && offset < meaninglessEnd) {
            return;
        }
        Map.Entry<Integer, Integer> before = consequences.lowerEntry(offset);
        if (before != null && offset < before.getValue()) {
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
        restOfLineFollows(offset(where));
    }

    private void restOfLineFollows(int from) {
        String line = lineFrom(from);
        follows(from, from + line.length());
        Matcher names = NAME.matcher(line);
        while (names.find()) {
            undeclared.add(names.group());
        }
    }

    /**
     * Reports something of another language.
     *
     * @param lineStart offset of the line that the finding is of
     */
    void foreign(Finding finding, int lineStart) {
        int from = lineStart + finding.from();
        String found = text.substring(from, lineStart + finding.end());
        String replacement = "else if".equals(finding.replacement()) && !IF.matcher(text).region(0, from).find() ? null
                : finding.replacement();
        Fix[] fixes = replacement == null ? new Fix[0] : new Fix[] {
            new Fix(replacement.isEmpty() ? "Delete " + found.strip() : "Write " + title(replacement), from, found, replacement)};
        report(finding.code(), from, found.length(), finding.message(), fixes);
        if (finding.opener()) {
            foreignBlock = Math.min(foreignBlock, from);
        }
        if (finding.closer()) {
            followsFromBlock(from);
        }
        if (finding.coveredEnd() > finding.end()) {
            restOfLineFollows(from);
        } else {
            follows(from, lineStart + finding.end());
        }
    }

    /** What a fix writes, on one line. */
    private static String title(String replacement) {
        String title = LINES.matcher(replacement.strip()).replaceAll("; ");
        return title.startsWith("; ") ? title.substring(2) : title;
    }

    private void follows(int from, int end) {
        Map.Entry<Integer, Integer> before = consequences.floorEntry(from);
        if (before == null || before.getValue() < end) {
            consequences.put(from, end);
        }
    }

    /** What is reported at an offset follows from a block of another language, if one begins before it. */
    void followsFromBlock(int offset) {
        foreignBlockParts.add(offset);
    }

    /** Nothing more is said of a range of offsets, which the parser misread. */
    void meaningless(int from, int end) {
        meaninglessFrom = Math.min(meaninglessFrom, from);
        meaninglessEnd = Math.max(meaninglessEnd, end);
    }

    /** True if a name is unknown because the line that was to declare it is wrong. */
    boolean followsFrom(String name) {
        return undeclared.contains(name);
    }

    /** Records that a name was reported because nothing declares it. */
    void unknown(String name) {
        unknown.add(name);
    }

    /** True if a name was reported before because nothing declares it. */
    boolean isUnknown(String name) {
        return unknown.contains(name);
    }

    /** Offset of the first character of the line that holds an offset. */
    int lineStart(int offset) {
        return offset - lines.column(offset) + 1;
    }

    /** The part of a line from one offset to another, which stands in it. */
    String lineAround(int from, int offset) {
        int most = Math.min(text.length(), offset + 200);
        int end = text.indexOf('\n', offset, most);
        return text.substring(from, end < 0 ? most : end);
    }

    /** The text from an offset to the end of its line. */
    String lineFrom(int offset) {
        int end = text.indexOf('\n', offset);
        return text.substring(offset, end < 0 ? text.length() : end);
    }

    /** How many errors there are so far. */
    int errors() {
        return errorOffsets.size();
    }

    public boolean hasErrors() {
        return !errorOffsets.isEmpty();
    }

    /** All issues in the order of the text. Where there are errors, what seems unused may only be misspelt, so that is not said. */
    public List<SwIssue> issues() {
        List<SwIssue> sorted = new ArrayList<>(issues);
        sorted.removeIf(issue -> issue.code() == IssueCode.T008 && hasErrors());
        sorted.removeIf(issue -> issue.offset() > foreignBlock && foreignBlockParts.contains(issue.offset()));
        sorted.removeIf(issue -> issue.code() == IssueCode.P006 && errorOffsets.contains(issue.offset()));
        sorted.sort(Comparator.comparingInt(SwIssue::offset).thenComparing(SwIssue::severity).thenComparing(SwIssue::code));
        ofOneLine(sorted);
        return sorted.size() <= MOST_ISSUES ? sorted : first(sorted);
    }

    /** Leaves the first errors of each line. */
    private static void ofOneLine(List<SwIssue> sorted) {
        int[] last = {0, 0}; // a line, and the errors of it so far
        sorted.removeIf(issue -> {
            last[1] = issue.line() == last[0] ? last[1] : 0;
            last[0] = issue.line();
            return issue.error() && ++last[1] > MOST_OF_A_LINE;
        });
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
