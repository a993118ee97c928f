// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one description of a kind of effect: readers of presets and sessions, the session schema, the warm-up and displays go by it.
 * {@link EffectSpec#TYPES} has all of them. Immutable.
 *
 * @param name     as files write it
 * @param text     what it is, in a few words
 * @param settings in the order in which a row holds their values
 * @param list     name of the list whose items have the settings; null if the effect has them itself
 * @param maker    the effect of some rows: one for each item of the list, or exactly one
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
     * An effect of this kind.
     *
     * @param rows values in the order of {@link #settings}: one row for each item of the list, exactly one where there is no list
     * @throws IllegalArgumentException where the rows do not fit or a value is out of range
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

    /** The effect as a file makes it that names its type alone; with one item if it has a list. */
    public EffectSpec initial() {
        return make(List.of(settings.stream().mapToDouble(EffectSetting::initial).toArray()));
    }

    /** Refuses values that are out of range or not as many as there are settings. */
    void check(double... row) {
        if (row.length != settings.size()) {
            throw new IllegalArgumentException(row.length + " values for " + name + ", expected " + settings.size());
        }
        for (int i = 0; i < row.length; i++) {
            settings.get(i).check(row[i]);
        }
    }
}
