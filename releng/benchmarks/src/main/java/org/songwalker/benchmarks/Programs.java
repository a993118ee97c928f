// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sources that benchmarks share. */
final class Programs {
    private Programs() {}

    /** A program of {@code 4 * tracks + 1} lines: tracks with plays, branches and chords. */
    static String song(int tracks) {
        StringBuilder text = new StringBuilder("const p = loadPreset(\"Starter/Keys\")\n");
        for (int i = 0; i < tracks; i++) {
            text.append("track t")
                    .append(i)
                    .append("() {\n    p(60 + ")
                    .append(i % 12)
                    .append(") *0.8 /4\n    if (midi.note > ")
                    .append(i % 100)
                    .append(") { C4 /8 E4 /8 } else { [C4, E4, G4] /2 }\n}\n");
        }
        return text.toString();
    }

    static String example(String name) {
        try {
            return Files.readString(Path.of("product/examples", name));
        } catch (IOException e) {
            throw new UncheckedIOException("run from the root of the project", e);
        }
    }
}
