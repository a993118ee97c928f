// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No call writes over what it reads, leaves half a file, or loses a result without a word. */
class OutputSafetyTest {
    private static final String SONG = "const door = loadPreset(\"sounds/door.wav\")\ndoor /4\nC4 /4\n";
    @TempDir
    Path folder;
    private Path song;

    @BeforeEach
    void song() throws IOException {
        song = Files.writeString(folder.resolve("c.sw"), SONG);
        Files.createDirectories(folder.resolve("sounds"));
        assertThat(Cli.call("render", Cli.example("harmony.sw"), "--offline", "--duration", "0.1", "-o", folder.resolve("sounds/door.wav"))
                .code()).isZero();
    }

    private void refused(Path source, Object target, Path kept) throws IOException {
        byte[] before = Files.readAllBytes(kept);
        Cli call = Cli.call("render", source, "--offline", "-o", target);
        assertThat(call.code()).as("%s", target).isEqualTo(3);
        assertThat(call.err()).contains("would replace what is read").hasLineCount(1);
        assertThat(Files.readAllBytes(kept)).isEqualTo(before);
    }

    @Test
    void aProgramIsNeverReplacedInWhateverSpelling() throws IOException {
        refused(song, song, song);
        refused(song, folder.resolve("sounds/../c.sw"), song);
        refused(song, Files.createSymbolicLink(folder.resolve("link.wav"), song), song);
        refused(song, Files.createLink(folder.resolve("hard.wav"), song), song);
    }

    @Test
    void neitherIsASampleOrTheMidiFile() throws IOException {
        refused(song, folder.resolve("sounds/door.wav"), folder.resolve("sounds/door.wav"));
        Path midi = Files.copy(Path.of(Cli.example("phrase.mid")), folder.resolve("p.mid"));
        byte[] before = Files.readAllBytes(midi);
        assertThat(Cli.call("render", song, "--midi", midi, "--offline", "-o", midi).code()).isEqualTo(3);
        assertThat(Files.readAllBytes(midi)).isEqualTo(before);
        refused(midi, midi, midi);
    }

    @Test
    void neitherIsAFileOfTheCache() throws IOException {
        Path kept = folder.resolve("content/ab/abcd");
        Files.createDirectories(kept.getParent());
        Files.writeString(kept, "a preset");
        Cli call = Cli.call("render", song, "--offline", "--cache", folder, "-o", kept);
        assertThat(call.code()).isEqualTo(3);
        assertThat(call.err()).contains("would replace what is read").hasLineCount(1);
        assertThat(kept).hasContent("a preset");
        Path beside = Files.writeString(folder.resolve("mine.wav"), "");
        assertThat(Cli.call("render", song, "--offline", "--cache", folder, "-o", beside).code()).isZero();
    }

    @Test
    void neitherIsASessionOrOneOfItsSources() throws IOException {
        Path session = Files.writeString(folder.resolve("r.swsession"),
                "{\"format\":\"songwalker-session\",\"version\":1,\"slots\":[{\"name\":\"a\",\"source\":\"c.sw\",\"mode\":\"song\"}]}");
        refused(session, session, session);
        refused(session, song, song);
        refused(session, folder.resolve("sounds/door.wav"), folder.resolve("sounds/door.wav"));
    }

    @Test
    void neitherIsAFileThatAProgramUsesOrThatSuchAFileUses() throws IOException {
        Path inner = Files.writeString(folder.resolve("inner.sw"), "const here = C4\n");
        Path library = Files.writeString(folder.resolve("lib.sw"), "use \"inner.sw\"\ntrack beat() { [here] /4 }\n");
        Path user = Files.writeString(folder.resolve("u.sw"), "use \"lib.sw\"\nbeat()\n");
        refused(user, library, library);
        refused(user, inner, inner);
        refused(user, Files.createSymbolicLink(folder.resolve("lib.wav"), library), library);
        Path session = Files.writeString(folder.resolve("u.swsession"),
                "{\"format\":\"songwalker-session\",\"version\":1,\"slots\":[{\"name\":\"a\",\"source\":\"u.sw\",\"mode\":\"song\"}]}");
        refused(session, library, library);
    }

    @Test
    void nothingInALibraryIsReplaced() throws IOException {
        Path library = Files.createDirectories(folder.resolve("library"));
        Path index = Files.writeString(library.resolve("index.json"),
                "{\"format\":\"songwalker-index\",\"version\":1,\"name\":\"L\",\"entries\":[]}");
        byte[] before = Files.readAllBytes(index);
        for (Object place : List.of(library, index, library.toUri())) {
            Cli call = Cli.call("render", song, "--library", place, "-o", index);
            assertThat(call.err()).contains("would replace what is read");
            assertThat(call.code()).isEqualTo(3);
        }
        assertThat(Files.readAllBytes(index)).isEqualTo(before);
    }

    @Test
    void whatIsNoRegularFileIsRefusedBeforeAnythingIsLoaded() throws IOException {
        for (Object target : List.of(folder, "/dev/null", "", folder.resolve("none/out.wav"), folder.resolve("c.sw/out.wav"))) {
            Cli call = Cli.call("render", folder.resolve("no-such-program.sw"), "-o", target);
            assertThat(call.code()).as("%s", target).isEqualTo(3);
            assertThat(call.err()).as("%s", target).doesNotContain("no-such-program").hasLineCount(1);
        }
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling.wav"), folder.resolve("nowhere"));
        assertThat(Cli.call("render", song, "--offline", "-o", dangling).err()).contains("no regular file");
    }

    @Test
    void whatNoWavFileCanHoldIsRefusedBeforeTheFirstFrame() {
        Cli call = Cli.call("render", song, "--offline", "--duration", "22370", "-o", folder.resolve("out.wav"));
        assertThat(call.code()).isEqualTo(3);
        assertThat(call.err()).contains("The audio would last 6.2 hours, and a WAV file of this format and rate holds 6.2");
        assertThat(folder.resolve("out.wav")).doesNotExist();
    }

    @Test
    void aBadPathInAnIndexIsASentenceAndTheRestOfTheLibraryIsRead() throws IOException {
        Path library = Files.createDirectories(folder.resolve("library"));
        Files.writeString(library.resolve("index.json"),
                "{\"format\":\"songwalker-index\",\"version\":1,\"name\":\"L\",\"entries\":[{\"type\":\"index\",\"name\":\"S\",\"path\":\"\\uD800\"}]}");
        Cli call = Cli.call("render", song, "--library", library, "-o", folder.resolve("out.wav"));
        assertThat(call.err()).doesNotContain("Exception").doesNotContain("inside the program");
        assertThat(call.code()).isZero();
    }

    @Test
    void aLinkToAnotherFileIsWrittenThrough() throws IOException {
        Path target = Files.writeString(folder.resolve("real.wav"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.wav"), target);
        assertThat(Cli.call("render", song, "--offline", "-o", link).code()).isZero();
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.size(target)).isGreaterThan(1_000);
    }

    @Test
    void partFilesOfDeadProcessesGoWithTheNextRun() throws Exception {
        Path dead = Files.writeString(folder.resolve("out.wav.part-" + deadProcess()), "half");
        Path alive = Files.writeString(folder.resolve("out.wav.part-" + ProcessHandle.current().parent().orElseThrow().pid()), "half");
        Path other = Files.writeString(folder.resolve("other.wav.part-1x"), "mine");
        assertThat(Cli.call("render", song, "--offline", "-o", folder.resolve("out.wav")).code()).isZero();
        assertThat(dead).doesNotExist();
        assertThat(alive).exists();
        assertThat(other).exists();
    }

    @Test
    void aNameOf255BytesIsWritten() throws Exception {
        Path plain = folder.resolve("n".repeat(251) + ".wav");
        Path wide = folder.resolve("ü".repeat(125) + "n.wav"); // 255 bytes in UTF-8
        for (Path target : List.of(plain, wide)) {
            assertThat(target.getFileName().toString().getBytes(StandardCharsets.UTF_8)).hasSize(255);
            assertThat(Cli.call("render", song, "--offline", "--duration=0.1", "-o", target)).extracting(Cli::code).isEqualTo(0);
            assertThat(target).isNotEmptyFile();
        }
        Cli longer = Cli.call("render", song, "--offline", "-o", folder.resolve("n".repeat(252) + ".wav"));
        assertThat(longer.code()).isEqualTo(3);
        assertThat(longer.err()).contains("name too long").hasLineCount(1);
    }

    @Test
    void aDeepFolderIsWrittenTo() throws Exception {
        Path deep = folder;
        while (deep.toString().length() < 3_800) {
            deep = deep.resolve("d".repeat(200));
        }
        Files.createDirectories(deep);
        assertThat(Cli.call("render", song, "--offline", "--duration=0.1", "-o", deep.resolve("o.wav")).code()).isZero();
        assertThat(deep.resolve("o.wav")).isNotEmptyFile();
    }

    private static long deadProcess() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }

    // ---- whole processes

    private Process songwalker(ProcessBuilder.Redirect out, Object... arguments) throws IOException {
        return songwalker(Map.of(), out, arguments);
    }

    private Process songwalker(Map<String, String> environment, ProcessBuilder.Redirect out, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector", "-cp", System.getProperty("java.class.path"), "org.songwalker.session.cli.Main"));
        Stream.of(arguments).map(String::valueOf).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out).redirectError(folder.resolve("err.txt").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private String err() throws IOException {
        return Files.readString(folder.resolve("err.txt"), StandardCharsets.UTF_8).replaceAll("(?m)^WARNING: Using incubator.*\\R", "");
    }

    /** The launchers choose a locale in UTF-8; a program that is started without them has names in the locale's letters alone. */
    @Test
    void aNameThatTheLocaleLacksIsASentence() throws Exception {
        Path wide = Files.writeString(folder.resolve("Lied ü 🎹.sw"), "C4 /4\n");
        Process process = songwalker(Map.of("LC_ALL", "C"), ProcessBuilder.Redirect.DISCARD, "check", wide);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        if (process.exitValue() != 0) { // not every system has letters that C lacks
            assertThat(process.exitValue()).isEqualTo(2);
            assertThat(err()).contains("FILE has a letter that no file name here has").hasLineCount(1).doesNotContain("Exception");
        }
    }

    @Test
    void aFullDiskBehindTheStandardOutputIsExitCode3AndASentence() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full on this system");
        Process process = songwalker(ProcessBuilder.Redirect.to(new File("/dev/full")), "events", Cli.example("harmony.sw"), "--offline",
                "--json");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(err()).contains("The result could not be written to the standard output");
        assertThat(process.exitValue()).isEqualTo(3);
    }

    @Test
    void aReaderThatHasGoneIsNoFailure() throws Exception {
        Process process = songwalker(ProcessBuilder.Redirect.PIPE, "events", Cli.example("drum-loop.sw"), "--offline", "--json");
        process.getInputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(err()).doesNotContain("could not be written");
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void theStarterIsRenderedIn64Megabytes() throws Exception {
        Path program = Files.writeString(folder.resolve("starter.sw"), "const k = loadPreset(\"Starter/Keys\")\nk(60) /4\n");
        Path out = folder.resolve("starter.wav");
        Process process = songwalker(Map.of("JAVA_TOOL_OPTIONS", "-Xmx64m"), ProcessBuilder.Redirect.DISCARD, "render", program,
                "--offline", "-o", out);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(err()).isZero();
        assertThat(out).isNotEmptyFile();
    }

    @Test
    void tooLittleMemoryIsExitCode3AndASentenceWithWhatToDo() throws Exception {
        Path program = Files.writeString(folder.resolve("starter.sw"), "const k = loadPreset(\"Starter/Keys\")\nk(60) /4\n");
        Process process = songwalker(Map.of("JAVA_TOOL_OPTIONS", "-Xmx12m"), ProcessBuilder.Redirect.DISCARD, "render", program,
                "--offline", "-o", folder.resolve("starter.wav"));
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(err()).contains("There is not enough memory for this: 12 MB may be used. Allow more with JAVA_TOOL_OPTIONS=-Xmx1g");
        assertThat(process.exitValue()).isEqualTo(3);
        assertThat(folder.resolve("starter.wav")).doesNotExist();
    }

    @Test
    void aRequestToTerminateLeavesNothingAndExitsWith130() throws Exception {
        Path out = folder.resolve("long.wav");
        Process process = songwalker(ProcessBuilder.Redirect.DISCARD, "render", song, "--offline", "--duration", "20000", "-o", out);
        Path part = folder.resolve("long.wav.part-" + process.pid());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.exists(part) && process.isAlive() && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        assertThat(part).exists();
        process.destroy(); // SIGTERM
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(part).doesNotExist();
        assertThat(out).doesNotExist();
    }
}
