// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What has no end, or cannot be sound, is refused or made harmless; nothing hangs. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndlessInputTest {
    @TempDir
    Path folder;

    @Test
    void devicesAndPipesAreRefusedAsProgramMidiAndSample() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/zero")), "no /dev/zero on this system");
        Path pipe = folder.resolve("pipe.sw");
        Assumptions.assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo on this system");
        for (Object source : new Object[] {"/dev/zero", pipe}) {
            Cli call = Cli.call("check", source);
            assertThat(call.code()).isEqualTo(3);
            assertThat(call.err()).contains("it is no regular file");
            assertThat(Cli.call("render", Cli.example("harmony.sw"), "--midi", source, "--offline", "-o", folder.resolve("o.wav")).err())
                    .contains("it is no regular file");
        }
        Files.createSymbolicLink(folder.resolve("zero.wav"), Path.of("/dev/zero"));
        Path program = Files.writeString(folder.resolve("a.sw"),
                "const z = loadPreset(\"zero.wav\")\nconst p = loadPreset(\"pipe.wav\")\nz /4\np /4\n");
        Assumptions.assumeTrue(new ProcessBuilder("mkfifo", folder.resolve("pipe.wav").toString()).start().waitFor() == 0);
        Cli call = Cli.call("render", program, "--offline", "-o", folder.resolve("o.wav"));
        assertThat(call.err()).contains("a.sw:1:11: warning R001 The sound file 'zero.wav' is a link out of the project; copy it into")
                .contains("a.sw:2:11: warning R001 The sound file 'pipe.wav' cannot be read (it is no regular file)");
        assertThat(call.code()).isZero();
    }

    private Path wav(String name, int format, int channels, int bits, byte[] data) throws Exception {
        ByteBuffer file = ByteBuffer.allocate(44 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes())
                .putInt(36 + data.length)
                .put("WAVEfmt ".getBytes())
                .putInt(16)
                .putShort((short) format)
                .putShort((short) channels)
                .putInt(44_100)
                .putInt(44_100 * channels * bits / 8)
                .putShort((short) (channels * bits / 8))
                .putShort((short) bits)
                .put("data".getBytes())
                .putInt(data.length)
                .put(data);
        return Files.write(folder.resolve(name), file.array());
    }

    private Cli render(String sound) throws Exception {
        Path program = Files.writeString(folder.resolve("p.sw"),
                "const s = loadPreset(\"" + sound + "\")\nconst k = loadPreset(\"Starter/Keys\")\ns /8\nk(60) /4\n");
        return Cli.call("render", program, "--offline", "-o", folder.resolve("o.wav"));
    }

    @Test
    void aSampleOf9217ChannelsIsAProblemAndNoHang() throws Exception {
        wav("many.wav", 1, 9_217, 16, new byte[2]);
        Cli call = render("many.wav");
        assertThat(call.err()).contains("R001").contains("it has 9217 channels, and at most 64 are read");
        assertThat(call.code()).isZero();
    }

    @Test
    void hugeFloatsDoNotSilenceWhatPlaysAfterwards() throws Exception {
        ByteBuffer floats = ByteBuffer.allocate(4 * 4_410).order(ByteOrder.LITTLE_ENDIAN);
        float[] huge = {3e38f, Float.NaN, -3e38f, Float.POSITIVE_INFINITY};
        for (int i = 0; i < 4_410; i++) {
            floats.putFloat(huge[i % 4]);
        }
        wav("huge.wav", 3, 1, 32, floats.array());
        Cli call = render("huge.wav");
        assertThat(call.code()).isZero();
        assertThat(call.out()).doesNotContain("NaN").contains("peak -0.2 dBFS");
        ByteBuffer out = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("o.wav"))).order(ByteOrder.LITTLE_ENDIAN);
        int loudest = 0;
        for (int at = 44 + 4 * 24_000; at < 44 + 4 * 36_000; at += 2) { // the piano alone, half a second later
            loudest = Math.max(loudest, Math.abs(out.getShort(at)));
        }
        assertThat(loudest).isGreaterThan(1_000);
    }
}
