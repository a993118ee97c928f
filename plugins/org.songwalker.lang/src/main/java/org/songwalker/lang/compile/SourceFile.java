// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.song.Program;
import org.songwalker.runtime.words.NoteUnit;

/** One text of a compilation: the program itself, or a file that it uses. */
final class SourceFile {
    /** Its name; empty for the program itself. */
    final String name;
    final Program tree;
    final Reporter reporter;
    final SyntaxIssues syntax;
    /** What is declared at its top level, inside what it uses. */
    final Scope scope;
    /** What others that use it see, by name: tracks, functions and constants that are known when compiled. */
    final Map<String, Symbol> exported = new LinkedHashMap<>();
    /** Top-level names that have no value when the file is used, because its statements do not run. */
    final Set<String> unavailable = new LinkedHashSet<>();
    /** True if a file that it uses cannot be had, so that names without a meaning may follow from that. */
    boolean namesMissing;
    private @Nullable Reporter silent;
    /** Beats of {@code /1} in this file. */
    double wholeNote = NoteUnit.QUARTER.wholeNote();

    /** @param outside the scope of the language's own names */
    SourceFile(String name, Program tree, Reporter reporter, SyntaxIssues syntax, Scope outside) {
        this.name = name;
        this.tree = tree;
        this.reporter = reporter;
        this.syntax = syntax;
        this.scope = new Scope(new Scope(outside));
    }

    /** Takes what is said of code that is compiled once more, and was said before. */
    Reporter silent() {
        if (silent == null) {
            silent = new Reporter(reporter.text());
        }
        return silent;
    }

    /** The names that it uses from other files. */
    Scope imported() {
        return Objects.requireNonNull(scope.parent);
    }
}
