// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.EffectSetting;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.instrument.EffectType;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The published schema says of effects what the engine's description of them says; {@code -Dgolden.update} writes it into the schema. */
class EffectsSchemaTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Path SCHEMA = Path.of("src/main/resources/org/songwalker/session/file/songwalker-session-1.schema.json");
    private static final String EFFECTS = "\"effects\": ";

    @Test
    void theSchemaListsEveryEffectWithItsSettings() throws Exception {
        String schema = Files.readString(SCHEMA);
        String described = MAPPER.writeValueAsString(described());
        if (Boolean.getBoolean("golden.update")) {
            // The effects are the last definition; all before them is written by hand.
            schema = schema.substring(0, schema.lastIndexOf(EFFECTS)) + EFFECTS + described.replace("\n", "\n    ") + "\n  }\n}\n";
            Files.writeString(SCHEMA, schema);
        }
        assertThat(MAPPER.writeValueAsString(MAPPER.readTree(schema).get("$defs").get("effects"))).isEqualTo(described);
    }

    private static ObjectNode described() {
        ObjectNode effects = MAPPER.createObjectNode().put("type", "array");
        var kinds = effects.putObject("items").putArray("oneOf");
        for (EffectType type : EffectSpec.TYPES) {
            ObjectNode kind = kinds.addObject().put("type", "object").put("description", type.text());
            kind.putArray("required").add("type");
            kind.put("additionalProperties", false);
            ObjectNode fields = kind.putObject("properties");
            fields.putObject("type").put("const", type.name());
            if (type.list() == null) {
                settings(type, fields);
            } else {
                ObjectNode item = fields.putObject(type.list()).put("type", "array").putObject("items").put("type", "object");
                item.put("additionalProperties", false);
                settings(type, item.putObject("properties"));
            }
        }
        return effects;
    }

    private static void settings(EffectType type, ObjectNode fields) {
        for (EffectSetting setting : type.settings()) {
            ObjectNode field = fields.putObject(setting.name());
            if (setting.words().isEmpty()) {
                field.put("type", "number").put("minimum", setting.low()).put("maximum", setting.high()).put("default", setting.initial());
            } else {
                setting.words().forEach(field.putArray("enum")::add);
                field.put("default", setting.words().get((int) setting.initial()));
            }
            String unit = setting.unit().symbol();
            field.put("description", setting.text() + (unit.isEmpty() ? "" : ", " + unit));
        }
    }
}
