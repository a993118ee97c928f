// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that use files, from the command line (language reference 13.9). */
class UseCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("lib/drums.sw"),
                "const kit = loadPreset(\"Starter/Kit\")\ntrack beat() {\n    kit(36) /4\n    let u\n    u.x\n}\n");
        Files.writeString(folder.resolve("song.sw"), "use \"lib/drums.sw\"\nbeat()\nC4\n");
    }

    @Test
    void eventsAndFaultsCarryTheFileOfTheirLine() {
        Cli cli = Cli.call("events", folder.resolve("song.sw").toString());
        assertThat(cli.out()).contains(" lib/drums.sw:3:5  ").contains("fault    lib/drums.sw:5:5  ");
        assertThat(Cli.call("events", "--json", folder.resolve("song.sw").toString()).out()).contains("\"file\" : \"lib/drums.sw\"");
    }

    @Test
    void checkNamesTheFileThatIsWrong() throws IOException {
        Files.writeString(folder.resolve("lib/drums.sw"), "track beat() {\n    kitt(36) /4\n}\n");
        Cli cli = Cli.call("check", folder.resolve("song.sw").toString());
        assertThat(cli.code()).isEqualTo(1);
        assertThat(cli.out()).contains("song.sw:1:1: error N009 'lib/drums.sw' has an error in line 2")
                .contains(folder.resolve("lib/drums.sw") + ":2:5: error N001 unknown name 'kitt'");
    }
}
