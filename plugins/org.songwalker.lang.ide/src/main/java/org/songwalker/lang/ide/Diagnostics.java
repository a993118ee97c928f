// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.songwalker.lang.SwCompiler;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.lang.compile.UsedFiles;
import org.songwalker.lang.issue.SwIssue;

/** The compiler's issues and their fixes in the form of the protocol. Worker thread. */
final class Diagnostics {
    /** Most issues of a document, as the compiler limits them (limits.md), and most quick fixes of an answer. */
    static final int MOST = 1_000;
    private static final String SOURCE = "songwalker";

    private Diagnostics() {}

    /** What is wrong with a document. */
    static List<Diagnostic> of(OpenDocument document, SwCompiler compiler, PresetCatalog catalog, UsedFiles files) {
        if (!document.inStep()) {
            return List.of(whole(DiagnosticSeverity.Error,
                    "The editor sent a change that could not be applied, so this text is not checked; close the file and open it again."));
        }
        if (document.large()) {
            return List.of(whole(DiagnosticSeverity.Warning,
                    String.format(Locale.ROOT,
                            "This file is too large to check live: it has %,d characters, and up to %,d are checked as they are edited. "
                                    + "Split the program, or check it with 'songwalker check'.",
                            document.text().length(), Documents.LIVE_CHARACTERS)));
        }
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (SwIssue issue : document.issues(compiler, catalog, files)) {
            diagnostics.add(diagnostic(issue, document.text()));
        }
        return diagnostics;
    }

    /** A diagnostic for the whole of a document, at its beginning. */
    private static Diagnostic whole(DiagnosticSeverity severity, String message) {
        return new Diagnostic(new SourceText("").range(0, 0), message, severity, SOURCE);
    }

    private static Diagnostic diagnostic(SwIssue issue, SourceText text) {
        Diagnostic diagnostic = new Diagnostic(text.range(issue.offset(), issue.offset() + issue.length()), issue.message(),
                switch (issue.severity()) {
                    case ERROR -> DiagnosticSeverity.Error;
                    case WARNING -> DiagnosticSeverity.Warning;
                    case INFO -> DiagnosticSeverity.Information;
                }, SOURCE, issue.code().name());
        if (!issue.fixes().isEmpty()) {
            diagnostic.setData(SwIssue.Fix.data(issue.fixes()));
        }
        return diagnostic;
    }

    /** The fixes of issues that overlap a range, or hold a caret. A caret at the end of an issue belongs to it if no other begins there. */
    static List<CodeAction> fixes(OpenDocument document, Range range, List<SwIssue> issues) {
        SourceText text = document.text();
        int one = text.offset(range.getStart());
        int other = text.offset(range.getEnd());
        int from = Math.min(one, other);
        int end = Math.max(one, other);
        boolean held = issues.stream().anyMatch(issue -> meets(issue, from, end));
        List<CodeAction> actions = new ArrayList<>();
        for (SwIssue issue : issues) {
            if (held ? meets(issue, from, end) : from == end && issue.offset() + issue.length() == from) {
                for (SwIssue.Fix fix : issue.fixes()) {
                    CodeAction action = new CodeAction(fix.title());
                    action.setKind(CodeActionKind.QuickFix);
                    action.setDiagnostics(List.of(diagnostic(issue, text)));
                    action.setEdit(new WorkspaceEdit(Map.of(document.address(),
                            List.of(new TextEdit(text.range(fix.offset(), fix.offset() + fix.replaced().length()), fix.replacement())))));
                    actions.add(action);
                }
            }
            if (actions.size() >= MOST) {
                break;
            }
        }
        return actions;
    }

    /** True if an issue has characters in common with a range, or holds the character after a caret. An issue has one at least. */
    private static boolean meets(SwIssue issue, int from, int end) {
        return issue.offset() < Math.max(end, from + 1) && issue.offset() + Math.max(1, issue.length()) > from;
    }
}
