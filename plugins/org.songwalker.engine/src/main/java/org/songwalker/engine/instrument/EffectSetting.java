// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

import java.util.List;

/**
 * One setting of an effect: a number within a range, or a choice of words whose value is the index of the chosen word. Immutable.
 *
 * @param name    name in files
 * @param text    short description for displays
 * @param unit    unit of the number
 * @param low     least value
 * @param high    greatest value
 * @param initial default value
 * @param words   the choices; empty for a number
 */
public record EffectSetting(String name, String text, Unit unit, double low, double high, double initial, List<String> words) {

    /** Name of the setting for the share of processed sound, 0 (dry) to 1 (wet), in every effect that has one. */
    public static final String MIX = "mix";

    /** Unit of a number. */
    public enum Unit {
        /** A plain number, a share or a quality. */
        NONE(""), SECONDS("s"), HERTZ("Hz"), DECIBELS("dB"),
        /** Decibels of input per decibel of output. */
        RATIO(":1");

        private final String symbol;

        Unit(String symbol) {
            this.symbol = symbol;
        }

        /** Symbol after the number in displays; empty for a plain number. */
        public String symbol() {
            return symbol;
        }
    }

    public EffectSetting {
        words = List.copyOf(words);
        if (!(initial >= low && initial <= high)) {
            throw new IllegalArgumentException(name + " is " + initial + " at first, expected " + low + " to " + high);
        }
    }

    static EffectSetting number(String name, String text, Unit unit, double low, double high, double initial) {
        return new EffectSetting(name, text, unit, low, high, initial, List.of());
    }

    static EffectSetting mix(double initial) {
        return number(MIX, "share of the processed sound", Unit.NONE, 0, 1, initial);
    }

    static EffectSetting choice(String name, String text, List<String> words, int initial) {
        return new EffectSetting(name, text, Unit.NONE, 0, words.size() - 1, initial, words);
    }

    /** Throws an {@link IllegalArgumentException} if the value is out of range. */
    void check(double value) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected " + low + " to " + high);
        }
    }
}
