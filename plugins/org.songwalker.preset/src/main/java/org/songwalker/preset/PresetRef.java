// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.songwalker.preset.source.PresetException;

/** The argument of {@code loadPreset(…)}. */
public sealed interface PresetRef {

    /** As written, for messages and event lists. */
    String text();

    /** A name such as {@code FluidR3_GM/Trumpet} or {@code Trumpet}. */
    record Named(String text) implements PresetRef {}

    /** A regular expression, searched in {@code Library/Name}. */
    record Matching(String text, Pattern pattern) implements PresetRef {}

    /**
     * @param expression the text between the slashes
     * @param flags      the letters after them; {@code i} ignores case, others that change a search ({@code s}, {@code m}, {@code u},
     *                   {@code x}) work as in Java, {@code g} and {@code y} mean nothing here
     * @throws PresetException if the expression or a flag is not understood
     */
    static PresetRef regex(String expression, String flags) throws PresetException {
        String text = "/" + expression + "/" + flags;
        int bits = 0;
        for (char flag : flags.toLowerCase(Locale.ROOT).toCharArray()) {
            bits |= switch (flag) {
                case 'i' -> Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                case 's' -> Pattern.DOTALL;
                case 'm' -> Pattern.MULTILINE;
                case 'x' -> Pattern.COMMENTS;
                case 'u' -> Pattern.UNICODE_CHARACTER_CLASS;
                case 'g', 'y' -> 0;
                default -> throw new PresetException(PresetException.Reason.MALFORMED, text, "",
                        "unknown flag '" + flag + "', expected i, s, m, u or x");
            };
        }
        try {
            return new Matching(text, Pattern.compile(expression, bits));
        } catch (PatternSyntaxException e) {
            throw new PresetException(PresetException.Reason.MALFORMED, text, "",
                    e.getDescription() + " at position " + Math.max(0, e.getIndex() + 1), e);
        }
    }
}
