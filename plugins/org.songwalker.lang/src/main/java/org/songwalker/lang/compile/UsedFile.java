// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.List;
import org.songwalker.lang.issue.SwIssue;

/** A file that a program uses, by its {@link UsedFiles.Found#name name}, with what is wrong in it. */
public record UsedFile(String name, List<SwIssue> issues) {
    public UsedFile {
        issues = List.copyOf(issues);
    }
}
