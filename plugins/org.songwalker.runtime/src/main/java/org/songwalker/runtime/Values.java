// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import org.jspecify.annotations.Nullable;

/** Truth, equality and conversion of values (language reference 9.7), on the two halves of a register. */
final class Values {
    private Values() {}

    static boolean truth(double number, @Nullable Object ref) {
        if (ref == null || ref == Kind.BOOLEAN) {
            return number != 0 && number == number;
        }
        if (ref == Kind.UNDEFINED) {
            return false;
        }
        return !(ref instanceof String text) || !text.isEmpty();
    }

    static boolean equal(double a, @Nullable Object x, double b, @Nullable Object y) {
        boolean xNumber = x == null || x == Kind.BOOLEAN;
        boolean yNumber = y == null || y == Kind.BOOLEAN;
        if (xNumber || yNumber) {
            return xNumber && yNumber && a == b;
        }
        if (x == Kind.VOICE && y == Kind.VOICE) {
            return a == b;
        }
        return x == y || x instanceof String text && text.equals(y);
    }

    /** True if arithmetic takes it: numbers, booleans as 1 and 0, undefined as NaN. */
    static boolean numeric(@Nullable Object ref) {
        return ref == null || ref == Kind.BOOLEAN || ref == Kind.UNDEFINED;
    }

    static double number(double number, @Nullable Object ref) {
        return ref == Kind.UNDEFINED ? Double.NaN : number;
    }

    /** What a value is, for messages. */
    static String typeName(@Nullable Object ref) {
        if (ref == null) {
            return "a number";
        }
        return switch (ref) {
            case Kind kind -> switch (kind) {
                case BOOLEAN -> "true or false";
                case UNDEFINED -> "undefined";
                case VOICE -> "a voice";
                case SONG -> "song";
            };
            case String text -> "a string";
            case HeapValue value -> value.shape == null ? "an array" : "an object";
            case PresetUse preset -> "a preset";
            default -> "a value";
        };
    }
}
