// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way to a sound device: ALSA writes what is played into a file, which equals the rendering from its first frame on. */
class PlayThroughAlsaTest {
    @TempDir
    Path folder;

    @Test
    void whatIsHeardIsWhatIsRendered() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/usr/share/alsa/alsa.conf")), "no ALSA here; install libasound2 and libasound2-data");
        Path heard = folder.resolve("heard.raw");
        Path conf = Files.writeString(folder.resolve("asound.conf"),
                "</usr/share/alsa/alsa.conf>\npcm.!default { type file slave.pcm \"null\" file \"" + heard
                        + "\" format \"raw\" }\nctl.!default { type hw card 0 }\n");
        Path examples = Path.of("../../product/examples").toAbsolutePath().normalize();
        Path wav = folder.resolve("rendered.wav");
        assertThat(songwalker(conf, "render", examples.resolve("arpeggiator.sw").toString(), "--midi",
                examples.resolve("phrase.mid").toString(), "--offline", "-o", wav.toString())).isZero();
        assertThat(songwalker(conf, "play", examples.resolve("arpeggiator.sw").toString(), "--midi",
                examples.resolve("phrase.mid").toString(), "--offline")).isZero();
        byte[] rendered = Files.readAllBytes(wav);
        byte[] played = Files.readAllBytes(heard);
        int length = rendered.length - 44;
        assertThat(played.length).isGreaterThanOrEqualTo(length);
        assertThat(Arrays.equals(rendered, 44, rendered.length, played, 0, length)).isTrue();
    }

    private int songwalker(Path conf, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector", "-cp", System.getProperty("java.class.path"), "org.songwalker.session.cli.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("log.txt").toFile());
        builder.environment().put("ALSA_CONFIG_PATH", conf.toString());
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running: " + Files.readString(folder.resolve("log.txt")));
        }
        return process.exitValue();
    }
}
