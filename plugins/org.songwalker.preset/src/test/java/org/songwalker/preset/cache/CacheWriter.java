// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.cache;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.songwalker.engine.instrument.SampleData;

/** A process that fills a cache until it is killed. Arguments: the folder, the first number, the limit in bytes. */
final class CacheWriter {
    private CacheWriter() {}

    public static void main(String[] arguments) {
        DiskCache cache = new DiskCache(Path.of(arguments[0]), Long.parseLong(arguments[2]));
        int first = Integer.parseInt(arguments[1]);
        for (int number = first;; number++) {
            cache.keep(preset(number), CacheEntry.Kind.PRESET, json(number), "\"" + number + "\"", "");
            cache.keepSample(sample(number), CacheFiles.sha256(json(number)), data(number), List.of());
            cache.loaded(preset(number), List.of(sample(number)));
            if (number == first) {
                System.out.println("started");
            }
        }
    }

    static String preset(int number) {
        return "http://127.0.0.1/Web/" + number + "/preset.json";
    }

    static String sample(int number) {
        return "http://127.0.0.1/Web/" + number + "/a.raw|RAW";
    }

    static byte[] json(int number) {
        return ("{\"name\":\"" + number + "\",\"text\":\"" + "x".repeat(number % 5_000) + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    static SampleData data(int number) {
        short[] words = new short[1 + number % 20_000];
        Arrays.fill(words, (short) number);
        return SampleData.ofWords(words, 44_100);
    }
}
