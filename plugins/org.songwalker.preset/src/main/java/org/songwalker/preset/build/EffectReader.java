// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.EffectSetting;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.instrument.EffectType;
import org.songwalker.preset.index.JsonField;
import org.songwalker.preset.source.PresetException;

/**
 * Effect nodes to settings (sound reference 4.3). {@link EffectSpec#TYPES} says which effects and settings there are; this class adds only
 * what preset files write in other ways.
 */
final class EffectReader {
    private static final String EQUALIZER = "eq";
    /** An equaliser of one band, its settings in the node itself. */
    private static final String FILTER = "filter";
    /** Names in preset files of settings that have others there, the preferred one first. */
    private static final Map<String, List<String>> NAMES = Map.of(EffectSetting.MIX, List.of("wetDry", "mix"), "makeup",
            List.of("makeup", "makeupGain"), "frequency", List.of("frequency", "cutoff"), "q", List.of("q", "Q", "resonance"), "shape",
            List.of("filterType", "type"));
    /** Defaults of word settings that differ in preset files. */
    private static final Map<String, String> INITIAL_WORDS = Map.of("shape", "lowpass");
    private static final Map<String, String> OTHER_WORDS = Map.of("peak", "peaking");
    /** Settings that may be given as a share of this: numbers above their greatest value, up to 1. */
    private static final Map<String, Double> FULL = Map.of("chorus.depth", 0.005);

    private EffectReader() {}

    /** Both spellings of the settings are read: {@code params}, as libraries write it, and {@code config}. */
    static EffectSpec read(JsonField node) throws PresetException {
        JsonField type = node.need("effectType");
        String name = type.text().toLowerCase(Locale.ROOT);
        JsonField params = node.findAny("params", "config");
        JsonField from = params == null ? node.without() : params.object();
        boolean filter = name.equals(FILTER);
        for (EffectType known : EffectSpec.TYPES) {
            if (known.name().equals(filter ? EQUALIZER : name)) {
                return known.make(filter || known.list() == null ? List.of(row(known, from)) : rows(known, from, known.list()));
            }
        }
        throw type.expected(EffectSpec.TYPES.stream().map(EffectType::name).collect(Collectors.joining(", ")) + " or " + FILTER);
    }

    private static List<double[]> rows(EffectType type, JsonField from, String list) throws PresetException {
        List<double[]> rows = new ArrayList<>();
        for (JsonField item : from.need(list).items()) {
            rows.add(row(type, item.object()));
        }
        return rows;
    }

    private static double[] row(EffectType type, JsonField from) throws PresetException {
        double[] row = new double[type.settings().size()];
        for (int i = 0; i < row.length; i++) {
            EffectSetting setting = type.settings().get(i);
            JsonField given = from.findAny(NAMES.getOrDefault(setting.name(), List.of(setting.name())).toArray(String[]::new));
            row[i] = setting.words().isEmpty() ? number(type.name() + "." + setting.name(), setting, given) : word(setting, given);
        }
        return row;
    }

    private static double number(String key, EffectSetting setting, @Nullable JsonField given) throws PresetException {
        if (given == null) {
            return setting.initial();
        }
        Double full = FULL.get(key);
        if (full == null) {
            return given.number(setting.low(), setting.high());
        }
        double value = given.number(setting.low(), 1);
        return value <= setting.high() ? value : value * full;
    }

    private static int word(EffectSetting setting, @Nullable JsonField given) throws PresetException {
        String initial = setting.words().get((int) setting.initial());
        String text = given == null ? INITIAL_WORDS.getOrDefault(setting.name(), initial) : given.text().toLowerCase(Locale.ROOT);
        int place = setting.words().indexOf(OTHER_WORDS.getOrDefault(text, text));
        if (place < 0 && given != null) {
            throw given.expected(oneOf(setting.words()));
        }
        return place;
    }

    private static String oneOf(List<String> words) {
        return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
    }
}
