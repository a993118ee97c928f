// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.issue;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Notes as other languages spell them: {@code cis4} and {@code es4} of LilyPond, {@code fs4} of Sonic Pi, {@code h4} of German; and scales
 * and chords by other common names.
 */
public final class Spelling {
    private static final Pattern NOTE = Pattern.compile("([A-Ha-h])(isis|eses|is|es|ses|s)?(\\d?)");
    private static final Map<String, String> ACCIDENTALS = Map.of("is", "#", "isis", "##", "es", "b", "eses", "bb", "ses", "bb");

    private static final Map<String, String> SCALES = Map.ofEntries(Map.entry("ionian", "major"), Map.entry("maj", "major"),
            Map.entry("dur", "major"), Map.entry("aeolian", "minor"), Map.entry("eolian", "minor"), Map.entry("min", "minor"),
            Map.entry("moll", "minor"), Map.entry("naturalminor", "minor"), Map.entry("pentatonic", "majorPentatonic"),
            Map.entry("pentatonicmajor", "majorPentatonic"), Map.entry("pentatonicminor", "minorPentatonic"),
            Map.entry("harmonic", "harmonicMinor"), Map.entry("melodic", "melodicMinor"), Map.entry("whole", "wholeTone"),
            Map.entry("octatonic", "diminished"), Map.entry("bluesminor", "blues"), Map.entry("minorblues", "blues"),
            Map.entry("dominant", "mixolydian"), Map.entry("gypsyminor", "hungarianMinor"));
    /** Chords by other names, without blanks and in lower case; m and M are told apart before. */
    private static final Map<String, String> CHORDS = Map.ofEntries(Map.entry("major", "maj"), Map.entry("minor", "min"),
            Map.entry("diminished", "dim"), Map.entry("augmented", "aug"), Map.entry("+", "aug"), Map.entry("sus", "sus4"),
            Map.entry("suspended", "sus4"), Map.entry("suspended2", "sus2"), Map.entry("suspended4", "sus4"), Map.entry("power", "5"),
            Map.entry("major6", "6"), Map.entry("maj6", "6"), Map.entry("sixth", "6"), Map.entry("minor6", "m6"), Map.entry("min6", "m6"),
            Map.entry("dom7", "7"), Map.entry("dominant7", "7"), Map.entry("dominant", "7"), Map.entry("seventh", "7"),
            Map.entry("dominantseventh", "7"), Map.entry("major7", "maj7"), Map.entry("majorseventh", "maj7"), Map.entry("minor7", "m7"),
            Map.entry("min7", "m7"), Map.entry("minorseventh", "m7"), Map.entry("minormajor7", "mMaj7"), Map.entry("minmaj7", "mMaj7"),
            Map.entry("halfdiminished", "m7b5"), Map.entry("halfdiminished7", "m7b5"), Map.entry("halfdim", "m7b5"),
            Map.entry("min7b5", "m7b5"), Map.entry("diminished7", "dim7"), Map.entry("dom9", "9"), Map.entry("dominant9", "9"),
            Map.entry("ninth", "9"), Map.entry("major9", "maj9"), Map.entry("minor9", "m9"), Map.entry("min9", "m9"),
            Map.entry("dom11", "11"), Map.entry("dominant11", "11"), Map.entry("dom13", "13"), Map.entry("dominant13", "13"));
    private static final Map<String, String> LETTERED = Map.of("M", "maj", "m", "min", "-", "min", "M6", "6", "M7", "maj7", "M9", "maj9",
            "mM7", "mMaj7", "-7", "m7");

    private Spelling() {}

    /** The name of this language for a scale of another name; null if it is none. */
    public static @Nullable String scale(String name) {
        return SCALES.get(plain(name));
    }

    /** The name of this language for a chord of another name; null if it is none. */
    public static @Nullable String chord(String name) {
        String lettered = LETTERED.get(name.strip());
        return lettered == null ? CHORDS.get(plain(name)) : lettered;
    }

    private static String plain(String name) {
        return name.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT).replaceAll("(?:chord|scale)$", "");
    }

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
