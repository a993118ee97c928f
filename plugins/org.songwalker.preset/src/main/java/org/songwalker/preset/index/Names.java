// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.index;

import java.util.Locale;

/** Compares names. */
public final class Names {

    private Names() {}

    /** Letters and digits only, in lower case: {@code Closed Hi-Hat} and {@code closed_hihat} become the same text. */
    public static String plain(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().filter(Character::isLetterOrDigit).map(Character::toLowerCase).forEach(out::appendCodePoint);
        return out.toString();
    }

    /** The words of a text in lower case, with one blank before, between and after: {@code " closed hi hat "}. */
    public static String words(String text) {
        String spaced = text.replaceAll("[^\\p{L}\\p{N}]+", " ").strip().toLowerCase(Locale.ROOT);
        return spaced.isEmpty() ? "" : " " + spaced + " ";
    }

    /** The part after the last slash. */
    public static String leaf(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** Fewest insertions, deletions, replacements and swaps of neighbours that turn one text into the other. */
    public static int distance(String a, String b) {
        return distance(a, b, Integer.MAX_VALUE);
    }

    /** The same if it is below {@code limit}; else {@code limit} or more, found sooner. */
    public static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        if (limit < Integer.MAX_VALUE) {
            long inA = letters(a);
            long inB = letters(b);
            if (Math.max(Long.bitCount(inA & ~inB), Long.bitCount(inB & ~inA)) >= limit) { // each of them costs an edit
                return limit;
            }
        }
        int[] beforePrevious = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforePrevious[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least > limit) { // one above, since a swap looks two rows back
                return limit;
            }
            int[] free = beforePrevious;
            beforePrevious = previous;
            previous = row;
            row = free;
        }
        return previous[b.length()];
    }

    /** One bit for each letter that occurs; letters that are 64 apart share one. */
    private static long letters(String text) {
        long bits = 0;
        for (int i = 0; i < text.length(); i++) {
            bits |= 1L << (text.charAt(i) & 63);
        }
        return bits;
    }

    /** The first letters or digits of a name's words, in lower case: {@code agp} of Acoustic Grand Piano. */
    public static String initials(String name) {
        StringBuilder initials = new StringBuilder();
        boolean inside = false;
        for (int at = 0; at < name.length(); at++) {
            boolean letter = Character.isLetterOrDigit(name.charAt(at));
            if (letter && !inside) {
                initials.append(Character.toLowerCase(name.charAt(at)));
            }
            inside = letter;
        }
        return initials.toString();
    }
}
