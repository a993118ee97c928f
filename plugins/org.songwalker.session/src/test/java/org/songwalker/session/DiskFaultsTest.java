// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.device.PcmFormat;
import org.songwalker.hardening.FailingFiles;
import org.songwalker.hardening.FailingFiles.Operation;
import org.songwalker.runtime.Mode;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.file.SessionJson;

/** A disk that fails at every operation in turn: afterwards the old file or the new one is there, whole, and the failure is a sentence. */
class DiskFaultsTest {
    private static final byte[] OLD = "the old contents\n".getBytes(UTF_8);

    @TempDir
    Path folder;

    /** Writes a file on a file system. */
    private interface Writer {
        void write(Path file) throws Exception;
    }

    /** What a writer leaves on a sound disk, and what it did for it. */
    private record Sound(byte[] contents, List<Operation> operations, long bytes) {}

    private Sound sound(Writer writer) throws Exception {
        FailingFiles disk = FailingFiles.sound();
        Path file = Files.write(folder.resolve("file"), OLD);
        writer.write(disk.path(file));
        assertThat(disk.torn()).as("a file got its name before it was synced").isFalse();
        assertThat(names()).containsExactly("file");
        return new Sound(Files.readAllBytes(file), disk.done(), disk.written());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    /** Tries a writer on a disk and returns whether it failed. */
    private boolean fails(FailingFiles disk, Writer writer, byte[] whole) throws Exception {
        Path file = Files.write(folder.resolve("file"), OLD);
        boolean failed = false;
        try {
            writer.write(disk.path(file));
        } catch (IOException e) {
            failed = true;
            assertThat(OutputFile.failure(file, e)).matches(
                    "'.*/file' cannot be written \\((Input/output error|No space left on device)\\); make room, or write somewhere else\\.");
        }
        assertThat(disk.torn()).isFalse();
        assertThat(Files.readAllBytes(file)).as("after a failure: " + failed).isEqualTo(failed ? OLD : whole);
        return failed;
    }

    private void failsWholeAtEvery(Writer writer, Sound sound) throws Exception {
        int count = sound.operations().size();
        for (IntFunction<FailingFiles> kind : List.<IntFunction<FailingFiles>>of(FailingFiles::once, FailingFiles::from)) {
            int failures = 0;
            for (int n = 0; n < count; n++) {
                failures += fails(kind.apply(n), writer, sound.contents()) ? 1 : 0;
                deleteParts();
            }
            assertThat(failures).isGreaterThan(count / 2);
            assertThat(fails(kind.apply(count), writer, sound.contents())).isFalse();
        }
    }

    private void deleteParts() throws IOException {
        for (String name : names()) {
            if (!name.equals("file")) {
                Files.delete(folder.resolve(name));
            }
        }
    }

    private static void settings(Path file) throws IOException {
        UserSettings.usual().withLibraries(List.of("/music/library", "https://example.org/library")).write(file);
    }

    private static void session(Path file) throws IOException {
        SessionFile session = SessionFile.of(List.of(SessionFile.Slot.of("Lead", "lead.sw", Mode.REACTIVE)));
        WholeFile.replace(file, SessionJson.write(session).getBytes(UTF_8));
    }

    private static void render(Path file) throws Exception {
        Session session = Rig.source("C4 1\n").session(Mode.SONG);
        try (WavFile wav = new WavFile(OutputFile.of(file, List.of()), PcmFormat.PCM16, 48_000)) {
            RenderJob job = new RenderJob(session, EngineSettings.at(48_000), 4096, 0.5, 0, false);
            RenderJob.Report report = Objects.requireNonNull(job.run(wav::write, frames -> true));
            wav.complete(report.frames());
        }
    }

    @Test
    void aFileIsWrittenBesideItsPlaceSyncedAndRenamed() throws Exception {
        // The read is that of the folder, for part files that killed processes have left.
        assertThat(sound(DiskFaultsTest::session).operations()).containsExactly(Operation.FOLDER, Operation.READ, Operation.OPEN,
                Operation.WRITE, Operation.OPEN, Operation.SYNC, Operation.MOVE);
    }

    @Test
    void settingsAreOldOrNewWhateverFails() throws Exception {
        Sound sound = sound(DiskFaultsTest::settings);
        assertThat(new String(sound.contents(), UTF_8)).contains("/music/library");
        failsWholeAtEvery(DiskFaultsTest::settings, sound);
    }

    @Test
    void aSessionIsOldOrNewWhateverFails() throws Exception {
        failsWholeAtEvery(DiskFaultsTest::session, sound(DiskFaultsTest::session));
    }

    @Test
    void aRenderIsOldOrNewWhateverFails() throws Exception {
        Sound sound = sound(DiskFaultsTest::render);
        assertThat(sound.contents()).hasSize(44 + 24_000 * 4);
        failsWholeAtEvery(DiskFaultsTest::render, sound);
    }

    @Test
    void onAFullDiskTheOldFileStaysAndNothingIsLeftBeside() throws Exception {
        for (Writer writer : List.<Writer>of(DiskFaultsTest::settings, DiskFaultsTest::session, DiskFaultsTest::render)) {
            Sound sound = sound(writer);
            long step = Math.max(1, sound.bytes() / 40);
            for (long room = 0; room < sound.bytes(); room += step) {
                assertThat(fails(FailingFiles.full(room), writer, sound.contents())).isTrue();
                assertThat(names()).containsExactly("file");
            }
            assertThat(fails(FailingFiles.full(sound.bytes()), writer, sound.contents())).isFalse();
        }
    }

    @Test
    void settingsThatCannotBeReadCountAsNotChosenAtEveryFailure() throws Exception {
        Path file = folder.resolve("settings.json");
        settings(file);
        FailingFiles count = FailingFiles.sound();
        assertThat(UserSettings.read(count.path(file)).libraries()).hasSize(2);
        for (int n = 0; n < count.done().size(); n++) {
            assertThat(UserSettings.read(FailingFiles.from(n).path(file)).libraries()).containsExactly(UserSettings.DEFAULT_LIBRARY);
        }
        assertThat(count.done().size()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void anInterruptedThreadWritesTheFileAllTheSame() throws Exception {
        Path file = folder.resolve("file");
        Thread.currentThread().interrupt();
        render(file);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Files.size(file)).isEqualTo(44 + 24_000 * 4);
    }

    @Test
    void aFileBehindALinkIsReplacedAndTheLinkStays() throws Exception {
        Path real = Files.write(folder.resolve("real"), OLD);
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        session(link);
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.readString(real)).contains("songwalker-session");
    }

    @Test
    void reasonsAreWords() {
        List<IOException> failures = new ArrayList<>();
        failures.add(new AccessDeniedException("/x/y"));
        failures.add(new FileSystemException("/x/y", null, "Read-only file system"));
        failures.add(new IOException("a WAV file holds 4 GB at most"));
        failures.add(new IOException());
        assertThat(failures).extracting(WholeFile::reason)
                .containsExactly("permission denied", "Read-only file system", "a WAV file holds 4 GB at most", "the disk does not answer");
    }
}
