// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.issue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.ForeignForms.Finding;
import org.songwalker.runtime.words.Action;
import org.songwalker.runtime.words.Builtin;
import org.songwalker.runtime.words.Maker;
import org.songwalker.runtime.words.Named;
import org.songwalker.runtime.words.Parameter;
import org.songwalker.runtime.words.ValueType;
import org.songwalker.runtime.words.Words;

/**
 * Arguments with names, as in {@code k(60, velocity=0.5)} of Python and {@code k(60, velocity: 0.5)} of Ruby and Swift. Here their place
 * tells what they are (language reference 13.13, P008). A fix takes the names out only if the arguments stand in their order. Stateless.
 */
final class NamedArguments {
    private static final Pattern CALL = Pattern.compile("(?<![\\w.])([A-Za-z_][\\w.]*)\\(");
    private static final Pattern HEADER_BEFORE = Pattern.compile("\\b(?:function|track|def|fn|func)[ \\t]+$");
    private static final Set<String> NO_CALLS = Set.of("if", "while", "for", "function", "track", "return", "elif", "switch");
    private static final Pattern ARGUMENT = Pattern.compile("([ \\t]*)([A-Za-z_]\\w*)[ \\t]*(?:=(?!=)|:(?!:))[ \\t]*(.+)");
    /** What a preset takes, by the names that other languages give it. */
    private static final List<Set<String>> OF_A_PRESET = List.of(Set.of("note", "pitch", "key", "n", "midi"),
            Set.of("velocity", "vel", "amp", "gain", "volume", "vol", "v"),
            Set.of("beats", "length", "duration", "dur", "sustain", "release", "gate", "len"));

    private NamedArguments() {}

    /** One argument: where it stands in its line, and its name; null if it has none. */
    private record Argument(int from, int end, @Nullable String name, String value) {}

    /**
     * The calls of a line with named arguments.
     *
     * @param parameters the names of the parameters of what a program defines; null for a name that it does not define
     */
    static List<Finding> in(String line, Function<String, @Nullable List<String>> parameters) {
        List<Finding> all = new ArrayList<>();
        Matcher call = CALL.matcher(line);
        while (call.find()) {
            boolean header = HEADER_BEFORE.matcher(line.substring(0, call.start())).find();
            List<Argument> arguments = header || NO_CALLS.contains(call.group(1)) ? List.of() : arguments(line, call.end());
            if (arguments.stream().anyMatch(argument -> argument.name != null)) {
                all.add(finding(call.group(1), arguments, parameters));
            }
        }
        return all;
    }

    /** The arguments after an opening parenthesis; none if it is not closed in the line. */
    private static List<Argument> arguments(String line, int open) {
        List<Argument> all = new ArrayList<>();
        int depth = 0;
        int from = open;
        char quote = 0;
        for (int i = open; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                i += c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (depth == 0 && (c == ',' || c == ')')) {
                all.add(argument(line, from, i));
                from = i + 1;
                if (c == ')') {
                    return all;
                }
            } else {
                depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            }
        }
        return List.of();
    }

    private static Argument argument(String line, int from, int end) {
        String text = line.substring(from, end);
        Matcher named = ARGUMENT.matcher(text);
        return named.matches() ? new Argument(from + named.end(1), end, named.group(2), named.group(3).strip())
                : new Argument(from, end, null, text.strip());
    }

    private static Finding finding(String callee, List<Argument> arguments, Function<String, @Nullable List<String>> parameters) {
        int first = 0;
        while (arguments.get(first).name == null) {
            first++;
        }
        Named builtin = Stream.<Named[]>of(Builtin.values(), Action.values(), Maker.values())
                .flatMap(family -> Words.named(family, callee).stream())
                .findFirst()
                .orElse(null);
        List<String> defined = parameters.apply(callee);
        List<Parameter> known = builtin == null ? List.of() : builtin.word().call().parameters();
        if (defined == null && first < known.size() && known.get(first).type() == ValueType.OBJECT) {
            return settings(callee, arguments, first);
        }
        boolean inOrder = true;
        for (int i = first; i < arguments.size(); i++) {
            String name = arguments.get(i).name;
            inOrder &= name == null || (defined != null ? i < defined.size() && defined.get(i).equals(name) : builtin != null
                    ? i < known.size() && known.get(i).name().equals(name) : i < OF_A_PRESET.size() && OF_A_PRESET.get(i).contains(name));
        }
        List<String> order = defined != null ? defined
                : builtin != null ? known.stream().map(Parameter::name).toList() : List.of("pitch", "velocity", "beats");
        String values = String.join(", ", arguments.stream().map(Argument::value).toList());
        String written = callee + "(" + (inOrder ? values : String.join(", ", order)) + ")";
        return found(arguments, first, "an argument has no name here, its place tells what it is: " + written,
                inOrder ? String.join(", ", values(arguments, first)) : null);
    }

    /** Named arguments of what takes its settings in braces, as {@code Oscillator(type='square')}. */
    private static Finding settings(String callee, List<Argument> arguments, int first) {
        boolean all = arguments.subList(first, arguments.size()).stream().allMatch(argument -> argument.name != null);
        String settings = "{"
                + String.join(", ",
                        arguments.subList(first, arguments.size()).stream().map(argument -> argument.name + ": " + argument.value).toList())
                + "}";
        String before = String.join("", arguments.subList(0, first).stream().map(argument -> argument.value + ", ").toList());
        return found(arguments, first,
                "settings stand in braces, with colons: " + callee + "(" + (all ? before + settings : "{type: 'square'}") + ")",
                all ? settings : null);
    }

    private static List<String> values(List<Argument> arguments, int first) {
        return arguments.subList(first, arguments.size()).stream().map(Argument::value).toList();
    }

    private static Finding found(List<Argument> arguments, int first, String message, @Nullable String replacement) {
        int end = arguments.getLast().end;
        return new Finding(IssueCode.P008, arguments.get(first).from, end, end, message, replacement, false, false);
    }
}
