// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session, a program or a library from a stranger reads nothing outside its folder, links included. */
class OutsideFilesTest {
    @TempDir
    Path folder;
    private Path home;

    @BeforeEach
    void aSecretBesideTheFolder() throws Exception {
        home = Files.createDirectory(folder.resolve("home"));
        Files.writeString(folder.resolve("secret.sw"), "password = 1\n");
    }

    private Cli events(String slot) throws Exception {
        Path session = Files.writeString(home.resolve("s.swsession"),
                "{\"format\":\"songwalker-session\",\"version\":1,\"slots\":[{\"source\":\"" + slot + "\"}]}");
        return Cli.call("events", session, "--offline");
    }

    private static void refused(Cli call) {
        assertThat(call.code()).isEqualTo(3);
        assertThat(call.err()).contains("lies outside the session's folder; copy the file into it").doesNotContain("password");
    }

    @Test
    void theSourceOfASlotStaysInTheSessionsFolder() throws Exception {
        refused(events("../secret.sw"));
        refused(events(folder.resolve("secret.sw").toString()));
        Files.createSymbolicLink(home.resolve("link.sw"), folder.resolve("secret.sw"));
        refused(events("link.sw"));
        Files.writeString(Files.createDirectory(home.resolve("sub")).resolve("fine.sw"), "C4 /4\n");
        assertThat(events("sub/fine.sw").code()).isZero();
    }

    @Test
    void theMidiFileStaysInTheSessionsFolder() throws Exception {
        Path session = Files.writeString(home.resolve("s.swsession"),
                "{\"format\":\"songwalker-session\",\"version\":1,\"midiFile\":\"../a.mid\",\"slots\":[]}");
        refused(Cli.call("events", session, "--offline"));
    }

    @Test
    void aSampleThatIsALinkOutOfItsLibraryIsNotReadUnlessItsFolderIsALibraryToo() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("preset.json"), "{\"name\":\"P\",\"secret\":");
        Files.writeString(elsewhere.resolve("index.json"), "{\"name\":\"E\",\"entries\":[]}");
        Files.createSymbolicLink(home.resolve("p.json"), elsewhere.resolve("preset.json"));
        Files.writeString(home.resolve("index.json"), """
                {"name":"L","entries":[{"type":"preset","name":"Thing","path":"p.json","category":"synth","tags":[]}]}""");
        Path program = Files.writeString(home.resolve("a.sw"), "const t = loadPreset(\"Thing\")\nt(60) /4\n");
        Cli alone = Cli.call("render", program, "--library", home, "-o", folder.resolve("o.wav"));
        assertThat(alone.err()).contains("it is a link out of the library; name the folder it leads to as a library too");
        Cli both = Cli.call("render", program, "--library", home, "--library", elsewhere, "-o", folder.resolve("o.wav"));
        assertThat(both.err()).contains("not valid JSON");
    }
}
