// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names nearest to a mistyped one. */
public final class Nearest {
    private Nearest() {}

    private record Candidate(String name, int distance) {}

    /**
     * Up to three names that differ from {@code typed} by an edit for every three letters of the shorter of both, nearest first. Two
     * letters are near only to the same two in another case.
     */
    public static List<String> names(String typed, Collection<String> known) {
        int length = typed.toLowerCase(Locale.ROOT).length();
        return known.stream()
                .distinct()
                .filter(name -> name.length() > 1) // one letter is near to everything and means nothing
                .filter(name -> Math.abs(name.toLowerCase(Locale.ROOT).length() - length) <= most(typed, name)) // others are not as near
                .map(name -> new Candidate(name, distance(typed, name)))
                .filter(c -> c.distance() <= most(typed, c.name))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(3)
                .map(Candidate::name)
                .toList();
    }

    private static int most(String typed, String name) {
        boolean cut = typed.length() == 2 && name.length() == 3 && name.toLowerCase(Locale.ROOT).startsWith(typed.toLowerCase(Locale.ROOT));
        return cut ? 1 : Math.min(typed.length(), name.length()) / 3;
    }

    /** {@code ; did you mean 'a' or 'b'?}, or {@code otherwise} if nothing is near. */
    public static String hint(List<String> nearest, String otherwise) {
        return nearest.isEmpty() ? otherwise : "; did you mean '" + String.join("' or '", nearest) + "'?";
    }

    /** Edit distance (Levenshtein) in which a change of case costs nothing and swapping neighbours costs one. */
    static int distance(String a, String b) {
        String x = a.toLowerCase(Locale.ROOT);
        String y = b.toLowerCase(Locale.ROOT);
        int[][] d = new int[x.length() + 1][y.length() + 1];
        for (int i = 0; i <= x.length(); i++) {
            for (int j = 0; j <= y.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = d[i - 1][j - 1] + (x.charAt(i - 1) == y.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && x.charAt(i - 1) == y.charAt(j - 2) && x.charAt(i - 2) == y.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[x.length()][y.length()];
    }
}
