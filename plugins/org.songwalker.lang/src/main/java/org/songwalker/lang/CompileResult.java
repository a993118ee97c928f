// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang;

import java.util.List;
import org.songwalker.lang.compile.UsedFile;
import org.songwalker.lang.issue.SwIssue;
import org.songwalker.runtime.Program;

/** The result of compiling a source: a program, perhaps with warnings, or the errors that prevented one. */
public sealed interface CompileResult {
    /** In the order of the text. */
    List<SwIssue> issues();

    /** The files that the source uses, directly or through others. */
    List<UsedFile> used();

    /** The source compiles; the issues are warnings and infos. */
    record Compiled(Program program, List<SwIssue> issues, List<UsedFile> used) implements CompileResult {
        public Compiled {
            issues = List.copyOf(issues);
            used = List.copyOf(used);
        }
    }

    /** The source has at least one error. */
    record Rejected(List<SwIssue> issues, List<UsedFile> used) implements CompileResult {
        public Rejected {
            issues = List.copyOf(issues);
            used = List.copyOf(used);
        }
    }
}
