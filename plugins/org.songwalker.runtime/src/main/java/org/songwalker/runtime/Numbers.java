// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

/** Numbers as the language prints them. */
public final class Numbers {
    private Numbers() {}

    /** Shortest decimal that a program can hold: {@code 60}, {@code 0.5}, {@code 1e21}; {@code NaN} and {@code Infinity} by name. */
    public static String text(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return Double.toString(value).replaceFirst("\\.0(?=E|$)", "").replace('E', 'e');
    }
}
