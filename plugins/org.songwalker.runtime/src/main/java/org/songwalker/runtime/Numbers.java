// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

/** Numbers as the language prints them. */
public final class Numbers {
    private Numbers() {}

    /** Shortest decimal, integers without a point; {@code NaN} and {@code Infinity} by name. */
    public static String text(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        String text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
