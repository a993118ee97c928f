// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.songwalker.lang.CompileResult;
import org.songwalker.lang.SwCompiler;
import org.songwalker.lang.compile.FolderFiles;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.lang.compile.UsedFile;
import org.songwalker.lang.issue.Severity;
import org.songwalker.session.EventsJson;
import org.songwalker.session.Problem;
import org.songwalker.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compiles programs and prints their problems. Uses no network. */
@Command(name = "check", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Compiles programs and prints errors and warnings.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "programs (.sw)")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "print a JSON list")
    private boolean json;

    @Option(names = "--all", description = "print infos too")
    private boolean all;

    @Override
    public Integer call() throws Exception {
        PresetCatalog catalog = common.catalog();
        List<String> texts = new ArrayList<>();
        for (Path file : files) {
            if (file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(swsession|midi?)")) {
                throw new CliException(CliException.USAGE,
                        "check takes programs, and '" + file + "' is none; 'songwalker events' says what is wrong with it.");
            }
            texts.add(Session.readText(file));
        }
        SwCompiler compiler = new SwCompiler(catalog);
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            String name = files.get(i).toString();
            Path folder = Objects.requireNonNull(files.get(i).toAbsolutePath().getParent());
            SwCompiler here = compiler.with(new FolderFiles(folder));
            SwCompiler.Checked checked = here.checkUsed(texts.get(i));
            checked.issues().forEach(issue -> problems.add(Problem.of(name, issue)));
            for (UsedFile used : checked.used()) {
                used.issues().forEach(issue -> add(problems, Problem.of(Problem.inside(name, used.name()), issue)));
            }
        }
        List<Problem> shown = problems.stream().filter(problem -> all || problem.severity() != Severity.INFO).toList();
        if (json) {
            common.out().println(EventsJson.text(EventsJson.problems(shown), true));
        } else {
            common.print(common.out(), shown);
        }
        return problems.stream().anyMatch(Problem::error) ? CliException.PROGRAM_ERRORS : 0;
    }

    /** Adds a problem of a file that several programs may use. */
    private static void add(List<Problem> problems, Problem problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }
}
