// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.diagnostics.Severity;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.CheckType;
import org.eclipse.xtext.validation.IResourceValidator;
import org.eclipse.xtext.validation.Issue;
import org.songwalker.lang.issue.SwIssue;

/** Hands the compiler's issues to Xtext, so that the language server and the command line report the same. */
public class SongResourceValidator implements IResourceValidator {
    private final CatalogHolder catalogs;

    @Inject
    public SongResourceValidator(CatalogHolder catalogs) {
        this.catalogs = catalogs;
    }

    @Override
    public List<Issue> validate(Resource resource, CheckMode mode, CancelIndicator cancel) {
        List<Issue> issues = new ArrayList<>();
        if (resource instanceof XtextResource xtext && xtext.getParseResult() != null) {
            for (SwIssue issue : SwCompiler.check(xtext.getParseResult(), catalogs.catalog())) {
                issues.add(converted(issue, xtext.getURI()));
            }
        }
        return issues;
    }

    private static Issue converted(SwIssue issue, URI uri) {
        Issue.IssueImpl converted = new Issue.IssueImpl();
        converted.setCode(issue.code().name());
        converted.setSeverity(switch (issue.severity()) {
            case ERROR -> Severity.ERROR;
            case WARNING -> Severity.WARNING;
            case INFO -> Severity.INFO;
        });
        converted.setMessage(issue.message());
        if (!issue.fixes().isEmpty()) {
            converted.setData(SwIssue.Fix.data(issue.fixes()));
        }
        converted.setOffset(issue.offset());
        converted.setLength(issue.length());
        converted.setLineNumber(issue.line());
        converted.setColumn(issue.column());
        converted.setLineNumberEnd(issue.endLine());
        converted.setColumnEnd(issue.endColumn());
        converted.setUriToProblem(uri);
        converted.setType(CheckType.FAST);
        return converted;
    }
}
