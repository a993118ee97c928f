// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.runtime.Mode;

class SessionJsonTest {
    private static final SessionFile FULL = new SessionFile(96, 3, 4, 7, 16, 128, 32, new SessionFile.Master(-3, false,
            List.of(new EffectSpec.Reverb(0.7, 0.5, 0.3))), "a.mid",
            List.of(new SessionFile.Slot("Lead", "lead.sw", Mode.REACTIVE, 3, -6, 0.5, true, false,
                    List.of(new EffectSpec.Delay(0.25, 0.3, 0.3),
                            new EffectSpec.Equalizer(List.of(new EffectSpec.Band(EffectSpec.Band.Shape.PEAKING, 1000, 1, 3)))),
                    Map.of("cursor", 4.0, "name", "x", "on", true)), SessionFile.Slot.of("Song", "song.sw", Mode.SONG)));

    @Test
    void whatIsWrittenReadsTheSame() throws Exception {
        assertThat(SessionJson.parse("f", SessionJson.write(FULL))).isEqualTo(FULL);
    }

    @Test
    void whatIsWrittenFitsThePublishedSchema() throws Exception {
        try (InputStream in = SessionJson.class.getResourceAsStream("songwalker-session-1.schema.json")) {
            String schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
            assertThat(registry.getSchema(schema, InputFormat.JSON).validate(SessionJson.write(FULL), InputFormat.JSON)).isEmpty();
            assertThat(registry.getSchema(schema, InputFormat.JSON).validate("{\"format\":\"x\",\"version\":1,\"slots\":[]}",
                    InputFormat.JSON)).isNotEmpty();
        }
    }

    @Test
    void complaintsNameFieldAndPlace() {
        assertThatThrownBy(() -> SessionJson.parse("s.swsession", "{ no")).isInstanceOf(OutsideException.class)
                .hasMessageContaining("s.swsession:1:");
        assertThatThrownBy(() -> SessionJson.parse("f", "{\"format\":\"songwalker-session\",\"version\":9,\"slots\":[]}"))
                .hasMessageContaining("version: expected 1");
        assertThatThrownBy(() -> SessionJson.parse("f",
                "{\"format\":\"songwalker-session\",\"version\":1,\"slots\":[{\"mode\":\"song\"}]}"))
                .hasMessageContaining("slots[0].source");
    }
}
