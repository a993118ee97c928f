// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from a sound device: ALSA reads a file as if it were a microphone, and every sample arrives. */
class HearThroughAlsaTest {
    private static final int FRAMES = 48_000;
    @TempDir
    Path folder;

    @Test
    void whatTheDeviceHearsArrivesSampleBySample() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/usr/share/alsa/alsa.conf")), "no ALSA here; install libasound2 and libasound2-data");
        byte[] said = new byte[4 * FRAMES];
        new Random(3).nextBytes(said);
        Path spoken = Files.write(folder.resolve("spoken.raw"), said);
        Path conf = Files.writeString(folder.resolve("asound.conf"),
                "</usr/share/alsa/alsa.conf>\npcm.!default { type asym playback.pcm \"null\""
                        + " capture.pcm { type file slave.pcm \"null\" file \"/dev/null\" infile \"" + spoken + "\" format \"raw\" } }\n"
                        + "ctl.!default { type hw card 0 }\n");
        Path heard = folder.resolve("heard.raw");
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Listener.class.getName(), heard.toString()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile());
        builder.environment().put("ALSA_CONFIG_PATH", conf.toString());
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue(), Files.readString(folder.resolve("log.txt")));
        assertArrayEquals(said, Arrays.copyOf(Files.readAllBytes(heard), said.length));
    }

    /** Reads a second from the default input and writes it down. */
    static final class Listener {
        private Listener() {}

        public static void main(String[] arguments) throws Exception {
            ByteArrayOutputStream heard = new ByteArrayOutputStream();
            CountDownLatch enough = new CountDownLatch(FRAMES);
            if (!(AudioInput.open(null, 48_000, 2, 256) instanceof InputResult.Opened(AudioInput input))) {
                throw new IllegalStateException("no input");
            }
            input.to((interleaved, channels, frames) -> {
                for (int i = 0; i < channels * frames && enough.getCount() > 0; i++) {
                    int bits = Math.round(interleaved[i] * 32_768);
                    heard.write(bits);
                    heard.write(bits >> 8);
                }
                for (int i = 0; i < frames; i++) {
                    enough.countDown();
                }
            });
            input.start();
            enough.await();
            input.close();
            Files.write(Path.of(arguments[0]), heard.toByteArray());
        }
    }
}
