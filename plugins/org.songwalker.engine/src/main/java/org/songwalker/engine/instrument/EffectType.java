// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The description of a type of effect, from which the readers of presets and sessions, the session schema, the warm-up and displays derive
 * what they need. {@link EffectSpec#TYPES} lists all types. Immutable.
 *
 * @param name     name in files
 * @param text     short description for displays
 * @param settings the settings, in the order of the values in a row
 * @param list     name of the list in files whose items hold the settings; null if the effect itself holds them
 * @param maker    makes the effect from rows: one per item of the list, or exactly one without a list
 */
public record EffectType(String name, String text, List<EffectSetting> settings, @Nullable String list,
        Function<List<double[]>, EffectSpec> maker) {

    public EffectType {
        settings = List.copyOf(settings);
    }

    static EffectType of(String name, String text, Function<double[], EffectSpec> maker, EffectSetting... settings) {
        return new EffectType(name, text, List.of(settings), null, rows -> maker.apply(rows.getFirst()));
    }

    /**
     * Makes an effect of this type.
     *
     * @param rows values in the order of {@link #settings}: one row per item of the list, exactly one if there is no list
     * @throws IllegalArgumentException if the number of rows or values is wrong, or a value is out of range
     */
    public EffectSpec make(List<double[]> rows) {
        if (list == null && rows.size() != 1) {
            throw new IllegalArgumentException(rows.size() + " rows for " + name + ", expected 1");
        }
        for (double[] row : rows) {
            check(row);
        }
        return maker.apply(rows);
    }

    /** The effect with all settings at their defaults; one item if it has a list. */
    public EffectSpec initial() {
        return make(List.of(settings.stream().mapToDouble(EffectSetting::initial).toArray()));
    }

    /** Throws an {@link IllegalArgumentException} if a value is out of range or their number differs from that of the settings. */
    void check(double... row) {
        if (row.length != settings.size()) {
            throw new IllegalArgumentException(row.length + " values for " + name + ", expected " + settings.size());
        }
        for (int i = 0; i < row.length; i++) {
            settings.get(i).check(row[i]);
        }
    }
}
