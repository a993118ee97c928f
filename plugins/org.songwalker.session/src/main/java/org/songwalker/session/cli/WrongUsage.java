// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What is wrong with the words of a call and what to write instead, as a sentence without its full stop. */
final class WrongUsage {
    private static final int LONGEST_SHOWN = 80;

    private WrongUsage() {}

    static String sentence(CommandLine.ParameterException problem) {
        CommandLine line = problem.getCommandLine();
        String call = line.getCommandName();
        return switch (problem) {
            case CommandLine.UnmatchedArgumentException unknown when line.getParent() == null ->
                    noSuchCall(unknown.getUnmatched().getFirst());
            case CommandLine.UnmatchedArgumentException unknown -> unmatched(unknown, call);
            case CommandLine.MissingParameterException missing when !missing.getMissing().isEmpty() -> missing(missing, call);
            case CommandLine.OverwrittenOptionException twice -> name(twice.getOverwritten()) + " is there twice; write it once";
            case CommandLine.ParameterException wrong when wrong.getArgSpec() != null -> wrong(wrong.getArgSpec(), wrong.getValue());
            default -> problem.getMessage();
        };
    }

    private static String noSuchCall(String word) {
        return "There is no call '" + shown(word) + "'"
                + (word.matches(".*\\.(sw|swsession|midi?)") ? "; to play this file, write: songwalker play " + word : "");
    }

    private static String unmatched(CommandLine.UnmatchedArgumentException problem, String call) {
        String word = problem.getUnmatched().getFirst();
        if (!word.startsWith("-")) {
            return "'" + shown(word) + "' is one word too many for " + call + "; put a name that has spaces in quotes";
        }
        List<String> near = problem.getSuggestions();
        return "'" + shown(word) + "' is no option of " + call
                + (near.isEmpty() ? "; leave it out" : "; did you mean " + near.getFirst() + "?");
    }

    private static String missing(CommandLine.MissingParameterException problem, String call) {
        ArgSpec missing = problem.getMissing().getFirst();
        boolean given = missing instanceof OptionSpec && !problem.getMessage().startsWith("Missing required option");
        return given ? name(missing) + " has no value; " + takes(missing)
                : call + " needs " + (missing instanceof OptionSpec option ? option.shortestName() + " " : "") + missing.paramLabel() + ", "
                        + missing.description()[0];
    }

    private static String wrong(ArgSpec argument, String value) {
        if (flag(argument)) {
            return name(argument) + " takes no value; leave out '=" + shown(value) + "'";
        }
        if (Arrays.asList(argument.auxiliaryTypes()).contains(Path.class)) {
            return noPath(argument);
        }
        return name(argument) + " is '" + shown(value) + "'; " + takes(argument);
    }

    /** In a locale that is not UTF-8, Java has no names of other letters. Our launchers choose one that is. */
    private static String noPath(ArgSpec argument) {
        return name(argument) + " has a letter that no file name here has (names are in " + System.getProperty("sun.jnu.encoding")
                + "); set LC_ALL=C.UTF-8, or choose another name";
    }

    private static boolean flag(ArgSpec argument) {
        return argument.type() == boolean.class;
    }

    private static String takes(ArgSpec argument) {
        List<String> number = argument instanceof OptionSpec option ? NumberOption.takes(Arrays.asList(option.names())) : List.of();
        if (!number.isEmpty()) {
            return number.getFirst();
        }
        if (argument.type().isEnum()) {
            List<String> words = Arrays.stream(argument.type().getEnumConstants())
                    .map(each -> each.toString().toLowerCase(Locale.ROOT))
                    .toList();
            return "it takes " + String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
        }
        return "it takes " + argument.description()[0];
    }

    private static String name(ArgSpec argument) {
        return switch (argument) {
            case OptionSpec option -> option.longestName();
            case PositionalParamSpec word -> word.paramLabel();
            default -> argument.paramLabel();
        };
    }

    private static String shown(String word) {
        return word == null ? "" : word.length() <= LONGEST_SHOWN ? word : word.substring(0, LONGEST_SHOWN) + "…";
    }
}
