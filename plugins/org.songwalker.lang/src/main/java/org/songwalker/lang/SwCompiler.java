// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang;

import com.google.inject.Injector;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.parser.IParser;
import org.songwalker.lang.compile.Compilation;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.lang.compile.Reporter;
import org.songwalker.lang.compile.SyntaxIssues;
import org.songwalker.lang.issue.SwIssue;
import org.songwalker.lang.song.Program;
import org.songwalker.lang.song.SongFactory;
import org.songwalker.runtime.Mode;

/**
 * From source to program. Bad source never throws: it gives issues. One instance serves one thread at a time; the first one takes about
 * half a second (Xtext's set-up).
 *
 * <p>
 * The tour: {@link org.songwalker.lang.parser.SongScanner} makes the tokens, Xtext's generated parser the syntax tree, and
 * {@link Compilation} walks it once: it resolves names, checks types, reports {@link SwIssue}s and emits the instructions of a
 * {@link org.songwalker.runtime.Program}. {@link PresetCatalog} answers which presets exist.
 */
public final class SwCompiler {
    private final IParser parser;
    private final PresetCatalog catalog;

    /** @param catalog checks the names of presets */
    public SwCompiler(PresetCatalog catalog) {
        this(new SongStandaloneSetup().createInjectorAndDoEMFRegistration(), catalog);
    }

    private SwCompiler(Injector injector, PresetCatalog catalog) {
        this.parser = injector.getInstance(IParser.class);
        this.catalog = catalog;
    }

    private SwCompiler(IParser parser, PresetCatalog catalog) {
        this.parser = parser;
        this.catalog = catalog;
    }

    /** The same compiler with another catalog. */
    public SwCompiler with(PresetCatalog other) {
        return new SwCompiler(parser, other);
    }

    /** Compiles a text for a mode. */
    public CompileResult compile(String source, Mode mode) {
        return compile(parse(source), mode, catalog);
    }

    /** The issues that a text has in both modes (command line, Exit codes), in the order of the text. */
    public List<SwIssue> check(String source) {
        return check(parse(source), catalog);
    }

    /** The tree of a text, and what scanner and parser could not read. */
    public IParseResult parse(String source) {
        return parser.parse(new StringReader(source));
    }

    /** Compiles a parsed tree. */
    public static CompileResult compile(IParseResult parsed, Mode mode, PresetCatalog catalog) {
        Reporter reporter = new Reporter(parsed.getRootNode().getText());
        SyntaxIssues syntax = new SyntaxIssues(reporter, parsed);
        syntax.report();
        if (!(parsed.getRootASTElement() instanceof Program tree)) {
            return reporter.hasErrors() ? new CompileResult.Rejected(reporter.issues())
                    : compiled(Compilation.compile(SongFactory.eINSTANCE.createProgram(), mode, reporter, syntax, catalog), reporter);
        }
        return compiled(Compilation.compile(tree, mode, reporter, syntax, catalog), reporter);
    }

    private static CompileResult compiled(org.songwalker.runtime.Program program, Reporter reporter) {
        return reporter.hasErrors() ? new CompileResult.Rejected(reporter.issues())
                : new CompileResult.Compiled(program, reporter.issues());
    }

    /** The issues of a parsed tree that both modes share; an error of either kind at one place counts as shared. */
    public static List<SwIssue> check(IParseResult parsed, PresetCatalog catalog) {
        List<SwIssue> reactive = new ArrayList<>(compile(parsed, Mode.REACTIVE, catalog).issues());
        Set<SwIssue> song = new HashSet<>(compile(parsed, Mode.SONG, catalog).issues()); // a list would be searched for every issue
        Set<Integer> songErrors = song.stream().filter(SwIssue::error).map(SwIssue::offset).collect(Collectors.toSet());
        reactive.removeIf(issue -> !song.contains(issue) && !(issue.error() && songErrors.contains(issue.offset())));
        return reactive;
    }
}
