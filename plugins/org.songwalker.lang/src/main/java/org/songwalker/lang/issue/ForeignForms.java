// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.issue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.ForeignWords.Remedy;
import org.songwalker.lang.issue.ForeignWords.Role;

/**
 * Finds in a line that did not parse, or at a name that means nothing, what people write in other languages, and says what to write here
 * (language reference 13.13, N010 and P008). Looks at the text, not at the tree: there is none where the parser failed. Stateless.
 * Operators, numbers and declarations are {@link ForeignSyntax}.
 */
public final class ForeignForms {

    /**
     * Something of another language.
     *
     * @param from        where it begins in its line, UTF-16 units
     * @param end         where it ends
     * @param coveredEnd  what stands before this place in the line follows from it and is no error by itself
     * @param replacement what a quick fix writes in its place; null if more has to change
     * @param opener      true if it begins a block, whose other words then follow from it
     * @param closer      true if it follows from an opener before it
     */
    public record Finding(IssueCode code, int from, int end, int coveredEnd, String message, @Nullable String replacement, boolean opener,
            boolean closer) {}

    /**
     * The header of a track or function without parentheses, from {@code from} to {@code end}. A {@code return} in its body follows from
     * it.
     *
     * @param header      {@code track} or {@code function} and the name
     * @param replacement what a quick fix writes in its place; null if more has to change
     */
    public static Finding header(int from, int end, String header, @Nullable String replacement) {
        return new Finding(IssueCode.P008, from, end, end,
                "a " + header.substring(0, header.indexOf(' ')) + " has parentheses, even without parameters: " + header + "() { … }",
                replacement, true, false);
    }

    /** A pattern, and what is said of it; {@code $0} to {@code $9} stand for its groups. */
    private record Form(Pattern pattern, String message, @Nullable String replacement, Role role) {
        private Form(String pattern, String message, @Nullable String replacement, Role role) {
            this(Pattern.compile(pattern), message, replacement, role);
        }
    }

    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern ARGUMENT = Pattern.compile("[ \\t]+(\\d+(?:\\.\\d+)?|\"[^\"]*\"|'[^']*')[ \\t]*$");
    private static final Pattern EVENT = Pattern.compile("on[ \\t]+(\\w+)");
    private static final Set<String> HANDLERS = Set.of("cc", "pitchBend", "noteOff", "aftertouch");
    private static final String NOTE = "[a-g](?:isis|eses|is|es|s)?";
    private static final List<Form> FORMS = List.of(
            new Form("\\bon[ \\t]+cc[ \\t]+(\\d+)", "on cc takes its number in parentheses: on cc($1) { … }", "on cc($1)", Role.VALUE),
            new Form("=>",
                    "=> makes a function in JavaScript; here a function has a name and stands at the top level: "
                            + "function up(n) { return n + 12 }",
                    null, Role.STATEMENT),
            new Form("\\.\\.\\.(?=[A-Za-z_\\[])",
                    "... spreads an array in JavaScript; here a list takes the elements: "
                            + "let all = list(16), then for n in low { all.add(n) }",
                    null, Role.STATEMENT),
            new Form("\\bfunction(?=[ \\t]*\\()", "a function has a name and stands at the top level: function up(n) { return n + 12 }",
                    null, Role.STATEMENT),
            new Form("(?<=\\bfor[ \\t]{0,4}\\(?[ \\t]{0,4})(const|var)[ \\t]+(?=\\w+[ \\t]+(?:in|of)\\b)",
                    "the variable of a loop is named without $1: for n in notes { … }", "", Role.VALUE),
            new Form("(?<=\\[[^\\]]{0,200})\\bfor\\b[^\\]]*\\bin\\b[^\\]]*",
                    "a list is not built inside brackets here; fill one: " + "let notes = list(16), then for i in 0..4 { notes.add(i) }",
                    null, Role.STATEMENT),
            new Form("\\brange\\([ \\t]*([\\w.]+)[ \\t]*\\)", "'$0' is written 0..$1 here: for i in 0..$1 { … }", "0..$1", Role.VALUE),
            new Form("\\brange\\([ \\t]*([\\w.]+)[ \\t]*,[ \\t]*([\\w.]+)[ \\t]*\\)", "'$0' is written $1..$2 here: for i in $1..$2 { … }",
                    "$1..$2", Role.VALUE),
            new Form("\\blen\\([ \\t]*([\\w.]+)[ \\t]*\\)", "'$0' is written $1.length here", "$1.length", Role.VALUE),
            new Form("\\buse_bpm[ \\t]+(\\d+(?:\\.\\d+)?)", "'$0' is written track.beatsPerMinute = $1 here", "track.beatsPerMinute = $1",
                    Role.VALUE),
            new Form("\\b(inc|dec)\\([ \\t]*\\$?(\\w+)[ \\t]*\\)", "", null, Role.VALUE), // worded in step()
            new Form("\\bf(?=\"|'[^' \\t)]*[\\w{ ][^']*'|'[^']*\\{)",
                    "f\"…\" puts values into a text in Python; here they stand beside it: log(\"note\", n)", null, Role.STATEMENT),
            new Form("\\bscale\\([ \\t]*:?\\w+[ \\t]*,[ \\t]*:(\\w+)[^)]*\\)",
                    "scale('$1') gives the steps of a scale above its root here; " + "a note of it is scaleNote(C4, scale('$1'), 2)", null,
                    Role.VALUE),
            new Form("\\bchord\\([ \\t]*:([a-g])(s|b)?(\\d)[ \\t]*,[ \\t]*:(\\w+)[ \\t]*\\)", "", null, Role.VALUE), // chordCall()
            new Form("(?<=[(,=\\[][ \\t]{0,3}|^[ \\t]{0,40}\\w{1,20}[ \\t]):([a-g])(s|b)?(\\d)\\b", "", null, Role.VALUE), // symbol()
            new Form("(?<=[(,=\\[][ \\t]{0,3}):([A-Za-z_]\\w*)", "':$1' is written '$1' here, a text in quotes", "'$1'", Role.VALUE),
            new Form(":=", "a value is assigned with = here", "=", Role.VALUE),
            new Form("(?<!&)&(?!&)",
                    "a single & joins texts in Kontakt; log takes its values one by one: log(\"hello\", n). "
                            + "Between conditions it is &&",
                    null, Role.VALUE),
            new Form("(?<=^[ \\t]{0,40})(?:if|elif|else|while|for|def|function|track|class|try|except|with)\\b[^:]*(:)[ \\t]*$", "", null,
                    Role.OPENER), // colon()
            new Form("\\$([A-Za-z_]\\w*)", "", null, Role.VALUE), // sigil()
            new Form("\\\\tempo[ \\t]+4[ \\t]*=[ \\t]*(\\d+)", "'$0' is written track.beatsPerMinute = $1 here",
                    "track.beatsPerMinute = $1", Role.VALUE),
            new Form("\\\\(?:relative|absolute|fixed|transpose)\\b", "$0 is not needed: every note carries its octave, as in C4", null,
                    Role.STATEMENT),
            new Form("\\\\(?:time|key|clef|partial|bar)\\b", "$0 is not needed: a note carries its length and its accidental, as in F#4 /8",
                    null, Role.STATEMENT),
            new Form("\\\\repeat\\b", "$0 is written for i in 0..4 { … } here", null, Role.STATEMENT),
            new Form("\\\\(?:p{1,4}|m[pf]|f{1,4}|sf|sfz|fp)\\b", "", null, Role.STATEMENT), // dynamics()
            new Form("\\\\[A-Za-z]+", "$0 is a command of LilyPond; here notes and lengths stand by themselves, as in C4 /4", null,
                    Role.STATEMENT),
            new Form("<[ \\t]*" + NOTE + "[',]*\\d?(?:[ \\t]+" + NOTE + "[',]*\\d?)+[ \\t]*>(?:\\d+\\.*)?", "", null, Role.VALUE), // chord()
            new Form("(?<![\\w.\"])(" + NOTE + ")('+)(\\d+)?(?![\\w']|[^']*\\{[^']*')", "", null, Role.VALUE), // marks()
            new Form("~(?=[ \\t]*(?:[A-Ga-g][#b]{0,2}-?\\d|$))",
                    "a tie is written as one longer note, for example C4 3/8; " + "~ gives a length in beats: C4 ~1.5", null, Role.VALUE),
            new Form("(?<=^[ \\t]{0,40})%[ \\t]*([^\\n]*)", "a comment begins with // here", "// $1", Role.STATEMENT));
    private static final int MOST = 3;
    /** People write no longer lines, and each form looks at all of one. */
    private static final int LONGEST = 1000;
    private static final Map<String, String> VELOCITIES = Map.of("ppp", "0.2", "pp", "0.3", "p", "0.45", "mp", "0.6", "mf", "0.7", "f",
            "0.8", "ff", "0.9", "fff", "1");

    private ForeignForms() {}

    /**
     * What is foreign in a line that did not parse, in its order, at most three, none of which follows from another.
     *
     * @param free       names that the program declares, and so may use
     * @param parameters the names of the parameters of what the program defines; null for a name that it does not define
     */
    public static List<Finding> in(String line, Predicate<String> free, Function<String, @Nullable List<String>> parameters) {
        List<Finding> all = new ArrayList<>();
        if (line.length() > LONGEST) {
            return all;
        }
        boolean[] hidden = hidden(line);
        for (Form form : FORMS) {
            Matcher matcher = form.pattern.matcher(line);
            while (matcher.find()) {
                Finding finding = finding(line, form, matcher);
                if (finding != null && !hidden[finding.from]) {
                    all.add(finding);
                }
            }
        }
        Stream.of(ForeignSyntax.in(line), ForeignCalls.in(line), NamedArguments.in(line, parameters))
                .flatMap(List::stream)
                .filter(finding -> !hidden[finding.from])
                .forEach(all::add);
        Matcher words = WORD.matcher(line);
        while (words.find()) {
            Finding finding = hidden[words.start()] || free.test(words.group()) ? null : word(line, words.start());
            if (finding != null) {
                all.add(finding);
            }
        }
        return independent(all);
    }

    /** What is foreign at a name that means nothing; null if it is none of another language. */
    public static @Nullable Finding at(String line, int column) {
        Finding statement = ForeignStatements.at(line, column);
        if (statement != null) {
            return statement;
        }
        Finding call = ForeignCalls.at(line, column);
        if (call != null) {
            return call;
        }
        Finding syntax = ForeignSyntax.at(line, column);
        if (syntax != null) {
            return syntax;
        }
        for (Form form : FORMS) {
            Matcher matcher = form.pattern.matcher(line);
            if (matcher.region(column, line.length()).useTransparentBounds(true).useAnchoringBounds(false).lookingAt()) {
                return finding(line, form, matcher);
            }
        }
        return word(line, column);
    }

    /**
     * A statement that sets the tempo, names a file and the like in another way, at an unknown name that begins it; null if there is none.
     */
    public static @Nullable Finding statement(String line, int column) {
        return ForeignStatements.at(line, column);
    }

    /** What to write instead of a member that a value has not, as a sentence after a semicolon; null if it is none of another language. */
    public static @Nullable String member(String name) {
        Remedy remedy = ForeignWords.member(name);
        return remedy == null ? null : remedy.text();
    }

    /** What a quick fix writes for a member; null if more has to change. */
    public static @Nullable String memberReplacement(String name) {
        Remedy remedy = ForeignWords.member(name);
        return remedy == null ? null : remedy.replacement();
    }

    private static List<Finding> independent(List<Finding> all) {
        all.sort(Comparator.comparingInt(Finding::from).thenComparing(Finding::end, Comparator.reverseOrder()));
        List<Finding> kept = new ArrayList<>();
        int covered = 0;
        for (Finding finding : all) {
            boolean colon = finding.opener && finding.end == finding.from + 1; // braces are missing whatever word begins the line
            if ((finding.from >= covered || colon) && kept.size() < MOST) {
                kept.add(finding);
                covered = Math.max(covered, finding.coveredEnd);
            }
        }
        return kept;
    }

    /** The characters of a line that stand in strings and comments. An opening quote counts as visible. */
    private static boolean[] hidden(String line) {
        boolean[] hidden = new boolean[line.length() + 1];
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                hidden[i] = true;
                quote = c == quote ? 0 : quote;
                if (c == '\\' && i + 1 < line.length()) {
                    hidden[++i] = true;
                }
            } else if (c == '"' || c == '`' || c == '\'' && !octaveMark(line, i)) {
                quote = c;
            } else if (line.startsWith("//", i) || line.startsWith("/*", i)
                    || c == '#' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                Arrays.fill(hidden, i, hidden.length, true);
                return hidden;
            }
        }
        return hidden;
    }

    private static boolean octaveMark(String line, int at) {
        return at > 0 && (line.charAt(at - 1) == '\'' || Character.isLetter(line.charAt(at - 1)));
    }

    private static @Nullable Finding finding(String line, Form form, Matcher match) {
        if (form.message.isEmpty()) {
            return worded(line, match);
        }
        int covered = form.role == Role.VALUE ? match.end() : line.length();
        return new Finding(IssueCode.P008, match.start(), match.end(), covered, expand(form.message, match),
                form.replacement == null ? null : expand(form.replacement, match), form.role == Role.OPENER, false);
    }

    private static String expand(String template, MatchResult match) {
        String text = template;
        for (int i = 0; i <= match.groupCount(); i++) {
            text = text.replace("$" + i, match.group(i) == null ? "" : match.group(i));
        }
        return text;
    }

    /** The forms whose message depends on what they hold, by their first character. */
    private static @Nullable Finding worded(String line, Matcher match) {
        String found = match.group();
        return switch (found.charAt(0)) {
            case ':' -> symbol(match);
            case '$' -> sigil(match);
            case '<' -> chord(match);
            case '\\' -> dynamics(line, match);
            default -> found.startsWith("chord(") ? chordCall(match)
                    : found.endsWith(")") ? step(match) : found.stripTrailing().endsWith(":") ? colon(line, match) : marks(match);
        };
    }

    private static Finding form(MatchResult match, String message, @Nullable String replacement) {
        return new Finding(IssueCode.P008, match.start(), match.end(), match.end(), message, replacement, false, false);
    }

    /** {@code inc(i)} of Kontakt. */
    private static Finding step(MatchResult match) {
        String written = match.group(2) + (match.group(1).equals("inc") ? "++" : "--");
        return form(match, "'" + match.group() + "' is written " + written + " here", written);
    }

    /** {@code :e4} of Sonic Pi. */
    private static Finding symbol(MatchResult match) {
        String sign = match.group(2) == null ? "" : match.group(2).replace('s', '#');
        String note = match.group(1).toUpperCase(Locale.ROOT) + sign + match.group(3);
        return form(match, "'" + match.group() + "' is written " + note + " here", note);
    }

    /** {@code chord(:e3, :minor)} of Sonic Pi. */
    private static Finding chordCall(MatchResult match) {
        String sign = match.group(2) == null ? "" : match.group(2).replace('s', '#');
        String note = match.group(1).toUpperCase(Locale.ROOT) + sign + match.group(3);
        String name = Spelling.chord(match.group(4));
        String written = "chord(" + note + ", '" + (name == null ? match.group(4) : name) + "')";
        return form(match, "'" + match.group() + "' is written " + written + " here", written);
    }

    /** {@code \\ff} of LilyPond. */
    private static Finding dynamics(String line, MatchResult match) {
        String velocity = VELOCITIES.getOrDefault(match.group().substring(1), "0.8");
        return new Finding(IssueCode.P008, match.start(), match.end(), line.length(),
                match.group() + " is written as a velocity after its note: C4 *" + velocity + " /4", null, false, false);
    }

    /** {@code $count} of Kontakt. */
    private static Finding sigil(MatchResult match) {
        String name = match.group(1);
        Remedy remedy = ForeignWords.word(name);
        if (remedy != null) {
            return new Finding(IssueCode.N010, match.start(), match.end(), match.end(), "'" + match.group() + "' " + remedy.text(),
                    remedy.replacement(), false, false);
        }
        return form(match, "a name has no $ here; write " + name, name);
    }

    /** The colon that begins a block in Python. */
    private static Finding colon(String line, MatchResult match) {
        int at = match.start(1);
        String word = match.group().replaceFirst("\\W.*", "");
        String head = switch (word) {
            case "if", "elif" -> (word.equals("if") ? "if" : "else if") + " (n == 1) { … }";
            case "while" -> "while (midi.gate) { … }";
            case "for" -> "for i in 0..4 { … }";
            case "else" -> "else { … }";
            case "def", "function" -> "function up(n) { … }";
            default -> "{ … }";
        };
        return new Finding(IssueCode.P008, at, at + 1, line.length(), "a colon begins a block in Python; here it stands in braces: " + head,
                null, true, false);
    }

    /** {@code <c e g>4} of LilyPond. */
    private static Finding chord(MatchResult match) {
        String found = match.group();
        int close = found.indexOf('>');
        List<String> notes = new ArrayList<>();
        for (String note : found.substring(1, close).strip().split("\\s+")) {
            notes.add(Spelling.note(note.replaceAll("[',\\d]+$", ""), 4));
        }
        String length = found.substring(close + 1);
        return form(match, "a chord is written [" + String.join(", ", notes) + "]" + (length.isEmpty() ? "" : " /" + length) + " here",
                null);
    }

    /** {@code c'4} of LilyPond. */
    private static Finding marks(MatchResult match) {
        String note = Spelling.note(match.group(1), 3 + match.group(2).length());
        String written = note + (match.group(3) == null ? "" : " /" + match.group(3));
        return form(match, "'" + match.group() + "' is written " + written + " here; an octave is a number, and c' is C4", written);
    }

    private static @Nullable Finding word(String line, int at) {
        Matcher words = WORD.matcher(line);
        if (!words.find(at) || words.start() != at) {
            return null;
        }
        String word = words.group();
        int end = words.end();
        if (at > 1 && line.charAt(at - 1) == '.' && line.charAt(at - 2) != '.' && !Character.isDigit(line.charAt(at - 2))) {
            boolean ofSong = line.startsWith("song.", at - "song.".length()) && !line.startsWith("(", end); // it has any name
            Remedy member = ofSong ? null : ForeignWords.member(word);
            return member == null ? null : finding(line, at, end, "'" + word + "' is no method here; " + member.text(), member);
        }
        if (at > 0 && (line.charAt(at - 1) == '$' || line.charAt(at - 1) == '\\' || line.charAt(at - 1) == ':')) {
            return null;
        }
        Matcher event = EVENT.matcher(line);
        if (word.equals("on") && event.find(at) && event.start() == at && !HANDLERS.contains(event.group(1))) {
            return finding(line, at, event.end(), "'" + event.group() + "' " + ForeignWords.event(event.group(1)).text(),
                    ForeignWords.event(event.group(1)));
        }
        int dotted = end < line.length() - 1 && line.charAt(end) == '.' && words.find(end) && words.start() == end + 1 ? words.end() : end;
        Remedy both = dotted == end ? null : ForeignWords.word(line.substring(at, dotted));
        Remedy remedy = both == null ? ForeignWords.word(word) : both;
        int last = both == null ? end : dotted;
        return remedy == null ? null : finding(line, at, last, "'" + line.substring(at, last) + "' " + remedy.text(), remedy);
    }

    /** A word with its fix: a call takes its parentheses along, or gets them around one plain argument. */
    private static Finding finding(String line, int from, int end, String message, Remedy remedy) {
        String replacement = remedy.replacement();
        Role role = remedy.role();
        int last = end;
        if (replacement != null && replacement.endsWith("()")) {
            Matcher argument = ARGUMENT.matcher(line);
            if (end < line.length() && line.charAt(end) == '(') {
                replacement = replacement.substring(0, replacement.length() - 2);
                role = Role.VALUE;
            } else if (argument.find(end) && argument.start() == end) {
                replacement = replacement.substring(0, replacement.length() - 1) + argument.group(1) + ")";
                last = argument.end(1);
            } else {
                replacement = null;
            }
        } else if (replacement != null && (replacement.isEmpty() || replacement.equals("!"))) {
            while (last < line.length() && line.charAt(last) == ' ') {
                last++;
            }
        }
        int covered = role == Role.VALUE ? last : line.length();
        return new Finding(IssueCode.N010, from, last, covered, message, replacement, role == Role.OPENER, role == Role.CLOSER);
    }
}
