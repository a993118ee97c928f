// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.songwalker.engine.instrument.EffectSetting;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.instrument.EffectType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Effects of slots, buses and master in session files: an object with {@code type} and the effect's settings, as {@link EffectSpec#TYPES}
 * describes them.
 */
final class EffectsJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private EffectsJson() {}

    /** Effects of a slot or the master, which the dry sound goes through. */
    static List<EffectSpec> inserts(List<JsonFields> list) throws OutsideException {
        return read(list, false);
    }

    /** Effects of a bus: all wet unless the file says otherwise, since the dry sound reaches the master without them. */
    static List<EffectSpec> returns(List<JsonFields> list) throws OutsideException {
        return read(list, true);
    }

    private static List<EffectSpec> read(List<JsonFields> list, boolean wet) throws OutsideException {
        List<EffectSpec> effects = new ArrayList<>();
        for (JsonFields fields : list) {
            effects.add(effect(fields, wet));
            fields.refuseOthers();
        }
        return effects;
    }

    private static EffectSpec effect(JsonFields fields, boolean wet) throws OutsideException {
        String name = fields.text("type", "");
        for (EffectType type : EffectSpec.TYPES) {
            if (type.name().equals(name)) {
                return type.make(type.list() == null ? List.of(row(type, fields, wet)) : rows(type, fields.list(type.list())));
            }
        }
        throw fields.expected("type", oneOf(EffectSpec.TYPES.stream().map(EffectType::name).toList()));
    }

    private static List<double[]> rows(EffectType type, List<JsonFields> items) throws OutsideException {
        List<double[]> rows = new ArrayList<>();
        for (JsonFields item : items) {
            rows.add(row(type, item, false));
            item.refuseOthers();
        }
        return rows;
    }

    private static double[] row(EffectType type, JsonFields fields, boolean wet) throws OutsideException {
        double[] row = new double[type.settings().size()];
        for (int i = 0; i < row.length; i++) {
            EffectSetting setting = type.settings().get(i);
            double initial = wet && setting.name().equals(EffectSetting.MIX) ? setting.high() : setting.initial();
            row[i] = setting.words().isEmpty() ? fields.number(setting.name(), initial, setting.low(), setting.high())
                    : word(setting, fields);
        }
        return row;
    }

    private static int word(EffectSetting setting, JsonFields fields) throws OutsideException {
        String text = fields.text(setting.name(), setting.words().get((int) setting.initial()));
        int place = setting.words().indexOf(text.toLowerCase(Locale.ROOT));
        if (place < 0) {
            throw fields.expected(setting.name(), oneOf(setting.words()));
        }
        return place;
    }

    private static String oneOf(List<String> words) {
        return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
    }

    static ArrayNode write(List<EffectSpec> effects) {
        ArrayNode list = MAPPER.createArrayNode();
        for (EffectSpec effect : effects) {
            ObjectNode node = list.addObject().put("type", effect.type().name());
            String items = effect.type().list();
            if (items == null) {
                write(effect.type(), effect.rows().getFirst(), node);
            } else {
                ArrayNode array = node.putArray(items);
                effect.rows().forEach(row -> write(effect.type(), row, array.addObject()));
            }
        }
        return list;
    }

    private static void write(EffectType type, double[] row, ObjectNode node) {
        for (int i = 0; i < row.length; i++) {
            EffectSetting setting = type.settings().get(i);
            if (setting.words().isEmpty()) {
                node.put(setting.name(), row[i]);
            } else {
                node.put(setting.name(), setting.words().get((int) row[i]));
            }
        }
    }
}
