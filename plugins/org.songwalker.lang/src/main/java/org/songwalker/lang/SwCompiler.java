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
import org.songwalker.lang.compile.Uses;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.lang.compile.Reporter;
import org.songwalker.lang.compile.SyntaxIssues;
import org.songwalker.lang.compile.UsedFile;
import org.songwalker.lang.compile.UsedFiles;
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
    private final UsedFiles files;

    /** @param catalog checks the names of presets */
    public SwCompiler(PresetCatalog catalog) {
        this(new SongStandaloneSetup().createInjectorAndDoEMFRegistration(), catalog);
    }

    private SwCompiler(Injector injector, PresetCatalog catalog) {
        this(injector.getInstance(IParser.class), catalog, UsedFiles.NONE);
    }

    private SwCompiler(IParser parser, PresetCatalog catalog, UsedFiles files) {
        this.parser = parser;
        this.catalog = catalog;
        this.files = files;
    }

    /** The same compiler with another catalog. */
    public SwCompiler with(PresetCatalog other) {
        return new SwCompiler(parser, other, files);
    }

    /** The same compiler for texts that find the files they use here. */
    public SwCompiler with(UsedFiles other) {
        return new SwCompiler(parser, catalog, other);
    }

    /** Compiles a text for a mode. */
    public CompileResult compile(String source, Mode mode) {
        return compile(parse(source), mode);
    }

    /** The issues that a text has in both modes (command line, Exit codes), in the order of the text. */
    public List<SwIssue> check(String source) {
        return check(parse(source));
    }

    /** The tree of a text, and what scanner and parser could not read. */
    public IParseResult parse(String source) {
        return parser.parse(new StringReader(source));
    }

    /** Compiles a parsed tree. */
    public CompileResult compile(IParseResult parsed, Mode mode) {
        Reporter reporter = new Reporter(parsed.getRootNode().getText());
        SyntaxIssues syntax = new SyntaxIssues(reporter, parsed);
        syntax.report();
        Program tree = parsed.getRootASTElement() instanceof Program program ? program : null;
        if (tree == null && reporter.hasErrors()) {
            return new CompileResult.Rejected(reporter.issues(), List.of());
        }
        Uses uses = new Uses(files, this::parse);
        org.songwalker.runtime.Program program = Compilation.compile(tree == null ? SongFactory.eINSTANCE.createProgram() : tree, mode,
                reporter, syntax, catalog, uses);
        return reporter.hasErrors() ? new CompileResult.Rejected(reporter.issues(), uses.used())
                : new CompileResult.Compiled(program, reporter.issues(), uses.used());
    }

    /**
     * The issues of a parsed tree that both modes share; an error of either kind at one place counts as shared. If each mode has errors but
     * at other places, the program runs in none: then those of the mode with fewer, of a slot if there are as many.
     */
    public List<SwIssue> check(IParseResult parsed) {
        return both(compile(parsed, Mode.REACTIVE).issues(), compile(parsed, Mode.SONG).issues());
    }

    private static List<SwIssue> both(List<SwIssue> inSlots, List<SwIssue> inSongs) {
        List<SwIssue> shared = shared(inSlots, inSongs);
        if (errors(shared) > 0 || errors(inSlots) == 0 || errors(inSongs) == 0) {
            return shared;
        }
        return errors(inSlots) <= errors(inSongs) ? inSlots : inSongs;
    }

    private static long errors(List<SwIssue> issues) {
        return issues.stream().filter(SwIssue::error).count();
    }

    /** The issues that a text and the files it uses have in both modes. */
    public Checked checkUsed(String source) {
        IParseResult parsed = parse(source);
        CompileResult inSlots = compile(parsed, Mode.REACTIVE);
        CompileResult inSongs = compile(parsed, Mode.SONG);
        List<UsedFile> used = new ArrayList<>();
        for (int i = 0; i < Math.min(inSlots.used().size(), inSongs.used().size()); i++) {
            UsedFile file = inSlots.used().get(i);
            used.add(new UsedFile(file.name(), both(file.issues(), inSongs.used().get(i).issues())));
        }
        return new Checked(both(inSlots.issues(), inSongs.issues()), List.copyOf(used));
    }

    /**
     * What is wrong with a text.
     *
     * @param issues its own, as {@link #check} has them
     * @param used   the files it uses, with theirs
     */
    public record Checked(List<SwIssue> issues, List<UsedFile> used) {}

    private static List<SwIssue> shared(List<SwIssue> inSlots, List<SwIssue> inSongs) {
        List<SwIssue> reactive = new ArrayList<>(inSlots);
        Set<SwIssue> song = new HashSet<>(inSongs); // a list would be searched for every issue
        Set<Integer> songErrors = song.stream().filter(SwIssue::error).map(SwIssue::offset).collect(Collectors.toSet());
        reactive.removeIf(issue -> !song.contains(issue) && !(issue.error() && songErrors.contains(issue.offset())));
        return reactive;
    }
}
