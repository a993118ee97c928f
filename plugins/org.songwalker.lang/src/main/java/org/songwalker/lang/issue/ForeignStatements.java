// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.issue;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.ForeignForms.Finding;

/**
 * Statements of other languages that the parser can read, because they look like plays, calls or assignments of a name that nothing
 * declares: {@code tempo = 120}, {@code use lib/drums.sw}. The name alone does not tell: it is one that programs like to declare.
 * Stateless.
 */
final class ForeignStatements {

    private static final Pattern START = Pattern.compile("(?:^|[{};]|\\belse\\b|\\))[ \\t]*$");
    private static final String END = "(?=[ \\t]*(?:[;}]|//|$))";
    private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";

    private static final List<LineForm> FORMS = List.of(
            form("(?:[tT]empo|bpm|BPM|beats_?[pP]er_?[mM]inute|set_?[tT]empo|set_?(?:bpm|Bpm|BPM))[ \\t]*(?:=[ \\t]*|\\([ \\t]*|[ \\t])"
                    + NUMBER + "[ \\t]*\\)?" + END, match -> "the tempo is written track.beatsPerMinute = " + match.group(1) + " here",
                    match -> "track.beatsPerMinute = " + match.group(1)),
            form("(?:[tT]empo|bpm|BPM|beats_?[pP]er_?[mM]inute|set_?[tT]empo|set_?(?:bpm|Bpm|BPM))[ \\t]*(?:=(?!=)|\\()[^\\n]*",
                    match -> "the tempo is written track.beatsPerMinute = 120 here", match -> null),
            form("set_?(?:cpm|cps)\\b[^\\n]*",
                    match -> "the tempo is written in beats a minute here: track.beatsPerMinute = 120; a cycle is usually a bar of four beats",
                    match -> null),
            form("(?:play_?)?[nN]ote\\([ \\t]*(\\d{1,3})[ \\t]*\\)",
                    match -> "a number plays as a note in brackets: [" + match.group(1) + "] /4; the key that was pressed is midi.note",
                    match -> "[" + match.group(1) + "]"),
            form("note\\([^\\n]*", match -> "a note stands by itself here, as in C4 /4 or [60] /4; the key that was pressed is midi.note",
                    match -> null),
            form("(?:sound|s)\\([ \\t]*[\"'][^\\n]*",
                    match -> "drum words stand by themselves where track.instrument is a kit, as in kick /4 snare /4; "
                            + "an instrument is called by its name: const k = loadPreset(\"Starter/Kit\"), then k(36) /4",
                    match -> null),
            form("use[ \\t]+([\\w./-]*[\\w-]\\.sw)([ \\t]+as[ \\t]+\\w+)?" + END,
                    match -> "the path of a file stands in quotes: use \"" + match.group(1) + "\"",
                    match -> "use \"" + match.group(1) + "\"" + (match.group(2) == null ? "" : match.group(2))),
            form("use[ \\t]+[A-Za-z_][\\w./:-]*" + END, match -> "the path of a file stands in quotes: use \"lib/drums.sw\"",
                    match -> null));

    private ForeignStatements() {}

    private static LineForm form(String pattern, Function<MatchResult, String> message,
            Function<MatchResult, @Nullable String> replacement) {
        return new LineForm(pattern,
                (line, match) -> LineForm.rest(line, match.start(), match.end(), message.apply(match), replacement.apply(match)));
    }

    /** The statement that begins at a name; null if it is none of another language. */
    static @Nullable Finding at(String line, int column) {
        return START.matcher(line.substring(0, column)).find() ? LineForm.at(FORMS, line, column) : null;
    }
}
