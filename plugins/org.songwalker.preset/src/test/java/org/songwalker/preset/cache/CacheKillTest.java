// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that fill a cache are killed at any moment: what the cache has is then whole, whatever else is lost. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class CacheKillTest {
    /** The soak runs 200. */
    private static final int KILLS = Integer.getInteger("songwalker.kills", 10);
    private static final int LONGEST_MILLIS = 300;

    @TempDir
    Path folder;
    private final long seed = Long.getLong("songwalker.seed", System.nanoTime());
    private final Random random = new Random(seed);

    private Process writer(int first, long limit) throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-Xshare:auto", "-cp", System.getProperty("java.class.path"), CacheWriter.class.getName(), folder.toString(),
                String.valueOf(first), String.valueOf(limit)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertThat(process.getInputStream().read()).as("the writer starts").isEqualTo('s');
        return process;
    }

    private void kill(List<Process> writers) throws Exception {
        Thread.sleep(random.nextInt(LONGEST_MILLIS));
        for (Process writer : writers) {
            writer.destroyForcibly();
            writer.waitFor();
        }
    }

    /** Counts the entries that have their content; fails if one has another, or if an entry lacks it and none may. */
    private int whole(boolean mayLack) throws Exception {
        DiskCache cache = new DiskCache(folder, Long.MAX_VALUE);
        int whole = 0;
        for (CacheEntry entry : new CacheFiles(folder).entries()) {
            int number = Integer.parseInt(entry.address().replaceAll(".*/Web/(\\d+)/.*", "$1"));
            if (entry.kind() == CacheEntry.Kind.PRESET) {
                byte[] content = cache.content(entry);
                assertThat(content == null && mayLack || Arrays.equals(content, CacheWriter.json(number))).as("%s, seed %d", entry, seed)
                        .isTrue();
                whole += content == null ? 0 : 1;
            } else {
                var sample = cache.sample(entry);
                assertThat(sample == null && mayLack || sample != null && Arrays.equals(sample.words(), CacheWriter.data(number).words()))
                        .as("%s, seed %d", entry, seed)
                        .isTrue();
                whole += sample == null ? 0 : 1;
            }
        }
        return whole;
    }

    @Test
    void aKilledProcessLeavesOnlyWholeFiles() throws Exception {
        int before = 0;
        for (int i = 0; i < KILLS; i++) {
            kill(List.of(writer(i * 1_000_000, Long.MAX_VALUE)));
            int after = whole(false);
            assertThat(after).as("run %d, seed %d: nothing of earlier runs is lost", i, seed).isGreaterThanOrEqualTo(before);
            before = after;
        }
        assertThat(before).isPositive();
    }

    @Test
    void twoProcessesFillAndEvictTheSameCacheAtOnce() throws Exception {
        for (int i = 0; i < KILLS / 2; i++) {
            List<Process> writers = new ArrayList<>();
            writers.add(writer(i * 1_000_000, 2_000_000));
            writers.add(writer(i * 1_000_000, 2_000_000)); // the same addresses
            kill(writers);
            whole(true);
        }
        DiskCache cache = new DiskCache(folder, 2_000_000);
        cache.keep("http://127.0.0.1/Web/1/preset.json", CacheEntry.Kind.PRESET, CacheWriter.json(1), "", "");
        cache.clear("http://127.0.0.1/Web/2/");
        try (Stream<Path> all = Files.walk(folder.resolve("content"))) {
            assertThat(all.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum()).isLessThan(2_100_000);
        }
    }
}
