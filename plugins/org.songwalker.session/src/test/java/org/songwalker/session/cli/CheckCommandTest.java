// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    @TempDir
    Path folder;

    private String file(String text) throws Exception {
        return Files.writeString(folder.resolve("p.sw"), text).toString();
    }

    @Test
    void allExamplesAreClean() {
        Object[] call = {"check", Cli.example("default-preset.sw"), Cli.example("pitch-bend.sw"), Cli.example("close-harmony.sw"),
            Cli.example("drum-loop.sw"), Cli.example("arpeggiator.sw"), Cli.example("harmony.sw"), Cli.example("velocity-drums.sw"),
            Cli.example("generative-texture.sw"), Cli.example("cc-filter.sw"), Cli.example("evening-walk.sw")};
        assertThat(Cli.call(call)).isEqualTo(new Cli(0, "", ""));
    }

    @Test
    void aSessionIsNoProgram() {
        String session = Cli.example("first-rack.swsession");
        assertThat(Cli.call("check", session)).isEqualTo(new Cli(2, "",
                "songwalker: check takes programs, and '" + session + "' is none; 'songwalker events' says what is wrong with it.\n"));
    }

    @Test
    void aFolderIsNamedAsOne() {
        assertThat(Cli.call("check", folder))
                .isEqualTo(new Cli(3, "", "songwalker: '" + folder + "' cannot be read (it is a folder); name a file in it.\n"));
    }

    @Test
    void mistypedNoteIsOneLineWithItsPlace() throws Exception {
        String file = file("C4 /4\nC4 /4\nC4 /4\nC4 /4\nC4 /4\nC4 /4\n  H4 /4\n");
        Cli call = Cli.call("check", file);
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.out()).startsWith(file + ":7:3: error N002 ").hasLineCount(1);
    }

    @Test
    void infosAreShownOnRequestOnly() {
        assertThat(Cli.call("check", "--all", Cli.example("close-harmony.sw")).out()).contains(" info N006 ");
    }

    @Test
    void jsonCarriesPlaceCodeAndFixes() throws Exception {
        Cli call = Cli.call("check", "--json", file("const piano = 1\nsong.x = paino\n"));
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.json().get(0).toString()).contains(
                "\"line\":2,\"column\":10,\"endLine\":2,\"endColumn\":15,\"severity\":\"error\",\"code\":\"N001\"",
                "\"fixes\":[\"Change to 'piano'\"]");
    }

    @Test
    void presetNamesAreCheckedAgainstALibraryAtHand() throws Exception {
        Cli call = Cli.call("check", file("const p = loadPreset(\"FluidR3_GM/Nonsense Xyz\")\np(60)\n"), "--library", Cli.library());
        assertThat(call.code()).isZero();
        assertThat(call.out()).contains(":1:22: warning R001 ");
    }

    @Test
    void missingFileAndLibraryAreOutside() throws Exception {
        assertThat(Cli.call("check", folder.resolve("none.sw")).code()).isEqualTo(3);
        assertThat(Cli.call("check", file("C4"), "--library", folder.resolve("none")).code()).isEqualTo(3);
    }

    @Test
    void wrongUsageSaysSo() {
        assertThat(Cli.call("check").code()).isEqualTo(2);
        assertThat(Cli.call("check", "--bogus", "x.sw").err()).contains("'--bogus' is no option of check").doesNotContain("\tat ");
        assertThat(Cli.call("frobnicate").code()).isEqualTo(2);
    }

    @Test
    void latin1FileIsNotUtf8() throws Exception {
        Path file = Files.write(folder.resolve("l.sw"), new byte[] {'C', '4', ' ', (byte) 0xe9});
        Cli call = Cli.call("check", file);
        assertThat(call.code()).isEqualTo(3);
        assertThat(call.err()).contains("save it as UTF-8");
    }
}
