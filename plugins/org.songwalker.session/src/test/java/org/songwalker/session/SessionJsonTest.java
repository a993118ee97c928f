// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.instrument.EnvelopeSpec;
import org.songwalker.engine.instrument.Vibrato;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.instrument.Wavetable;
import org.songwalker.runtime.Mode;
import org.songwalker.session.file.OutsideException;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.file.SessionJson;
import org.songwalker.session.file.Sound;

class SessionJsonTest {
    private static final SessionFile FULL = new SessionFile(
            96, 3, 4, 7, 16, 128, 32, new SessionFile.Master(-3, false, List
                    .of(new EffectSpec.Reverb(0.7, 0.5, 0.3))),
            List.of(new SessionFile.EffectBus("hall", -3, 0.1, List.of(new EffectSpec.Reverb(0.7, 0.5, 1))),
                    new SessionFile.EffectBus("echo", 0, 0, List.of(new EffectSpec.Delay(0.3, 0.4, 1)))),
            "a.mid", List.of(
                    new SessionFile.Slot("Lead", "lead.sw", Mode.REACTIVE, 3, -6, 0.5, true, false,
                            List.of(new EffectSpec.Delay(0.25, 0.3, 0.3),
                                    new EffectSpec.Equalizer(List.of(new EffectSpec.Band(EffectSpec.Band.Shape.PEAKING, 1000, 1, 3)))),
                            Map.of("cursor", 4.0, "name", "x", "on", true))
                            .withRouting(List.of(new SessionFile.Send("hall", -12)),
                                    Map.of("melody", List.of(new SessionFile.Send("echo", -9), new SessionFile.Send("hall", -15))))
                            .withSounds(Map.of("lead",
                                    new Sound(Waveform.NOISE, 0.25, EnvelopeSpec.Curve.EXPONENTIAL, null, new Vibrato(20, 6, 0.5)), "pad",
                                    new Sound(null, null, null, null, null), "organ",
                                    new Sound(null, null, null, new Wavetable(1, 0.5, -0.25), null))),
                    SessionFile.Slot.of("Song", "song.sw", Mode.SONG)));

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
            assertThat(registry.getSchema(schema, InputFormat.JSON)
                    .validate("{\"format\":\"x\",\"version\":1,\"slots\":[]}", InputFormat.JSON)).isNotEmpty();
        }
    }

    @Test
    void complaintsNameFieldAndPlace() {
        assertThatThrownBy(() -> SessionJson.parse("s.swsession", "{ no")).isInstanceOf(OutsideException.class)
                .hasMessageContaining("s.swsession:1:");
        assertThatThrownBy(() -> SessionJson.parse("f", "{\"format\":\"songwalker-session\",\"version\":9,\"slots\":[]}"))
                .hasMessageContaining("version: a newer SongWalker Studio wrote this file; open it with that one");
        assertThatThrownBy(
                () -> SessionJson.parse("f", "{\"format\":\"songwalker-session\",\"version\":1,\"slots\":[{\"mode\":\"song\"}]}"))
                .hasMessageContaining("slots[0].source");
    }

    private static String session(String fields) {
        return "{\"format\":\"songwalker-session\",\"version\":1,\n" + fields + "}";
    }

    private static void refused(String fields, String complaint) {
        assertThatThrownBy(() -> SessionJson.parse("s.swsession", session(fields))).isInstanceOf(OutsideException.class)
                .hasMessage(complaint);
    }

    @Test
    void aFieldThatStandsTwiceIsRefusedAtTheSecondBecauseOneWouldBeLostAtTheNextSave() {
        refused("\"tempo\":90,\n\"slots\":[],\n  \"tempo\":120",
                "s.swsession:4:3: 'tempo' stands here a second time (first at 2:1); delete one of the two.");
        refused("\"slots\":[{\"source\":\"a.sw\",\"song\":{\"x\":1,\"x\":2}}]",
                "s.swsession:2:41: 'slots[0].song.x' stands here a second time (first at 2:35); delete one of the two.");
        refused("\"slots\":[{\"source\":\"a.sw\",\"song\":{\"a.b\":1}}],\"slots\":[]",
                "s.swsession:2:46: 'slots' stands here a second time (first at 2:1); delete one of the two.");
    }

    @Test
    void aMisspeltKeyIsRefusedWithItsPlaceAndWhatIsKnown() {
        refused("\"slots\":[{\"source\":\"a.sw\",\n \"snds\":[]}]",
                "s.swsession:3:2: slots[0].snds: unknown key; expected one of source, mode, name,"
                        + " channel, gainDb, pan, mute, solo, effects, song, sends, trackSends, sounds, programs. Correct it, or take it out.");
        refused("\"slots\":[],\"master\":{\"gain\":1}",
                "s.swsession:2:22: master.gain: unknown key; expected one of gainDb, limiter, effects. Correct it, or take it out.");
        refused("\"slots\":[],\"buses\":[{\"name\":\"b\",\"effects\":[{\"type\":\"reverb\",\"size\":1}]}]",
                "s.swsession:2:61: buses[0].effects[0].size:"
                        + " unknown key; expected one of type, roomSize, damping, mix. Correct it, or take it out.");
    }

    @Test
    void sendsToBusesThatAreNotThereAreRefusedWithTheirPlace() {
        refused("\"slots\":[{\"source\":\"a.sw\",\"sends\":[{\"bus\":\"hall\"}]}]",
                "s.swsession:2:37: slots[0].sends[0].bus: expected the name of a bus, but the session has none; add \"buses\", found \"hall\"; correct it.");
        refused("\"buses\":[{\"name\":\"hall\"},{\"name\":\"echo\"}],\n\"slots\":[{\"source\":\"a.sw\",\"trackSends\":{\"lead\":[{\"gainDb\":0}]}}]",
                "s.swsession:3:49: slots[0].trackSends.lead[0].bus: expected one of the session's buses (hall, echo), but it is missing; add it.");
        refused("\"slots\":[],\"buses\":[{\"name\":\"hall\"},{\"name\":\"hall\"}]",
                "s.swsession:2:38: buses[1].name: a second bus 'hall'; give it another name.");
        refused("\"slots\":[],\"buses\":[{},{\"name\":\"b\"}]",
                "s.swsession:2:21: buses[0].name: expected the name that sends call it," + " but it is missing; add it.");
    }

    @Test
    void soundsOutOfRangeAreRefusedWithTheirPlace() {
        refused("\"slots\":[{\"source\":\"a.sw\",\"sounds\":{\"lead\":{\"pulseWidth\":1}}}]",
                "s.swsession:2:45: slots[0].sounds.lead.pulseWidth: expected a number from 0.01 to 0.99, found 1; correct it.");
        refused("\"slots\":[{\"source\":\"a.sw\",\"sounds\":{\"lead\":{\"waveform\":\"saw\"}}}]",
                "s.swsession:2:45: slots[0].sounds.lead.waveform: expected sine, square, sawtooth, triangle, noise, found \"saw\"; correct it.");
    }

    @Test
    void wavetablesAndVibratosOutOfRangeAreRefusedWithTheirPlace() {
        String head = "\"slots\":[{\"source\":\"a.sw\",\"sounds\":{\"lead\":{\n";
        refused(head + "\"wavetable\":[1,2]}}}]",
                "s.swsession:3:16: slots[0].sounds.lead.wavetable[1]: expected a number from -1 to 1, found 2; correct it.");
        refused(head + "\"wavetable\":[]}}}]",
                "s.swsession:3:1: slots[0].sounds.lead.wavetable: expected 1 to 1024 harmonics from -1 to 1, not all 0,"
                        + " found []; correct it.");
        refused(head + "\"wavetable\":[1],\"waveform\":\"sine\"}}}]",
                "s.swsession:3:1: slots[0].sounds.lead.wavetable: a wavetable takes the place"
                        + " of waveform and pulseWidth; take those out.");
        refused(head + "\"vibrato\":{\"speed\":1}}}}]",
                "s.swsession:3:12: slots[0].sounds.lead.vibrato.speed: unknown key; expected one of depth, rate, delay. Correct it, or take it out.");
    }

    @Test
    void theSessionOfTheManualIsReadInFull() throws Exception {
        String manual = Files.readString(Path.of("../../releng/docs/language/sessions.md"));
        String json = manual.substring(manual.indexOf("```json") + 7, manual.indexOf("```", manual.indexOf("```json") + 7));
        SessionFile session = SessionJson.parse("manual", json);
        assertThat(session.buses().get(1).effects()).containsExactly(new EffectSpec.Delay(0.375, 0.4, 1));
        assertThat(session.slots().get(1).trackSends()).containsEntry("melody",
                List.of(new SessionFile.Send("echo", -9), new SessionFile.Send("hall", -15)));
        assertThat(session.slots().getFirst().sounds()).containsKey("lead");
        assertThat(SessionJson.parse("again", SessionJson.write(session))).isEqualTo(session);
    }

    /** Found by the fuzzer. */
    @Test
    void wholeNumbersBeyondAllDoublesAreRefused() {
        String text = "{\"format\":\"songwalker-session\",\"version\":1,\"tempo\":%s,\"slots\":[{\"source\":\"a.sw\",\"song\":{\"x\":%s}}]}";
        String large = "9".repeat(400);
        assertThatThrownBy(() -> SessionJson.parse("f", text.formatted(large, "1"))).isInstanceOf(OutsideException.class)
                .hasMessageStartingWith("f:1:44: tempo: expected a number from 1 to 10000, found 999");
        assertThatThrownBy(() -> SessionJson.parse("f", text.formatted("120", large))).isInstanceOf(OutsideException.class)
                .hasMessageContaining("slots[0].song.x: expected a number from");
    }
}
