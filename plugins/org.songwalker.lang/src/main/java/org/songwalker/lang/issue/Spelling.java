// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.issue;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Notes as other languages spell them: {@code cis4} and {@code es4} of LilyPond, {@code fs4} of Sonic Pi, {@code h4} of German. */
public final class Spelling {
    private static final Pattern NOTE = Pattern.compile("([A-Ha-h])(isis|eses|is|es|ses|s)?(\\d?)");
    private static final Map<String, String> ACCIDENTALS = Map.of("is", "#", "isis", "##", "es", "b", "eses", "bb", "ses", "bb");

    private Spelling() {}

    /** A note of this language for one of another; null if the word is none. A note without an octave gets none. */
    public static @Nullable String foreign(String word) {
        Matcher matcher = NOTE.matcher(word);
        if (!matcher.matches() || matcher.group(3).isEmpty()) {
            return null;
        }
        return spelt(matcher, matcher.group(3));
    }

    /** The note that a word without an octave names, in an octave. */
    static String note(String word, int octave) {
        Matcher matcher = NOTE.matcher(word);
        return matcher.matches() ? spelt(matcher, Integer.toString(octave)) : word;
    }

    private static String spelt(Matcher matcher, String octave) {
        String letter = matcher.group(1).toUpperCase(Locale.ROOT);
        String sign = matcher.group(2) == null ? "" : matcher.group(2);
        boolean flat = sign.equals("s") && (letter.equals("E") || letter.equals("A")); // es and as are flats
        return (letter.equals("H") ? "B" : letter) + (sign.equals("s") ? flat ? "b" : "#" : ACCIDENTALS.getOrDefault(sign, "")) + octave;
    }
}
