// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.issue;

import static org.songwalker.lang.issue.LineForm.rest;
import static org.songwalker.lang.issue.LineForm.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.ForeignForms.Finding;
import org.songwalker.runtime.words.Maker;
import org.songwalker.runtime.words.Words;

/**
 * What stands between brackets in other languages, with what to write (language reference 13.13, P008): conditions without parentheses,
 * elements without commas, parameters with types, arrays that are made with {@code new}. What is judged is one line, as in
 * {@link ForeignForms}. Stateless.
 */
final class ForeignCalls {
    private static final String NAME = "[A-Za-z_]\\w*";
    /** One of several values that stand beside one another: a note or number with its modifiers, a name, a text. */
    private static final String ITEM = "(?:\"[^\"]*\"|'[^']*'|-?[A-Za-z0-9][\\w.#]*(?:[*@~/]~?[\\w.]+)*)";
    private static final String BESIDE = ITEM + "(?:[ \\t]*,[ \\t]*" + ITEM + "|[ \\t]+" + ITEM + ")*[ \\t]+" + ITEM + "(?:[ \\t]*,[ \\t]*"
            + ITEM + "|[ \\t]+" + ITEM + ")*";
    private static final Pattern ITEMS = Pattern.compile(ITEM);
    private static final Set<String> NO_ITEMS = Set.of("for", "in", "of", "if", "else", "and", "or", "not", "is", "step", "by", "let",
            "const", "return", "lambda");
    private static final String CONDITION = "((?:(?!//)[^{}();:]|\\([^()]*\\))+?)";
    private static final String TYPE = "[ \\t]*(?::|->)[ \\t]*" + NAME + "(?:\\[\\]|<[\\w<>, ]*>)?";
    private static final Pattern PARAMETER_TYPE = Pattern.compile("(?<=\\w)[ \\t]*:[ \\t]*" + NAME + "(?:\\[\\]|<[\\w<>]*>)?");
    /** Longest array that a fix writes out. */
    private static final int LONGEST = 16;

    private static final List<LineForm> FORMS = List.of(
            new LineForm("(?<=^[ \\t]{0,40}|[{};][ \\t]{0,10}|\\belse[ \\t]{1,4})(if|while)[ \\t]+(?=[^( \\t])" + CONDITION
                    + "[ \\t]*(?=\\{|//|$)", ForeignCalls::condition),
            new LineForm("\\b(if|while)[ \\t]*(\\((?:[^()]|\\([^()]*\\))*\\)[ \\t]*(?:&&|\\|\\||[=!<>]=|<|>)[^{};]*?)[ \\t]*(?=\\{)",
                    (line, match) -> {
                        String written = match.group(1) + " (" + match.group(2).strip() + ")";
                        return value(match.start(), match.end(), "the whole condition stands in parentheses: " + written, written + " ");
                    }),
            new LineForm("(?<![\\w)\\]])\\[[ \\t]*(" + BESIDE + ")[ \\t]*,?[ \\t]*\\]",
                    (line, match) -> beside(match, "the elements of an array", "[", "]")),
            new LineForm("(?<=(" + NAME + "))\\([ \\t]*(" + BESIDE + ")[ \\t]*\\)", ForeignCalls::arguments),
            new LineForm("\\b(?:function|track)[ \\t]+" + NAME + "[ \\t]*\\(([^()]*)\\)(" + TYPE + "(?=[ \\t]*(?:\\{|$)))?",
                    ForeignCalls::header),
            new LineForm("(?<=\\b(?:let|const)[ \\t]{1,4}[A-Za-z_]\\w{0,60})" + TYPE + "(?=[ \\t]*(?:=(?!=)|;|$))",
                    (line, match) -> value(match.start(), match.end(),
                            "a name has no type here; write it without '" + match.group().strip() + "'", "")),
            new LineForm("\\.\\.\\.(" + NAME + ")(?=[ \\t]*\\)[ \\t]*\\{)",
                    (line, match) -> value(match.start(), match.end(),
                            "a function takes a fixed number of arguments; several values go in as one array: function f(" + match.group(1)
                                    + ") { … }, which is called f([60, 64, 67])",
                            null)),
            new LineForm("^[ \\t]*(?:(?:let|const)[ \\t]+)?(" + NAME + "(?:\\." + NAME + ")*)[ \\t]*=(?!=)[ \\t]*(" + NAME + "(?:\\." + NAME
                    + ")*)[ \\t]*=(?!=)[ \\t]*([^=;{}/]*[^=;{}/ \\t])?[ \\t]*$", ForeignCalls::chained),
            new LineForm("\\b(?:new[ \\t]+)?Array(?:\\([ \\t]*(\\w*)[ \\t]*\\)(\\.fill\\([ \\t]*(-?\\d+(?:\\.\\d+)?)[ \\t]*\\))?)",
                    ForeignCalls::array),
            new LineForm(
                    "\\bnew[ \\t]+(?!(?:" + String.join("|", Words.texts(Maker.values())) + "|Array)\\b)(" + NAME + "(?:\\." + NAME + ")*)",
                    (line, match) -> rest(line, match.start(), match.end(),
                            "'" + match.group() + "' does not exist here: there are no classes. A preset is loaded or made, as in "
                                    + "loadPreset(\"Starter/Keys\") or Oscillator({type: 'square'}), and a list is list(16)",
                            null)),
            new LineForm("\\bon[ \\t]+midi\\.(?:(cc)[ \\t]*[(\\[][ \\t]*(\\d+)[ \\t]*[)\\]]|(pitchBend|aftertouch|noteOff)\\b(?:\\(\\))?)",
                    (line, match) -> {
                        String head = match.group(1) == null ? "on " + match.group(3) : "on cc(" + match.group(2) + ")";
                        return rest(line, match.start(), match.end(), "'" + match.group() + "' is written " + head + " here", head);
                    }),
            new LineForm("\\bd\\d{1,2}[ \\t]*\\$.*",
                    (line, match) -> rest(line, match.start(), match.end(),
                            "a pattern of TidalCycles is written note by note here, as in C4 /8 E4 /8, and drum words play where "
                                    + "track.instrument is a kit: kick /4 snare /4",
                            null)),
            new LineForm("(?<=[ \\t])\\$(?=[ \\t])", (line, match) -> value(match.start(), match.end(),
                    "$ gives a value to a function in Haskell; here the value stands in " + "parentheses: floor(2.5)", null)));

    private ForeignCalls() {}

    /** All that is foreign in a line. */
    static List<Finding> in(String line) {
        return LineForm.in(FORMS, line);
    }

    /** What is foreign at a name that means nothing; null if nothing is. */
    static @Nullable Finding at(String line, int column) {
        return LineForm.at(FORMS, line, column);
    }

    /** {@code while true { … }}. */
    private static @Nullable Finding condition(String line, MatchResult match) {
        String condition = match.group(2).strip();
        if (condition.matches(".*\\b(?:then|do)\\b.*") || condition.isEmpty()) {
            return null;
        }
        String written = match.group(1) + " (" + condition + ")";
        boolean block = line.startsWith("{", match.end());
        return value(match.start(), match.end(), "a condition stands in parentheses: " + (block ? written : match.group(1) + " (…) { … }"),
                block ? written + " " : null);
    }

    /** Values with blanks between them, where commas are missing; null if they are not that plain. */
    private static @Nullable Finding beside(MatchResult match, String what, String open, String close) {
        List<String> items = new ArrayList<>();
        Matcher item = ITEMS.matcher(match.group(match.groupCount()));
        while (item.find()) {
            items.add(item.group());
        }
        if (!Collections.disjoint(items, NO_ITEMS)) {
            return null;
        }
        String written = open + String.join(", ", items) + close;
        return value(match.start(), match.end(), "commas stand between " + what + ": " + written, written);
    }

    private static @Nullable Finding arguments(String line, MatchResult match) {
        boolean header = line.substring(0, match.start()).matches(".*\\b(?:function|track)[ \\t]+" + NAME + "$");
        return Set.of("if", "while", "for", "function", "track", "cc").contains(match.group(1)) ? null
                : beside(match, header ? "parameters" : "arguments", "(", ")");
    }

    /** {@code function f(n: number): number}. */
    private static @Nullable Finding header(String line, MatchResult match) {
        String parameters = PARAMETER_TYPE.matcher(match.group(1)).replaceAll("");
        if (parameters.equals(match.group(1)) && match.group(2) == null) {
            return null;
        }
        String written = line.substring(match.start(), match.start(1)) + parameters + ")";
        return value(match.start(), match.end(), "parameters and functions have no types here: " + written, written);
    }

    /** {@code a = b = 3}. */
    private static Finding chained(String line, MatchResult match) {
        String first = match.group(2) + " = " + (match.group(3) == null ? "…" : match.group(3));
        String second = match.group(1) + " = " + match.group(2);
        int from = line.length() - line.stripLeading().length();
        boolean declares = line.startsWith("let", from) || line.startsWith("const", from);
        boolean plain = match.group(3) != null && !declares;
        return rest(line, from, match.end(),
                "a statement gives one name its value; write " + first + ", then " + second + " on the next line",
                plain ? first + "\n" + line.substring(0, from) + second : null);
    }

    /** {@code new Array(4)}, alone or filled. */
    private static @Nullable Finding array(String line, MatchResult match) {
        String count = match.group(1);
        int length = count.matches("\\d{1,3}") ? Integer.parseInt(count) : -1;
        String value = match.group(3) == null ? "0" : match.group(3);
        boolean written = length >= 1 && length <= LONGEST;
        String zeros = "[" + String.join(", ", Collections.nCopies(written ? length : 3, value)) + "]";
        String list = "list(" + (length > 0 ? length : 16) + ")";
        return value(match.start(), match.end(), "'" + match.group() + "' is written " + zeros + " here, which keeps its length, or " + list
                + " for a list that begins empty and grows", written ? zeros : null);
    }
}
