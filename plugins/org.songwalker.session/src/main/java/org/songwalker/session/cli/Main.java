// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songwalker.session.StandardError;
import org.songwalker.session.file.OutsideException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The command line: one call, one exit code (0 done, 1 program errors, 2 usage, 3 something outside, 130 interrupted). */
@Command(name = "songwalker", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Plays, renders and checks .sw programs. Without a call: opens the Studio.", subcommands = {
    CheckCommand.class, EventsCommand.class, RenderCommand.class, PlayCommand.class, PresetsCommand.class, DevicesCommand.class,
    ExplainCommand.class, BenchCommand.class, LspCommand.class})
public final class Main implements Runnable {
    private static final long MEGABYTE = 1 << 20;
    @CommandLine.Spec
    private @Nullable CommandSpec spec;

    Main() {}

    public static void main(String[] arguments) {
        StandardError.restore();
        Interruption interruption = Interruption.watch();
        ResultStream results = new ResultStream();
        PrintWriter err = new PrintWriter(System.err, true);
        int code = run(new PrintWriter(new OutputStreamWriter(results, System.out.charset())), err, arguments);
        String loss = results.loss();
        if (loss != null) {
            err.println("songwalker: " + loss);
            code = CliException.OUTSIDE;
        }
        if (interruption.finish()) {
            System.exit(code);
        }
    }

    /** Runs a call and returns its exit code. */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Main()).setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false);
        line.setParameterExceptionHandler(Main::wrongUsage);
        line.setExecutionExceptionHandler(Main::failed);
        int code;
        try {
            code = line.execute(arguments);
        } catch (OutOfMemoryError e) {
            err.println("songwalker: There is not enough memory for this: " + Runtime.getRuntime().maxMemory() / MEGABYTE
                    + " MB may be used. Allow more with JAVA_TOOL_OPTIONS=-Xmx1g, or use fewer or smaller presets.");
            code = CliException.OUTSIDE;
        }
        out.flush();
        err.flush();
        return code;
    }

    @Override
    public void run() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        line.usage(line.getOut());
    }

    private static int wrongUsage(CommandLine.ParameterException problem, String[] arguments) {
        CommandLine line = problem.getCommandLine();
        String message = WrongUsage.sentence(problem);
        line.getErr()
                .println("songwalker: " + message + (message.endsWith("?") ? "" : ".") + " See '" + line.getCommandSpec().qualifiedName()
                        + " --help'.");
        return CliException.USAGE;
    }

    private static int failed(Exception problem, CommandLine line, CommandLine.ParseResult parsed) {
        int code = problem instanceof CliException wrong ? wrong.exitCode() : CliException.OUTSIDE;
        boolean known = problem instanceof CliException || problem instanceof OutsideException;
        line.getErr()
                .println("songwalker: " + (known ? problem.getMessage() : "Something went wrong inside the program ("
                        + problem.getClass().getSimpleName() + "); run it again with --verbose and report what it prints."));
        if (parsed.originalArgs().contains("--verbose")) {
            problem.printStackTrace(line.getErr());
        }
        return code;
    }
}
