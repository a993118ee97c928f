// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.SyntaxErrorMessage;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.parser.IParseResult;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.ForeignForms;
import org.songwalker.lang.issue.ForeignForms.Finding;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.issue.Severity;
import org.songwalker.lang.issue.StrayTokens;
import org.songwalker.lang.issue.SwIssue.Fix;
import org.songwalker.lang.song.Block;
import org.songwalker.lang.song.Decl;
import org.songwalker.lang.song.Definition;
import org.songwalker.lang.song.Junk;
import org.songwalker.lang.song.Param;
import org.songwalker.lang.song.Program;

/** Reports what scanner and parser could not read, and knows which parts of the tree are incomplete because of it. */
public final class SyntaxIssues {
    private static final Pattern SCANNED = Pattern.compile("[LPN]0\\d\\d ");
    /** Nobody reads more of one line. */
    private static final int MOST = 3;
    private final Reporter reporter;
    private final IParseResult parsed;
    /** A track or function without parentheses whose brace stands on a line after it. */
    private static final Pattern HEADER_BEFORE = Pattern.compile("\\b((track|function)[ \\t]+([A-Za-z_]\\w*))[ \\t]*+\\R\\s*+$");
    /** The part of a message of the scanner that says what to write. */
    private static final Pattern WRITTEN = Pattern.compile("' is written (\\S+) here");
    private static final Pattern VALUE = Pattern.compile("[\\w\"'\\[({]");
    private static final Pattern VALUE_END = Pattern.compile("[\\w\"'\\])}]$");
    /** A text in two pairs of quotes, which are two empty texts with words between them. */
    private static final Pattern DOUBLED = Pattern.compile("(['\"])\\1([^'\"]+)\\1\\1");
    /** Characters before a token that are looked at, so that a long line of tokens that fit nowhere is read in linear time. */
    private static final int LOOKED_AT = 200;
    /** What scanner and parser could not read, by its line. */
    private final Map<Integer, List<Found>> found = new TreeMap<>();
    /** What is said of tokens that fit nowhere, by their offsets. */
    private final Map<Integer, Finding> strays = new HashMap<>();
    /** The lines on which scanner or parser failed. */
    private final TreeSet<Integer> broken = new TreeSet<>();

    /** Something that scanner or parser could not read. */
    private record Found(IssueCode code, int offset, int length, String message, boolean scanner) {}

    public SyntaxIssues(Reporter reporter, IParseResult parsed) {
        this.reporter = reporter;
        this.parsed = parsed;
    }

    /**
     * Reports everything, up to three messages a line that do not follow from one another. What is foreign in a line is the best word on
     * it; without that, what the scanner could not read, and one message of the parser before the first of those.
     */
    public void report() {
        for (INode node : parsed.getSyntaxErrors()) {
            SyntaxErrorMessage message = node.getSyntaxErrorMessage();
            String text = message.getMessage();
            boolean scanner = text.length() > 5 && SCANNED.matcher(text.substring(0, 5)).matches();
            found(new Found(scanner ? IssueCode.valueOf(text.substring(0, 4)) : code(message), node.getOffset(),
                    Math.max(1, node.getLength()), scanner ? text.substring(5) : text, scanner));
        }
        if (parsed.getRootASTElement() != null) {
            junk();
        }
        if (!found.isEmpty()) {
            Map<String, @Nullable List<String>> declared = declared();
            found.forEach((line, errors) -> line(errors, declared));
            unopened();
        }
    }

    /** The parser takes what comes after a missing brace for the body of its function or track: what is said of it there means nothing. */
    private void unopened() {
        EcoreUtil.<EObject>getAllContents(parsed.getRootASTElement(), true).forEachRemaining(part -> {
            INode node = part instanceof Block && part.eContainer() instanceof Definition ? NodeModelUtils.findActualNodeFor(part) : null;
            if (node != null && node.getLength() > 0 && reporter.text().charAt(node.getOffset()) != '{') {
                reporter.meaningless(node.getOffset(), node.getEndOffset());
            }
        });
    }

    private void found(Found error) {
        int line = reporter.lines().line(error.offset);
        broken.add(line);
        found.computeIfAbsent(line, none -> new ArrayList<>()).add(error);
    }

    private void line(List<Found> errors, Map<String, @Nullable List<String>> declared) {
        int start = reporter.lineStart(errors.getFirst().offset);
        List<Finding> foreign = ForeignForms.in(reporter.lineFrom(start), declared::containsKey, declared::get);
        foreign.reversed().forEach(finding -> reporter.foreign(finding, start)); // the first covers those after it
        errors.sort(Comparator.comparingInt(Found::offset));
        Set<String> said = new HashSet<>();
        boolean first = foreign.isEmpty() && !doubledQuotes(start, errors);
        for (Found error : errors) {
            boolean covered = foreign.stream()
                    .anyMatch(finding -> error.offset >= start + finding.from() && error.offset < start + finding.coveredEnd());
            if (!covered && (error.scanner || first) && foreign.size() + said.size() < MOST && said.add(error.message)) {
                report(error.code, error.offset, error.length, error.message);
            }
            first = false;
        }
    }

    /** Reports a text in two pairs of quotes, if that is what the parser could not read on a line. */
    private boolean doubledQuotes(int start, List<Found> errors) {
        Matcher doubled = DOUBLED.matcher(reporter.lineFrom(start));
        while (doubled.find()) {
            int from = start + doubled.start();
            int end = start + doubled.end();
            if (errors.stream().anyMatch(error -> !error.scanner && error.offset >= from && error.offset < end)) {
                String written = doubled.group(1) + doubled.group(2) + doubled.group(1);
                reporter.report(IssueCode.P001, from, end - from, "a text stands in one pair of quotes: " + written,
                        new Fix("Write " + written, from, doubled.group(), written));
                return true;
            }
        }
        return false;
    }

    /** The names that the program declares, with the names of the parameters of tracks and functions, and null for other names. */
    private Map<String, @Nullable List<String>> declared() {
        Map<String, @Nullable List<String>> names = new HashMap<>();
        EcoreUtil.<EObject>getAllContents(parsed.getRootASTElement(), true).forEachRemaining(part -> {
            switch (part) {
                case Decl decl when decl.getName() != null -> names.putIfAbsent(decl.getName(), null);
                case Definition definition when definition.getName() != null ->
                        names.put(definition.getName(), definition.getParams().stream().map(Param::getName).toList());
                case Param param when param.getName() != null -> names.putIfAbsent(param.getName(), null);
                default -> {}
            }
        });
        return names;
    }

    private static IssueCode code(SyntaxErrorMessage message) {
        try {
            return IssueCode.valueOf(String.valueOf(message.getIssueCode()));
        } catch (IllegalArgumentException e) {
            return IssueCode.P001;
        }
    }

    private void report(IssueCode code, int offset, int length, String message) {
        Operands operand = code == IssueCode.P001 ? Operands.at(reporter.text(), offset) : null;
        if (operand != null) {
            reporter.report(code, operand.offset(), Math.max(1, offset + length - operand.offset()), operand.message(),
                    operand.fix() == null ? new Fix[0] : new Fix[] {operand.fix()});
            return;
        }
        Matcher header = HEADER_BEFORE.matcher(reporter.text()).region(Math.max(0, offset - LOOKED_AT), offset);
        if (code == IssueCode.P001 && reporter.text().startsWith("{", offset) && header.find()) {
            String found = header.group(2) + " " + header.group(3);
            reporter.foreign(ForeignForms.header(header.start(1), header.end(1), found, found + "()"), 0);
            return;
        }
        Finding stray = strays.get(offset);
        if (stray != null && stray.message().equals(message)) {
            reporter.foreign(stray, around(offset));
            return;
        }
        String opened = code == IssueCode.P002 ? opened(offset, message) : "";
        if (code == IssueCode.P002 && opened.isEmpty() && broken.lower(reporter.lines().line(offset)) != null) {
            return; // no bracket is open: the parser looks for the end of what it could not read before
        }
        int shown = code == IssueCode.P007 ? pointAndDigits(offset) : length;
        String comma = code == IssueCode.P002 && !opened.isEmpty() && beside(offset) ? "; between two values stands a comma" : "";
        reporter.report(code, Severity.ERROR, offset, shown, message.replaceFirst(", found", opened + ", found") + comma,
                List.of(fixes(code, offset, shown, message)));
    }

    /** True if a value begins at an offset, and one ends before it on the same line. */
    private boolean beside(int offset) {
        String before = reporter.text().substring(reporter.lineStart(offset), offset).strip();
        return VALUE.matcher(reporter.text()).region(offset, reporter.text().length()).lookingAt() && !before.isEmpty()
                && VALUE_END.matcher(before).find();
    }

    /** How long a decimal point and its digits are together; to the scanner the digits are a number of their own. */
    private int pointAndDigits(int offset) {
        int end = offset + 1;
        while (end < reporter.text().length() && Character.isDigit(reporter.text().charAt(end))) {
            end++;
        }
        return end - offset;
    }

    private Fix[] fixes(IssueCode code, int offset, int length, String message) {
        Matcher written = WRITTEN.matcher(message);
        String found = reporter.text().substring(offset, Math.min(reporter.text().length(), offset + length));
        String replacement = switch (code) {
            case P001 -> found.startsWith("(") && found.endsWith(")") && found.substring(1, found.length() - 1).isBlank() ? "" : null;
            case P007 -> "0" + found;
            case L001 -> written.find() ? written.group(1) : null;
            case N002 -> Character.toUpperCase(found.charAt(0)) + found.substring(1) + (found.endsWith("#") ? "4" : "");
            case P008 -> switch (found.charAt(0)) {
                case '=' -> found.equals("=") ? "==" : null;
                case '#' -> "//" + found.substring(1);
                case '`' -> found.length() > 1 && found.endsWith("`") && !found.contains("${") && found.indexOf('\n') < 0 ? quoted(found)
                        : null;
                case '\u201C', '\u201D', '\u201E', '\u00AB', '\u2018', '\u2019' -> found.length() > 1 ? quoted(found) : null;
                default -> null;
            };
            default -> null;
        };
        return replacement == null ? new Fix[0]
                : new Fix[] {new Fix(replacement.isEmpty() ? "Delete " + found : "Write " + replacement, offset, found, replacement)};
    }

    private static String quoted(String found) {
        return '"' + found.substring(1, found.length() - 1) + '"';
    }

    /** The place of the bracket that an error at an offset reports as not closed. */
    private String opened(int offset, String message) {
        char closing = message.charAt(message.indexOf('\'') + 1);
        char opening = closing == ')' ? '(' : closing == ']' ? '[' : '{';
        ArrayDeque<INode> open = new ArrayDeque<>();
        for (ILeafNode leaf : parsed.getRootNode().getLeafNodes()) {
            if (leaf.getOffset() >= offset && leaf.getLength() > 0 && offset > 0) {
                break;
            }
            String text = leaf.isHidden() ? "" : leaf.getText(); // hidden leaves are comments and errors
            if (text.length() == 1 && "([{".contains(text)) {
                open.push(leaf);
            } else if (text.length() == 1 && ")]}".contains(text) && !open.isEmpty()) {
                open.pop();
            }
        }
        return open.stream()
                .filter(leaf -> leaf.getText().charAt(0) == opening)
                .findFirst()
                .map(leaf -> " to close the '" + opening + "' of line " + reporter.lines().line(leaf.getOffset()) + ", column "
                        + reporter.lines().column(leaf.getOffset()))
                .orElse("");
    }

    private void junk() {
        EObject root = parsed.getRootASTElement();
        List<List<Junk>> runs = new ArrayList<>();
        if (root instanceof Program program) {
            runs.add(program.getJunk());
        }
        EcoreUtil.<EObject>getAllContents(root, true).forEachRemaining(part -> {
            if (part instanceof Block block) {
                runs.add(block.getJunk());
            }
        });
        runs.forEach(this::junk);
    }

    /** Where the part of a line begins that is looked at for a token: lines may be very long. */
    private int around(int offset) {
        return Math.max(reporter.lineStart(offset), offset - LOOKED_AT);
    }

    /** One message per run of tokens that fit nowhere. */
    private void junk(List<Junk> tokens) {
        int end = -1;
        for (Junk token : tokens) {
            INode node = NodeModelUtils.findActualNodeFor(token);
            if (node != null) {
                if (token.getToken().equals("else")) {
                    reporter.followsFromBlock(node.getOffset());
                }
                boolean run = end >= 0 && node.getOffset() - end < 3 && reporter.lineStart(end) == reporter.lineStart(node.getOffset());
                end = node.getEndOffset();
                if (!run) {
                    int from = around(node.getOffset());
                    Finding stray = StrayTokens.at(reporter.lineAround(from, node.getOffset()), node.getOffset() - from,
                            reporter.text().substring(node.getOffset(), node.getEndOffset()).strip());
                    strays.put(node.getOffset(), stray);
                    found(new Found(stray.code(), node.getOffset(), node.getLength(), stray.message(), false));
                } else {
                    broken.add(reporter.lines().line(node.getOffset()));
                }
            }
        }
    }

    /** True if scanner or parser failed on a line of a part of the tree, so that the part may be incomplete. */
    boolean broken(@Nullable EObject part) {
        INode node = part == null ? null : NodeModelUtils.findActualNodeFor(part);
        if (node == null) {
            return !broken.isEmpty();
        }
        int first = reporter.lines().line(node.getOffset());
        int last = reporter.lines().line(node.getEndOffset());
        Integer found = broken.ceiling(first);
        return found != null && found <= last;
    }

    /** True if scanner or parser failed on the line where a part of the tree begins. */
    boolean onSameLine(EObject part) {
        int line = reporter.lines().line(Reporter.offset(part));
        return found.containsKey(line);
    }

    boolean none() {
        return broken.isEmpty();
    }
}
