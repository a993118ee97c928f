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
        Cli unknown = Cli.call("explain", "Q999");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).startsWith("songwalker: There is no code 'Q999'; the codes are L001 L002 ");
    }

    @Test
    void aFileInPlaceOfACallNamesTheCallThatPlaysIt() {
        assertThat(Cli.call("first.sw")).isEqualTo(new Cli(2, "",
                "songwalker: There is no call 'first.sw'; to play this file, write: songwalker play first.sw. See 'songwalker --help'.\n"));
        assertThat(Cli.call("pley").err()).isEqualTo("songwalker: There is no call 'pley'. See 'songwalker --help'.\n");
    }

    @Test
    void aLibraryThatIsAFileIsNamed() {
        assertThat(Cli.call("check", Cli.example("harmony.sw"), "--library", Cli.example("phrase.mid")))
                .isEqualTo(new Cli(3, "", "songwalker: The library cannot be read: " + Cli.example("phrase.mid")
                        + ": it is a file, not a folder. Name a folder or an address with an index.json, or a whole .sf2, .sf3, .sfz or .zip file.\n"));
    }

    @Test
    void versionAndHelpEndWith0() {
        assertThat(Cli.call("--version").out()).startsWith("SongWalker Studio 1.0.0");
        assertThat(Cli.call("render", "--help").code()).isZero();
    }
}
