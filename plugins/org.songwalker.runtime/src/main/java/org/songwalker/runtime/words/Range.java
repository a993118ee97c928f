// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.words;

/** Numbers from {@code low} to {@code high}, both included; infinite if there is no limit. */
public record Range(double low, double high) {
    /** Every number. */
    public static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public Range {
        if (!(low <= high)) {
            throw new IllegalArgumentException(low + " to " + high + " is no range");
        }
    }

    /** True if a number lies inside; NaN never does. */
    public boolean contains(double value) {
        return value >= low && value <= high;
    }

    /** A sentence's beginning that names the range: {@code volume goes from 0 to 2}. */
    public String limits(String name) {
        return name
                + (high == Double.POSITIVE_INFINITY ? " is " + text(low) + " or more" : " goes from " + text(low) + " to " + text(high));
    }

    private static String text(double limit) {
        return limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit);
    }
}
