// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.issue;

import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.ForeignForms.Finding;

/**
 * What is said of a token that can neither begin nor continue a statement: what was meant, if what stands beside it tells, else where such
 * a token may stand (P001). Looks at the line. Stateless.
 */
public final class StrayTokens {
    private static final String NOTE = "[A-G](?:##?|bb?)?\\d";
    private static final String PLAYED = NOTE + "(?:[ \\t]*[*@~/][\\w./~]+)*";
    private static final Pattern NOTES = Pattern.compile(PLAYED + "(?:[ \\t]*,[ \\t]*" + PLAYED + ")+(?![\\w(])");
    private static final Pattern COMMA = Pattern.compile("[ \\t]*,[ \\t]*");
    private static final Pattern NOTE_BEFORE = Pattern.compile("(?<!\\w)(" + NOTE + ")$");
    private static final Pattern LENGTH = Pattern.compile(":[ \\t]*(1|2|4|8|16|32|64)(?![\\w.])");
    private static final Pattern REPEATS = Pattern.compile("!([2-8])(?![\\w.])");

    private StrayTokens() {}

    /**
     * What is said of a token.
     *
     * @param at where the token begins in its line
     */
    public static Finding at(String line, int at, String token) {
        Matcher note = NOTE_BEFORE.matcher(line.substring(0, at));
        String before = note.find() ? note.group(1) : null;
        Finding meant = switch (token) {
            case "," -> notes(line, at);
            case ":" -> before == null ? null : length(line, at, before);
            case "!" -> before == null ? null : repeated(line, at, before);
            case "?" -> before == null ? null
                    : found(at, at + 1, "a note that sounds by chance is written if (chance(0.5)) { " + before + " } here", null);
            case "-" -> line.startsWith(" ", at + 1) || at + 1 == line.length() ? found(at, at + 1,
                    "unexpected '-'; a rest is a dot, as in C4 . E4, and a longer note has its length, as in C4 /2 E4", null) : null;
            default -> null;
        };
        return meant != null ? meant : found(at, at + token.length(), "unexpected '" + token + "'; " + place(token), null);
    }

    /** Where a token may stand. */
    private static String place(String token) {
        return switch (token) {
            case "," -> "commas stand between arguments and between elements, as in piano(60, 0.5) and [C4, E4]";
            case ":" -> "a colon stands in an object, as in {attack: 0.01}, and between two values after ?";
            case "=", "+=", "-=", "*=", "/=", "%=" ->
                    "a statement gives one name its value, as in x = 1, and the next one stands on the next line";
            case "else" -> "else belongs to an if: if (midi.note > 60) { C5 } else { C4 }";
            case "@", "~" -> "it follows what plays, as in C4 @2 and piano(60) ~0.5";
            case "!", "?", "??", "||", "&&", "==", "!=", "===", "!==", "<", ">", "<=", ">=" ->
                    "it stands in a condition or a value, as in if (midi.note > 60 && midi.velocity > 0.5) { C4 }";
            case "*", "/", "%", "+", "-" ->
                    "operators stand in values, as in let x = 60 + 12 and C4 *(midi.velocity * 0.8); what plays begins with a note or a name";
            case "++", "--" -> "it follows the name of a variable, as in i++";
            case "true", "false", "undefined", "null" ->
                    "a value does nothing by itself: it is assigned or shown, as in log(" + token + ")";
            default -> token.startsWith("\"") || token.startsWith("'")
                    ? "a text does nothing by itself: log(" + (token.length() > 30 ? "\"…\"" : token) + ") shows it"
                    : "a statement begins with a note, a name or a word, as in C4 /4, piano(60), let x = 1";
        };
    }

    private static Finding found(int from, int end, String message, @Nullable String replacement) {
        return new Finding(IssueCode.P001, from, end, end, message, replacement, false, false);
    }

    /** {@code C4, D4, E4}. */
    private static @Nullable Finding notes(String line, int at) {
        Matcher notes = NOTES.matcher(line);
        while (notes.find()) {
            if (notes.start() < at && at < notes.end()) {
                String apart = COMMA.matcher(notes.group()).replaceAll(" ");
                return found(notes.start(), notes.end(),
                        "notes that follow one another have blanks between them, " + apart + "; those of a chord stand in brackets", apart);
            }
        }
        return null;
    }

    /** {@code C4:4}. */
    private static @Nullable Finding length(String line, int at, String note) {
        Matcher length = LENGTH.matcher(line).region(at, line.length());
        if (!length.lookingAt()) {
            return null;
        }
        String written = note + " /" + length.group(1);
        return found(at - note.length(), length.end(), "'" + note + length.group() + "' is written " + written + " here", written);
    }

    /** {@code C4!2} of TidalCycles and Strudel. */
    private static @Nullable Finding repeated(String line, int at, String note) {
        Matcher repeats = REPEATS.matcher(line).region(at, line.length());
        if (!repeats.lookingAt()) {
            return null;
        }
        String written = String.join(" ", Collections.nCopies(Integer.parseInt(repeats.group(1)), note));
        return found(at - note.length(), repeats.end(), "'" + note + repeats.group() + "' is written " + written + " here", written);
    }
}
