// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Part files have names that fit wherever the name of their file does. */
class OutputFileTest {
    @TempDir
    Path folder;

    private Path part(String name) throws Exception {
        return OutputFile.of(folder.resolve(name), List.of()).part();
    }

    private static int bytes(Path file) {
        return file.getFileName().toString().getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void aPartIsNamedAfterItsFileIfThereIsRoom() throws Exception {
        assertThat(part("out.wav").getFileName()).asString().startsWith("out.wav.part-");
        assertThat(part("n".repeat(230)).getFileName()).asString().startsWith("n".repeat(230) + ".part-");
        assertThat(bytes(part("n".repeat(231)))).isLessThan(100);
        assertThat(bytes(part("ü".repeat(127)))).isLessThan(100);
        assertThat(part("n".repeat(231))).isEqualTo(part("n".repeat(231))).isNotEqualTo(part("n".repeat(232)));
    }

    @Test
    void partsOfALongNameGoWithTheNextWrite() throws Exception {
        Path target = folder.resolve("🎹".repeat(62) + "wav");
        assertThat(bytes(target)).isEqualTo(251);
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path part = part(target.getFileName().toString());
        Path left = Files.writeString(part.resolveSibling(part.getFileName().toString().replaceFirst("\\d+$", "" + dead.pid())), "half");
        WholeFile.replace(target, new byte[] {1});
        assertThat(left).doesNotExist();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(target);
        }
    }
}
