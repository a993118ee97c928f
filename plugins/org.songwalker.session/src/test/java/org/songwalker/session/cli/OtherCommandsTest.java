// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OtherCommandsTest {
    @Test
    void resolveFindsTheExactNameNotALongerOne() {
        Cli call = Cli.call("presets", "resolve", "FluidR3_GM/Trumpet", "--json", "--library", Cli.library());
        assertThat(call.code()).isZero();
        assertThat(call.json().toString()).isEqualTo("{\"name\":\"FluidR3_GM/Trumpet\",\"library\":\"FluidR3 GM\",\"preset\":\"Trumpet\","
                + "\"path\":\"FluidR3_GM/instruments/brass/Trumpet/preset.json\",\"match\":\"exact\",\"candidates\":[]}");
    }

    @Test
    void resolveOfNothingEndsWith3AndStillPrintsJson() {
        Cli call = Cli.call("presets", "resolve", "Xyzzyx Qqq", "--json", "--offline");
        assertThat(call.code()).isEqualTo(3);
        assertThat(call.json().get("library").isNull()).isTrue();
        assertThat(call.json().get("candidates").isArray()).isTrue();
    }

    @Test
    void devicesListsWhatThereIs() {
        Cli call = Cli.call("devices", "--json");
        assertThat(call.code()).isZero();
        assertThat(call.json().propertyNames()).containsExactly("audioOutputs", "audioInputs", "midiInputs", "midiOutputs");
    }

    @Test
    void explainKnowsEveryCode() {
        assertThat(Cli.call("explain", "n002").out()).startsWith("N002 (error): ");
        assertThat(Cli.call("explain", "Q999").code()).isEqualTo(2);
    }

    @Test
    void versionAndHelpEndWith0() {
        assertThat(Cli.call("--version").out()).startsWith("SongWalker Studio 1.0.0");
        assertThat(Cli.call("render", "--help").code()).isZero();
    }
}
