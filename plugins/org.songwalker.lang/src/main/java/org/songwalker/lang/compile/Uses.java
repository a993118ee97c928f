// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.xtext.parser.IParseResult;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.issue.SwIssue;
import org.songwalker.lang.song.Program;
import org.songwalker.lang.song.Statement;
import org.songwalker.lang.song.Use;

/** The files that a program uses, directly or through others: each is read once (language reference 13.9). One use, one thread. */
public final class Uses {
    /** Most files of one program. */
    private static final int MOST = 64;
    private final UsedFiles files;
    private final Function<String, IParseResult> parser;
    private final Map<String, SourceFile> read = new LinkedHashMap<>();
    /** What each use has led to. */
    private final Map<Use, SourceFile> followed = new HashMap<>();
    /** The files that are being read, each used by the one below it. */
    private final Deque<String> path = new ArrayDeque<>();

    /** The program, and its use that is being followed. */
    private @Nullable SourceFile program;
    private @Nullable Use entry;

    /** @param parser makes a tree of a text */
    public Uses(UsedFiles files, Function<String, IParseResult> parser) {
        this.files = files;
        this.parser = parser;
    }

    /** What the compilation has used, in the order of first use, with what is wrong there. */
    public List<UsedFile> used() {
        return read.values().stream().map(file -> new UsedFile(file.name, file.reporter.issues())).toList();
    }

    /** Reads what a file uses, and what those use, and puts the names in scope. */
    void follow(SourceFile from, Unit unit) {
        boolean top = true;
        for (Statement statement : from.tree.getStatements()) {
            if (!(statement instanceof Use use)) {
                top = false;
            } else if (use.getPath() != null && !top) {
                from.reporter.report(IssueCode.P003, use, "'use' stands at the top of a file, before everything else; move it to the top");
            } else if (use.getPath() != null) {
                follow(from, use, unit);
            }
        }
    }

    private void follow(SourceFile from, Use use, Unit unit) {
        if (path.isEmpty()) {
            program = from;
            entry = use;
        }
        String written = use.getPath();
        UsedFiles.Answer answer = files.find(from.name, written);
        switch (answer) {
            case UsedFiles.Refused refused -> {
                from.reporter.report(IssueCode.N009, use, "'" + written + "' cannot be used: " + refused.reason());
                from.namesMissing = true;
            }
            case UsedFiles.Found found -> {
                SourceFile used = file(from, use, found, unit);
                if (used != null) {
                    followed.put(use, used);
                    declare(from, use, used);
                }
            }
        }
    }

    /** The file that is used, read now or before; null after a report. */
    private @Nullable SourceFile file(SourceFile from, Use use, UsedFiles.Found found, Unit unit) {
        if (found.name().equals(from.name) || path.contains(found.name())) {
            List<String> circle = new ArrayList<>(path).reversed();
            int start = Math.max(0, circle.indexOf(found.name()));
            List<String> names = new ArrayList<>(circle.subList(start, circle.size()));
            names.add(found.name());
            from.namesMissing = true;
            reportAtTheProgram(from, use, "these files use one another in a circle: " + String.join(" → ", names)
                    + "; move what they share into a file of its own");
            return null;
        }
        SourceFile known = read.get(found.name());
        if (known != null) {
            return known;
        }
        if (read.size() == MOST) {
            from.reporter.report(IssueCode.N009, use, "a program uses at most " + MOST + " files");
            return null;
        }
        IParseResult parsed = parser.apply(found.text());
        Reporter reporter = new Reporter(parsed.getRootNode().getText());
        SyntaxIssues syntax = new SyntaxIssues(reporter, parsed);
        syntax.report();
        Program tree = parsed.getRootASTElement() instanceof Program program ? program : null;
        if (tree == null) {
            return null; // an empty file has nothing to use
        }
        SourceFile used = new SourceFile(found.name(), tree, reporter, syntax, unit.language);
        read.put(found.name(), used);
        path.push(found.name());
        follow(used, unit);
        unit.prepare(used);
        path.pop();
        return used;
    }

    /** Reports what is wrong with files together: once, at the use of the program that leads there. */
    private void reportAtTheProgram(SourceFile from, Use use, String message) {
        SourceFile at = program == null ? from : program;
        at.namesMissing = true;
        at.reporter.report(IssueCode.N009, entry == null ? use : entry, message);
    }

    private void declare(SourceFile from, Use use, SourceFile used) {
        Scope names = from.imported();
        if (use.getAlias() != null) {
            if (names.here(use.getAlias()) != null) {
                from.reporter.report(IssueCode.N003, use, "'" + use.getAlias() + "' is used already; choose another name after as");
            }
            names.declare(use.getAlias(), new Symbol.UsedFile(use.getAlias(), used));
            return;
        }
        used.exported.forEach((name, symbol) -> {
            Symbol before = names.here(name);
            if (before != null && before != symbol) {
                from.reporter.report(IssueCode.N003, use, "'" + name + "' of " + used.name + " is defined in " + origin(from, name)
                        + ", too; write use '" + use.getPath() + "' as name, and name." + name);
            }
            names.declare(name, symbol);
        });
    }

    /** The place where a name comes from that a file has from those it uses, for a message. */
    private String origin(SourceFile from, String name) {
        for (Statement statement : from.tree.getStatements()) {
            SourceFile used = statement instanceof Use use && use.getAlias() == null ? followed.get(use) : null;
            for (Statement there : used == null || !used.exported.containsKey(name) ? List.<Statement>of() : used.tree.getStatements()) {
                if (name.equals(Declared.name(there))) {
                    return used.name + ", line " + used.reporter.lines().line(Reporter.offset(there));
                }
            }
        }
        return "a file that is used here";
    }

    /** Reports the names of a file's own that it also has from the files it uses, and the files with errors. */
    void check(SourceFile from) {
        for (Statement statement : from.tree.getStatements()) {
            String name = Declared.name(statement);
            Symbol imported = name == null ? null : from.imported().here(name);
            if (imported != null) {
                from.reporter.report(IssueCode.N003, statement,
                        "'" + name + "' is defined in " + origin(from, name) + ", too; choose another name, or write use … as");
            }
            if (statement instanceof Use use && followed.containsKey(use) && !from.namesMissing) {
                SwIssue first = followed.get(use).reporter.issues().stream().filter(SwIssue::error).findFirst().orElse(null);
                if (first != null) {
                    from.reporter.report(IssueCode.N009, use,
                            "'" + use.getPath() + "' has an error in line " + first.line() + ": " + first.message());
                }
            }
        }
    }
}
