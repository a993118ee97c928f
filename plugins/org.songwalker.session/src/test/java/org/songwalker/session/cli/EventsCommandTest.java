// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class EventsCommandTest {
    @TempDir
    Path folder;

    @Test
    void songHasTheWholeFormat() throws Exception {
        Path song = Files.writeString(folder.resolve("s.sw"),
                "track melody() {\n    C4 *64 /4\n}\ntrack.beatsPerMinute = 72\ntrack.instrument = \"square\"\nmelody() 12\n");
        Cli call = Cli.call("events", song, "--json", "--offline");
        assertThat(call.code()).isZero();
        JsonNode root = call.json();
        assertThat(root.get("format").stringValue()).isEqualTo("songwalker-events");
        assertThat(root.get("version").intValue()).isEqualTo(1);
        assertThat(root.get("mode").stringValue()).isEqualTo("song");
        assertThat(root.get("sampleRate").intValue()).isEqualTo(48_000);
        assertThat(root.get("totalBeats").doubleValue()).isEqualTo(12);
        assertThat(root.get("seconds").doubleValue()).isEqualTo(10);
        assertThat(root.get("diagnostics").isEmpty()).isTrue();
        assertThat(root.get("events").get(0).toString()).isEqualTo(
                "{\"type\":\"set\",\"slot\":0,\"firing\":0,\"target\":\"track.beatsPerMinute\",\"value\":\"72\",\"beat\":0.0,\"frame\":0,\"line\":4,\"column\":1}");
        assertThat(root.get("events").get(2).toString())
                .isEqualTo("{\"type\":\"note\",\"slot\":0,\"firing\":0,\"voice\":0,\"track\":\"melody\",\"note\":60.0,\"velocity\":64.0,"
                        + "\"gateBeats\":1.0,\"endFrame\":40000,\"preset\":\"Oscillator(square)\",\"instrument\":\"Oscillator(square)\",\"beat\":0.0,\"frame\":0,\"line\":2,\"column\":5}");
    }

    @Test
    void missingPresetStandsInTheEventsAndNamesItsStandIn() {
        Cli call = Cli.call("events", Cli.example("default-preset.sw"), "--midi", Cli.example("phrase.mid"), "--json", "--offline");
        JsonNode events = call.json().get("events");
        assertThat(events.get(0).get("type").stringValue()).isEqualTo("fault");
        assertThat(events.get(0).get("code").stringValue()).isEqualTo("R001");
        assertThat(events.get(1).get("preset").stringValue()).isEqualTo("FluidR3_GM/Acoustic Grand Piano");
        assertThat(events.get(1).get("instrument").stringValue()).isEqualTo("Starter/Keys");
        assertThat(events.get(1).get("gateBeats").isNull()).isTrue();
        assertThat(call.json().get("mode").stringValue()).isEqualTo("reactive");
        assertThat(call.json().get("diagnostics").get(0).get("code").stringValue()).isEqualTo("R001");
    }

    @Test
    void realPresetGoesByItsDisplayName() {
        Cli call = Cli.call("events", Cli.example("drum-loop.sw"), "--midi", Cli.example("phrase.mid"), "--json", "--library",
                Cli.library());
        assertThat(call.err()).isEmpty();
        assertThat(call.out()).contains("\"FluidR3_GM/Standard Kit/Kick\"", "\"FluidR3 GM/Percussion_C2_36\"");
    }

    @Test
    void seedChangesWhatIsRandom() {
        String one = Cli.call("events", Cli.example("generative-texture.sw"), "--midi", Cli.example("phrase.mid"), "--json", "--offline")
                .out();
        assertThat(Cli.call("events", Cli.example("generative-texture.sw"), "--midi", Cli.example("phrase.mid"), "--json", "--offline",
                "--seed", "1").out()).isEqualTo(one);
        assertThat(Cli.call("events", Cli.example("generative-texture.sw"), "--midi", Cli.example("phrase.mid"), "--json", "--offline",
                "--seed", "2").out()).isNotEqualTo(one);
    }

    @Test
    void sessionPlaysItsSlotsTogether() throws Exception {
        Files.copy(Path.of(Cli.example("phrase.mid")), folder.resolve("phrase.mid"));
        Files.writeString(folder.resolve("a.sw"), "track.instrument = \"sine\"\nC4 *midi.velocity\n");
        Files.writeString(folder.resolve("b.sw"), "E4 /4\nG4 /4\n");
        Path session = Files.writeString(folder.resolve("s.swsession"), """
                {"format":"songwalker-session","version":1,"midiFile":"phrase.mid",
                 "slots":[{"source":"a.sw"},{"source":"b.sw","mode":"song","gainDb":-6,"effects":[{"type":"delay","time":0.25}]}]}""");
        Cli call = Cli.call("events", session, "--json", "--offline");
        assertThat(call.code()).isZero();
        assertThat(call.out()).contains("\"slot\" : 0", "\"slot\" : 1");
    }

    @Test
    void damagedSessionNamesTheField() throws Exception {
        Path session = Files.writeString(folder.resolve("s.swsession"),
                "{\"format\":\"songwalker-session\",\"version\":1,\"slots\":[{\"source\":\"a.sw\",\"pan\":3}]}");
        Cli call = Cli.call("events", session);
        assertThat(call.code()).isEqualTo(3);
        assertThat(call.err()).contains("slots[0].pan: expected a number from -1 to 1, found 3");
    }
}
