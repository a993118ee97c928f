// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.issue;

import static org.songwalker.lang.issue.LineForm.rest;
import static org.songwalker.lang.issue.LineForm.value;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.ForeignForms.Finding;

/**
 * Operators, numbers, declarations and heads of loops that other languages have and this one has not, with what to write (language
 * reference 13.13, P008). What is judged is one line, as in {@link ForeignForms}. A fix is offered only where the parts are so plain that
 * the edit surely means the same. Stateless.
 */
final class ForeignSyntax {

    private static final String NAME = "[A-Za-z_]\\w*";
    private static final String PATH = NAME + "(?:\\." + NAME + ")*";
    /** Text whose brackets are closed, without what ends an expression. */
    private static final String BALANCED = "(?:[^()\\[\\],;{}]|\\([^()]*\\)|\\[[^\\[\\]]*\\])";
    private static final String PLAIN = "(?:" + PATH + "|\\d+(?:\\.\\d+)?)";
    private static final Pattern PLAIN_BEFORE = Pattern.compile("(?<![\\w.)\\]#])(" + PLAIN + ")[ \\t]*$");
    private static final Pattern PLAIN_AFTER = Pattern.compile("[ \\t]*(" + PLAIN + ")(?![\\w.(\\[#])");
    private static final Pattern ONLY_VALUE = Pattern
            .compile("[ \\t]*-?(?:" + PLAIN + "(?:\\([^()]*\\))?|\"[^\"]*\"|'[^']*'|\\[[^\\[\\]]*\\])[ \\t]*(?:[;}].*|//.*)?");
    private static final Pattern BEFORE_IN = Pattern.compile("(?:^|[=(,]|&&|\\|\\||\\breturn)[ \\t]*(" + PLAIN + ")[ \\t]+$");
    private static final Pattern HEAD_BEFORE_IN = Pattern.compile(
            "\\bfor(?:_?[eE]ach)?\\b[ \\t]*\\(?[ \\t]*(?:" + NAME + "[ \\t]+)?" + NAME + "(?:[ \\t]*,[ \\t]*" + NAME + ")*[ \\t]+$");
    private static final Pattern STEPPED = Pattern.compile("\\bfor[ \\t]*(\\(?)[ \\t]*(?:let[ \\t]+)?(" + NAME + ")[ \\t]+in[ \\t]+("
            + PLAIN + ")[ \\t]*\\.\\.(=?)[ \\t]*(" + PLAIN + ")[ \\t]+(?:step|by)[ \\t]+(\\d+(?:\\.\\d+)?)[ \\t]*(\\)?)[ \\t]*(?=\\{)");
    private static final Pattern RANGE_BEFORE_STEP = Pattern.compile("\\bin[ \\t][^{;]*\\.\\.[^{;]*[\\w)\\]][ \\t]+$");
    /** Words of this class that the parser takes for names. */
    private static final Pattern PARSED = Pattern.compile("(?:in|step|by)\\b");
    private static final Pattern OPTIONAL_BEFORE = Pattern.compile("\\?\\.[\\w.]*$");
    private static final Pattern POWER_BEFORE = Pattern.compile("\\*\\*[ \\t]*" + PLAIN + "[ \\t]*$");
    private static final Pattern DECLARED_TOO = Pattern.compile(",[ \\t]*(" + NAME + ")[ \\t]*(?==(?!=)|,|;|\\}|//|$)");

    private static final List<LineForm> FORMS = List.of(
            new LineForm("\\bfunction[ \\t]+(" + NAME + ")[ \\t]*\\(([^()]*)\\)[ \\t]*=>[ \\t]*((?:(?!//)[^{;])*[^{; \\t/])[ \\t]*$",
                    (line, match) -> rest(line, match.start(), match.end(),
                            "the value of a function stands in braces after return: " + arrow(match), arrow(match))),
            new LineForm("\\b(track|function)[ \\t]+(" + NAME + ")[ \\t]*(?=\\{|$)",
                    (line, match) -> ForeignForms.header(match.start(), match.end(), match.group(1) + " " + match.group(2),
                            match.end() < line.length() ? match.group(1) + " " + match.group(2) + "() " : null)),
            new LineForm("\\bon[ \\t]+cc\\b[ \\t]*(?:\\([ \\t]*\\))?[ \\t]*(?=\\{|$)",
                    (line, match) -> value(match.start(), match.end(),
                            "on cc takes the number of a controller: on cc(1) { … } follows the modulation wheel", "on cc(1) ")),
            new LineForm("\\bon[ \\t]+cc[ \\t]*\\[[ \\t]*(\\d+)[ \\t]*\\][ \\t]*",
                    (line, match) -> value(match.start(), match.end(),
                            "on cc takes the number of the controller in parentheses: on cc(" + match.group(1) + ") { … }",
                            "on cc(" + match.group(1) + ") ")),
            new LineForm("\\blog[ \\t]+(\"[^\"]*\"|'[^']*')",
                    (line, match) -> value(
                            match.start(), match.end(), "log has parentheses: log(" + match.group(1) + ")", "log(" + match.group(1) + ")")),
            new LineForm("\\b(?:step|by)\\b", ForeignSyntax::stepped),
            new LineForm("\\bfor[ \\t]*\\(?[ \\t]*(" + NAME + ")[ \\t]*(?:\\bfrom\\b|:?=)[ \\t]*(" + PLAIN
                    + ")[ \\t]+(to|downto|until|upto)[ \\t]+(" + PLAIN + ")(?:[ \\t]+(?:step|by)\\b[^{]*)?", ForeignSyntax::fromTo),
            new LineForm("(?<![.\\w])for_?[eE]ach\\b(?=[ \\t]*\\(?[ \\t]*(?:" + NAME + "[ \\t]+)?" + NAME + "[ \\t]+in\\b)",
                    (line, match) -> rest(line, match.start(), match.end(),
                            "'" + match.group() + "' is written for here: for n in notes { … }", "for")),
            new LineForm("(?<![.\\w])(?:not[ \\t]+)?in[ \\t]+(\\[[^\\[\\]]*\\]|" + PATH + ")(?![\\w.(\\[])", ForeignSyntax::in),
            new LineForm("(?<![.\\w])0[xX]([0-9A-Fa-f]{1,12})\\b",
                    (line, match) -> number(line, match, Long.parseLong(match.group(1), 16))),
            new LineForm("(?<![.\\w])0[bB]([01]{1,48})\\b", (line, match) -> number(line, match, Long.parseLong(match.group(1), 2))),
            new LineForm("(?<![.\\w])0[oO]([0-7]{1,16})\\b", (line, match) -> number(line, match, Long.parseLong(match.group(1), 8))),
            new LineForm("(?<![.\\w])\\d{1,3}(?:_\\d{1,3}){1,5}\\b",
                    (line, match) -> number(line, match, Long.parseLong(match.group().replace("_", "")))),
            new LineForm("\\b(let|const)[ \\t]+" + NAME + "[ \\t]*(?==|,)", ForeignSyntax::declarations),
            new LineForm("^[ \\t]*(?:(?:let|const)[ \\t]*)?(\\[[\\w, \\t]*\\]|\\{[\\w:, \\t]*\\})[ \\t]*=(?!=)", (line, match) -> rest(line,
                    match.start(1), match.end(),
                    "a statement gives one name its value: " + (match.group(1).startsWith("[") ? "let a = pair[0], then let b = pair[1]"
                            : "let a = object.a, then let b = object.b") + " on the next line",
                    null)),
            new LineForm("^[ \\t]*(" + NAME + ")(?:[ \\t]*,[ \\t]*" + NAME + ")+[ \\t]*=(?!=)",
                    (line, match) -> rest(line, match.start(1), match.end(),
                            "a statement gives one name its value: a = 1, then b = 2 on the next line", null)),
            new LineForm(
                    "(?<=(?<![=<>!])=[ \\t]{0,3}|[(\\[,:][ \\t]{0,3}|\\breturn[ \\t]{1,3})(?=[^ \\t=])(" + BALANCED
                            + "{1,80}?)[ \\t]+if\\b[ \\t]*([^;{}?]+?)[ \\t]*\\belse[ \\t]+([^;{}]+?)(?=[ \\t]*(?:[,;)}\\]]|//|$))",
                    (line, match) -> {
                        String written = match.group(2) + " ? " + match.group(1) + " : " + match.group(3);
                        return value(match.start(), match.end(), "'" + match.group() + "' is written " + written + " here", written);
                    }),
            new LineForm("(?<![\\w.])(" + PATH + "(?:\\[\\w+\\])?)[ \\t]*(\\?\\?|\\|\\||&&)=(?!=)", (line, match) -> {
                String written = match.group(1) + " = " + match.group(1) + " " + match.group(2);
                boolean plain = ONLY_VALUE.matcher(line).region(match.end(), line.length()).matches();
                return value(match.start(), match.end(), match.group(2) + "= does not exist here; write " + written + " …",
                        plain ? written : null);
            }),
            new LineForm("(?<=\\][ \\t]{0,4}|\\][.\\w]{0,40}[ \\t]{0,4})(?:\\?\\?|\\|\\||&&)=(?!=)",
                    (line, match) -> value(match.start(), match.end(),
                            match.group() + " does not exist here; write a = a " + match.group().replace("=", "") + " b", null)),
            new LineForm("(?<![\\w.])(" + PATH + "(?:\\[\\w+\\])?)[ \\t]*\\*\\*=",
                    (line, match) -> value(match.start(), match.end(),
                            "**= does not exist here; write " + match.group(1) + " = pow(" + match.group(1) + ", …)", null)),
            new LineForm("(?<=[\\w)\\]][ \\t]{0,4})(?:\\||&|\\^|<<|>>>?)=(?!=)",
                    (line, match) -> value(match.start(), match.end(), match.group() + " does not exist here; numbers have no bits", null)),
            new LineForm("\\*\\*(?!=)", ForeignSyntax::power), new LineForm("\\?\\.(?=[A-Za-z_\\[(])", ForeignSyntax::optional),
            new LineForm("(" + PATH + ")\\[[ \\t]*(-?[\\w.]*)[ \\t]*:[ \\t]*(-?[\\w.]*)[ \\t]*\\]", (line, match) -> {
                String from = match.group(2).isEmpty() ? "0" : match.group(2);
                String written = match.group(1) + ".slice(" + from + (match.group(3).isEmpty() ? "" : ", " + match.group(3)) + ")";
                return value(match.start(), match.end(), "'" + match.group() + "' is written " + written + " here", written);
            }),
            new LineForm("(" + PATH + ")\\[[ \\t]*::[ \\t]*-1[ \\t]*\\]",
                    (line, match) -> value(match.start(), match.end(),
                            "'" + match.group() + "' is written " + match.group(1) + ".reversed() here", match.group(1) + ".reversed()")),
            new LineForm("@[ \\t]*(" + PATH + ")(?![\\w.(\\[])",
                    (line, match) -> value(match.start(), match.end(),
                            "'" + match.group() + "' is written @~" + match.group(1) + " here: a length by a name is in beats",
                            "@~" + match.group(1))),
            new LineForm("(?<=^|[ \\t])--(?:[ \\t].*)?$",
                    (line, match) -> rest(line, match.start(), match.end(), "a comment begins with // here",
                            "//" + match.group().substring(2))),
            new LineForm("<>", (line, match) -> value(match.start(), match.end(), "<> is written != here", "!=")),
            new LineForm("(?<=[\\w)\\]][ \\t]{0,4})(?:\\^|<<|>>>?)(?=[ \\t]*[\\w(])",
                    (line, match) -> value(match.start(), match.end(),
                            match.group() + " does not exist here; numbers have no bits, and a power is pow(a, b)", null)),
            new LineForm("(?<!\\|)\\|(?![|=])", ForeignSyntax::bar));

    private ForeignSyntax() {}

    /** All that is foreign in a line. */
    static List<Finding> in(String line) {
        return LineForm.in(FORMS, line);
    }

    /** What is foreign at a name that means nothing, with the digits before it; null if nothing is. */
    static @Nullable Finding at(String line, int column) {
        int from = column;
        while (from > 0 && Character.isDigit(line.charAt(from - 1))) {
            from--;
        }
        if (from == column && !PARSED.matcher(line).region(column, line.length()).lookingAt()) {
            return null;
        }
        return LineForm.at(FORMS, line, from);
    }

    private static String arrow(MatchResult match) {
        return "function " + match.group(1) + "(" + match.group(2) + ") { return " + match.group(3) + " }";
    }

    /** A number as other languages write it. One that begins a statement would be a rest. */
    private static Finding number(String line, MatchResult match, long number) {
        String before = line.substring(0, match.start()).stripTrailing();
        boolean statement = before.isEmpty()
                || "=(,[:+-*/%<>&|?!~@.".indexOf(before.charAt(before.length() - 1)) < 0 && !before.matches(".*\\b(?:return|in)");
        return value(match.start(), match.end(),
                "'" + match.group() + "' is written " + number + " here" + (statement ? ", and [" + number + "] to play it as a note" : ""),
                statement ? null : Long.toString(number));
    }

    /** {@code for i in 0..4 step 2} of Kotlin. */
    private static @Nullable Finding stepped(String line, MatchResult match) {
        if (!RANGE_BEFORE_STEP.matcher(line.substring(0, match.start())).find()) {
            return null;
        }
        Matcher head = STEPPED.matcher(line);
        if (!head.find() || head.start() > match.start() || head.end() < match.end()
                || head.group(1).isEmpty() != head.group(7).isEmpty()) {
            return rest(line, match.start(), match.end(),
                    "a range counts by 1; other steps need a loop such as for (let i = 0; i < 4; i += 2) { … }", null);
        }
        String name = head.group(2);
        String written = "(let " + name + " = " + head.group(3) + "; " + name + " <" + head.group(4) + " " + head.group(5) + "; " + name
                + " += " + head.group(6) + ") ";
        int from = head.group(1).isEmpty() ? head.start(2) : head.start(1);
        return rest(line, from, head.end(), "a range counts by 1; a loop with another step is written for " + written + "{ … }", written);
    }

    /** {@code for i from 0 to 4}, {@code for i := 0 to 4} and {@code for i = 0 to 4}. */
    private static Finding fromTo(String line, MatchResult match) {
        String name = match.group(1);
        if (match.group(3).equals("downto") || match.group().matches(".*\\b(?:step|by)\\b.*")) {
            return rest(line, match.start(1), match.end(), "a range counts up by 1; other steps need a loop such as for (let " + name
                    + " = 4; " + name + " > 0; " + name + "--) { … }", null);
        }
        String written = name + " in " + match.group(2) + ".." + match.group(4);
        return rest(line, match.start(1), match.end(), "'" + line.substring(match.start(1), match.end()).strip() + "' is written " + written
                + " here, which ends before " + match.group(4) + "; with it: " + name + " in " + match.group(2) + "..=" + match.group(4),
                written);
    }

    /** {@code x in array} and {@code x not in array} of Python, which are no heads of loops. */
    private static @Nullable Finding in(String line, MatchResult match) {
        String before = line.substring(0, match.start());
        if (HEAD_BEFORE_IN.matcher(before).find()) {
            return null;
        }
        Matcher left = BEFORE_IN.matcher(before);
        String value = left.find() ? left.group(1) : null;
        String test = match.group(1) + ".indexOf(" + (value == null ? "v" : value) + ")"
                + (match.group().startsWith("not") ? " < 0" : " >= 0");
        return value(
                value == null ? match.start() : left.start(1), match.end(), "in stands only in the head of for; write " + test
                        + ", which is true if the value is " + (test.endsWith("< 0") ? "no" : "an") + " element",
                value == null ? null : test);
    }

    /** {@code let a = 1, b = 2}. */
    private static @Nullable Finding declarations(String line, MatchResult match) {
        if (depth(line, match.start()) > 0) {
            return null;
        }
        String kind = match.group(1);
        String indent = line.substring(0, match.start());
        String separator = indent.isBlank() ? "\n" + indent + kind + " " : "; " + kind + " ";
        StringBuilder written = new StringBuilder();
        int from = -1;
        int end = -1;
        boolean valued = true;
        int depth = 0;
        char quote = 0;
        for (int i = match.end(); i < line.length() && depth >= 0; i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                i += c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == ';' || line.startsWith("//", i)) {
                break;
            } else if (depth == 0 && c == ',') {
                Matcher next = DECLARED_TOO.matcher(line);
                if (!next.find(i) || next.start() != i) {
                    return null;
                }
                written.append(from < 0 ? "" : line.substring(end, i)).append(separator).append(next.group(1));
                valued &= line.startsWith("=", next.end());
                from = from < 0 ? i : from;
                end = next.end(1);
            } else {
                depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            }
        }
        boolean own = indent.isBlank() || indent.matches(".*[{};][ \\t]*"); // not the only statement of an if
        boolean whole = own && depth <= 0 && quote == 0 && (valued && line.startsWith("=", match.end()) || kind.equals("let"));
        return from < 0 ? null
                : value(from, end,
                        kind + " declares one name; give each a line: " + kind + " "
                                + line.substring(from + 1, end).strip().replaceFirst("\\W.*", "") + " = …",
                        whole ? written.toString() : null);
    }

    /** {@code a ** b}. */
    private static @Nullable Finding power(String line, MatchResult match) {
        if (!inExpression(line, match.start())) {
            return null;
        }
        Matcher base = PLAIN_BEFORE.matcher(line.substring(0, match.start()));
        Matcher exponent = PLAIN_AFTER.matcher(line);
        if (POWER_BEFORE.matcher(line.substring(0, match.start())).find()) {
            return null;
        }
        boolean plain = base.find() && exponent.region(match.end(), line.length()).lookingAt()
                && !line.substring(exponent.end()).stripLeading().startsWith("**");
        if (!plain) {
            return value(match.start(), match.end(), "** does not exist here; a power is written pow(a, b)", null);
        }
        String written = "pow(" + base.group(1) + ", " + exponent.group(1) + ")";
        return value(base.start(1), exponent.end(),
                "'" + line.substring(base.start(1), exponent.end()) + "' is written " + written + " here", written);
    }

    /** {@code a?.b}; the first of a path speaks for all. */
    private static @Nullable Finding optional(String line, MatchResult match) {
        if (OPTIONAL_BEFORE.matcher(line.substring(0, match.start())).find()) {
            return null;
        }
        Matcher owner = PLAIN_BEFORE.matcher(line.substring(0, match.start()));
        Matcher member = PLAIN_AFTER.matcher(line);
        boolean plain = owner.find() && member.region(match.end(), line.length()).lookingAt() && member.start(1) == match.end()
                && !member.group(1).contains(".") && !line.startsWith("?.", member.end());
        if (plain && owner.group(1).equals("song")) {
            return value(match.start(), match.end(), "?. is not needed here: song.x is undefined if song is; write .", ".");
        }
        String written = plain ? "(" + owner.group(1) + " ? " + owner.group(1) + "." + member.group(1) + " : undefined)" : "";
        return plain
                ? value(owner.start(1), member.end(),
                        "'" + line.substring(owner.start(1), member.end()) + "' is written " + written + " here", written)
                : value(match.start(), match.end(), "?. does not exist here; ask first: (a ? a.b : undefined)", null);
    }

    /** {@code |}: an operator in an expression, a bar line between notes. */
    private static Finding bar(String line, MatchResult match) {
        return inExpression(line, match.start()) ? value(match.start(), match.end(),
                "a single | does not exist here: numbers have no bits, floor(x) cuts off a fraction, and between conditions it is ||", null)
                : value(match.start(), match.end(), "a bar line is not needed; a new line may begin wherever a bar does", "");
    }

    /** True if a place in a line stands in brackets or after an assignment or the word that begins an expression. */
    private static boolean inExpression(String line, int at) {
        if (depth(line, at) > 0) {
            return true;
        }
        String before = line.substring(0, at);
        String statement = before
                .substring(Math.max(before.lastIndexOf(';'), Math.max(before.lastIndexOf('{'), before.lastIndexOf('}'))) + 1);
        return statement.indexOf('=') >= 0 || statement.strip().matches("(?:return|let|const|if|while)\\b.*");
    }

    /** How many round and square brackets are open at a place of a line. */
    private static int depth(String line, int at) {
        int depth = 0;
        for (int i = 0; i < at; i++) {
            depth += "([".indexOf(line.charAt(i)) >= 0 ? 1 : ")]".indexOf(line.charAt(i)) >= 0 ? -1 : 0;
        }
        return depth;
    }
}
