// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the calls of {@code loadPreset} in a text and makes the edit after which it loads another preset. It goes by tokens, so comments
 * and strings that look like a call are left alone, and a text with errors is edited too. Stateless; any thread.
 */
public final class PresetCalls {
    private static final String FUNCTION = "loadPreset";
    private static final Set<String> OPENERS = Set.of("'('", "RULE_LPAREN_ADJ");

    private PresetCalls() {}

    /**
     * A call with a string or a regular expression as its argument; offsets in UTF-16 units.
     *
     * @param from     of the word {@code loadPreset}
     * @param argument of the argument
     * @param end      after the argument
     */
    private record Call(int from, int argument, int end) {
        /** True if an offset lies in the call, its closing parenthesis included. */
        boolean at(int offset) {
            return from <= offset && offset <= end + 1;
        }
    }

    /**
     * What to replace in a text.
     *
     * @param offset UTF-16 units
     * @param length of the text that goes
     * @param text   what stands there afterwards
     */
    public record Edit(int offset, int length, String text) {}

    /** The expression that loads a preset by its name. */
    public static String expression(String preset) {
        return FUNCTION + "(" + quoted(preset, '"') + ")";
    }

    /**
     * The edit after which a text loads a preset: in the call at the caret, else in the first on the caret's line, else in the first of
     * all. A text without a call gets a constant before its first statement.
     *
     * @param caret  offset in UTF-16 units
     * @param preset name as {@code loadPreset} takes it
     */
    public static Edit load(String text, int caret, String preset) {
        List<Lexeme> tokens = Lexeme.scan(text).stream().filter(token -> !token.hidden()).toList();
        Call call = chosen(calls(text, tokens), text, caret);
        if (call == null) {
            return constant(text, tokens, preset);
        }
        char quote = text.charAt(call.argument()) == '\'' ? '\'' : '"';
        return new Edit(call.argument(), call.end() - call.argument(), quoted(preset, quote));
    }

    /**
     * The edit that drops {@link #expression} on a call of {@code loadPreset}, which then loads that preset; null if something else is
     * dropped, or it is dropped elsewhere.
     *
     * @param offset where it is dropped, in UTF-16 units
     */
    public static @Nullable Edit dropped(String text, int offset, String dropped) {
        Call source = only(dropped);
        Call target = calls(text).stream().filter(call -> call.at(offset)).findFirst().orElse(null);
        return source == null || target == null ? null
                : new Edit(target.argument(), target.end() - target.argument(), dropped.substring(source.argument(), source.end()));
    }

    /** The call that is the whole of a text; null if it is no call. */
    private static @Nullable Call only(String text) {
        List<Call> calls = calls(text);
        Call call = calls.size() == 1 ? calls.getFirst() : null;
        return call != null && call.from() == 0 && text.substring(call.end()).equals(")") ? call : null;
    }

    private static List<Call> calls(String text) {
        return calls(text, Lexeme.scan(text).stream().filter(token -> !token.hidden()).toList());
    }

    private static List<Call> calls(String text, List<Lexeme> tokens) {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i + 2 < tokens.size(); i++) {
            Lexeme argument = tokens.get(i + 2);
            if (tokens.get(i).text(text).equals(FUNCTION) && OPENERS.contains(tokens.get(i + 1).kind())
                    && (argument.is("RULE_STRING") || argument.is("RULE_REGEX"))) {
                calls.add(new Call(tokens.get(i).from(), argument.from(), argument.end()));
            }
        }
        return calls;
    }

    private static @Nullable Call chosen(List<Call> calls, String text, int caret) {
        int line = text.lastIndexOf('\n', caret - 1);
        int next = text.indexOf('\n', caret);
        Call onLine = null;
        for (Call call : calls) {
            if (call.at(caret)) {
                return call;
            }
            if (onLine == null && call.from() > line && (next < 0 || call.from() < next)) {
                onLine = call;
            }
        }
        return onLine != null || calls.isEmpty() ? onLine : calls.getFirst();
    }

    /** A constant before the first statement, but after the program's {@code use} lines and the comment at its head. */
    private static Edit constant(String text, List<Lexeme> tokens, String preset) {
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        String line = "const " + name(preset, text, tokens) + " = " + expression(preset) + end;
        int uses = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is("'use'")) {
                int next = text.indexOf('\n', tokens.get(i).from());
                uses = next < 0 ? text.length() : next + 1;
            }
        }
        if (uses > 0) {
            return new Edit(uses, 0, text.charAt(uses - 1) == '\n' ? line : end + line);
        }
        int first = tokens.isEmpty() ? text.length() : tokens.getFirst().from();
        int head = 0;
        for (int at = text.indexOf('\n'); at >= 0 && at < first; at = text.indexOf('\n', at + 1)) {
            int next = text.indexOf('\n', at + 1);
            if (next >= 0 && next < first && text.substring(at, next).isBlank()) {
                head = next + 1;
            }
        }
        return new Edit(head, 0, line);
    }

    /** A name for the constant, of the letters and digits of the preset's name, that the text does not use yet. */
    private static String name(String preset, String text, List<Lexeme> tokens) {
        StringBuilder name = new StringBuilder();
        for (String word : preset.substring(preset.lastIndexOf('/') + 1).split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                String small = word.toLowerCase(Locale.ROOT);
                name.append(name.isEmpty() ? small : small.substring(0, 1).toUpperCase(Locale.ROOT) + small.substring(1));
            }
        }
        Set<String> used = tokens.stream().map(token -> token.text(text)).collect(Collectors.toSet());
        String base = name.isEmpty() || !Lexeme.scan(name.toString()).getFirst().is("RULE_IDENT") ? "sound" : name.toString();
        String free = base;
        for (int number = 2; used.contains(free); number++) {
            free = base + number;
        }
        return free;
    }

    /** A string of the language. */
    private static String quoted(String text, char quote) {
        String inside = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("" + quote, "\\" + quote);
        return quote + inside + quote;
    }
}
