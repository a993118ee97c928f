// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import org.jspecify.annotations.Nullable;
import org.songwalker.runtime.HeapValue;
import org.songwalker.runtime.Kind;
import org.songwalker.runtime.PresetSource;
import org.songwalker.runtime.PresetUse;

/** A value known at compile time, in the two halves of a register. A regular expression is a {@link PresetSource.Pattern}. */
record Constant(double number, @Nullable Object ref) {
    static final Constant UNDEFINED = new Constant(0, Kind.UNDEFINED);

    static Constant of(double number) {
        return new Constant(number, null);
    }

    static Constant of(boolean truth) {
        return new Constant(truth ? 1 : 0, Kind.BOOLEAN);
    }

    boolean isNumber() {
        return ref == null;
    }

    boolean numeric() {
        return ref == null || ref == Kind.BOOLEAN;
    }

    Type type() {
        return switch (ref) {
            case null -> Type.NUMBER;
            case Kind kind -> switch (kind) {
                case BOOLEAN -> Type.BOOLEAN;
                case UNDEFINED -> Type.UNDEFINED;
                case VOICE -> Type.VOICE;
                case SONG -> Type.SONG;
            };
            case String text -> Type.STRING;
            case HeapValue value -> value.shape() == null ? Type.ARRAY : Type.OBJECT;
            case PresetUse preset -> Type.PRESET;
            case PresetSource.Pattern pattern -> Type.REGEX;
            default -> Type.UNKNOWN;
        };
    }

    boolean truth() {
        if (numeric()) {
            return number != 0 && !Double.isNaN(number);
        }
        return ref != Kind.UNDEFINED && !(ref instanceof String text && text.isEmpty());
    }
}
