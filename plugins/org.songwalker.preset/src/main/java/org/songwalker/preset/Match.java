// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import java.util.Locale;

/** The ways in which a name is found, from the most to the least certain. */
public enum Match {
    /** The name, letter by letter. */
    EXACT,
    /** The name but for case, blanks, underscores and punctuation. */
    NORMALIZED,
    /** The name of the preset's directory; in a SoundFont, {@code bank:program}. */
    DIRECTORY,
    /** A virtual kit or one of its drums. */
    KIT,
    /** The beginning of the name. */
    PREFIX,
    /** A part of the name. */
    SUBSTRING,
    /** Another General MIDI name of the same thing. */
    ALIAS,
    /** A regular expression. */
    REGEX;

    /** The word that {@code presets resolve --json} writes. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
