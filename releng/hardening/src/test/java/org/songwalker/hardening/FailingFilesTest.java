// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.hardening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.hardening.FailingFiles.Operation;

/** The failing file system shows what it is for: what a careless writer loses. */
class FailingFilesTest {
    @TempDir
    Path folder;

    private Path old() throws IOException {
        return Files.write(folder.resolve("file"), "old".getBytes(UTF_8));
    }

    @Test
    void writingInPlaceLosesTheOldFileIfTheWriteFails() throws IOException {
        Path file = old();
        assertThatThrownBy(() -> Files.writeString(FailingFiles.once(1).path(file), "new")).isInstanceOf(FileSystemException.class)
                .hasMessage(file + ": Input/output error");
        assertThat(Files.readString(file)).isEmpty();
    }

    @Test
    void aFullDiskTakesWhatFits() throws IOException {
        Path file = old();
        FailingFiles disk = FailingFiles.full(2);
        assertThatThrownBy(() -> Files.writeString(disk.path(file), "new")).hasMessage(file + ": No space left on device");
        assertThat(Files.readString(file)).isEqualTo("ne");
        assertThat(disk.written()).isEqualTo(2);
        assertThat(disk.failed()).isTrue();
    }

    @Test
    void aFileThatIsRenamedWithoutASyncIsTorn() throws IOException {
        Path file = old();
        FailingFiles disk = FailingFiles.sound();
        Files.writeString(disk.path(file), "new");
        Files.move(disk.path(file), disk.path(folder.resolve("other")));
        assertThat(disk.torn()).isTrue();
        assertThat(disk.done()).containsExactly(Operation.OPEN, Operation.WRITE, Operation.MOVE);
    }

    @Test
    void fromAnOperationOnAllFail() throws IOException {
        Path file = old();
        FailingFiles disk = FailingFiles.from(3);
        assertThat(Files.readAllBytes(disk.path(file))).hasSize(3);
        assertThatThrownBy(() -> Files.delete(disk.path(file))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Files.createDirectory(disk.path(folder.resolve("more")))).isInstanceOf(IOException.class);
        assertThat(Files.exists(disk.path(file))).isTrue();
    }
}
