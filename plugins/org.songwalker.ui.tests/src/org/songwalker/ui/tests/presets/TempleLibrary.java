// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.presets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** A small library that tests write. */
final class TempleLibrary {
    private static final int FRAMES = 4_000;

    private TempleLibrary() {}

    /** Writes it into a folder, and returns that. Of its presets only Grand Piano has a file. */
    static Path in(Path folder) throws IOException {
        Files.writeString(folder.resolve("index.json"),
                """
                        {"format": "songwalker-index", "version": 1, "name": "Temple", "entries": [
                          {"type": "preset", "name": "Gong", "path": "gong/preset.json", "category": "sampler", "tags": ["percussion"]},
                          {"type": "preset", "name": "Temple Bell", "path": "bell/preset.json", "category": "sampler", "gmProgram": 14},
                          {"type": "preset", "name": "Grand Piano", "path": "grand/preset.json", "category": "sampler", "gmProgram": 0, "tags": ["melodic", "hall"],
                           "zoneCount": 2, "keyRange": {"low": 21, "high": 108}},
                          {"type": "preset", "name": "Old Piano", "path": "old/preset.json", "category": "sampler", "gmProgram": 3}]}
                        """);
        Files.createDirectory(folder.resolve("grand"));
        byte[] wave = new byte[2 * FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            wave[2 * i + 1] = (byte) (i % 100 < 50 ? 32 : -32);
        }
        String sample = Base64.getEncoder().encodeToString(wave);
        Files.writeString(folder.resolve("grand/preset.json"), """
                {"format": "songwalker-preset", "version": 1, "name": "Grand Piano", "category": "sampler",
                 "metadata": {"license": "CC0 1.0", "source": "A hall"},
                 "node": {"type": "sampler", "config": {"zones": [%s, %s]}}}
                """.formatted(zone(21, 59, 48, sample), zone(60, 108, 72, sample)));
        return folder;
    }

    private static String zone(int low, int high, int root, String sample) {
        return """
                {"keyRange": {"low": %d, "high": %d}, "pitch": {"rootNote": %d, "fineTuneCents": 0}, "sampleRate": 44100,
                 "loop": {"start": 0, "end": %d}, "audio": {"type": "inline-pcm", "data": "%s", "sampleRate": 44100}}
                """.formatted(low, high, root, FRAMES, sample);
    }
}
