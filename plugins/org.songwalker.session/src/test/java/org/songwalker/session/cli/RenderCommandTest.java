// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderCommandTest {
    @TempDir
    Path folder;

    private Path out() {
        return folder.resolve("out.wav");
    }

    private byte[] rendered(Object... more) throws Exception {
        Object[] call = Stream
                .concat(Stream.of("render", Cli.example("arpeggiator.sw"), "--midi", Cli.example("phrase.mid"), "-o", out(), "--offline"),
                        Stream.of(more))
                .toArray();
        assertThat(Cli.call(call).code()).isZero();
        return Files.readAllBytes(out());
    }

    @Test
    void aRackWithoutKeysSaysWhyItIsSilent() {
        Cli call = Cli.call("render", Cli.example("first-rack.swsession"), "-o", out(), "--offline");
        assertThat(call.code()).isZero();
        assertThat(call.err()).endsWith("songwalker: Nothing was played: keys play these slots. Name a MIDI file with --midi.\n");
        assertThat(Cli.call("events", Cli.example("first-rack.swsession"), "--midi", Cli.example("phrase.mid"), "--offline").err())
                .doesNotContain("Nothing was played");
    }

    @Test
    void writesStereoAt48kHzNeitherSilentNorClipped() throws Exception {
        byte[] wav = rendered();
        ByteBuffer header = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(new String(wav, 0, 4)).isEqualTo("RIFF");
        assertThat(header.getShort(22)).isEqualTo((short) 2);
        assertThat(header.getInt(24)).isEqualTo(48_000);
        assertThat(header.getInt(40)).isEqualTo(wav.length - 44);
        int peak = 0;
        for (int at = 44; at < wav.length; at += 2) {
            peak = Math.max(peak, Math.abs((int) header.getShort(at)));
        }
        assertThat(peak).isBetween(3_000, 32_766);
    }

    @Test
    void blockLengthChangesNoBit() throws Exception {
        byte[] one = rendered("--block", "64");
        assertThat(rendered("--block", "256")).isEqualTo(one);
        assertThat(rendered("--block", "1000")).isEqualTo(one);
    }

    @Test
    void durationIsExact() throws Exception {
        assertThat(rendered("--duration", "1.5").length).isEqualTo(44 + 72_000 * 4);
    }

    @Test
    void tailIsAddedBehindTheEnd() throws Exception {
        assertThat(rendered("--tail", "0.5").length - rendered().length).isEqualTo(24_000 * 4);
    }

    @Test
    void formatsHaveTheirSizes() throws Exception {
        assertThat(rendered("--duration", "1", "--format", "pcm24").length).isEqualTo(44 + 48_000 * 6);
        assertThat(rendered("--duration", "1", "--format", "f32").length).isEqualTo(44 + 48_000 * 8);
    }

    @Test
    void withoutLibraryTheStarterPlaysAndSaysSo() {
        Cli call = Cli.call("render", Cli.example("arpeggiator.sw"), "--midi", Cli.example("phrase.mid"), "-o", out(), "--offline",
                "--quiet");
        assertThat(call.code()).isZero();
        assertThat(call.err()).contains("arpeggiator.sw:2:15: warning R001 ").contains("Starter/Strings plays instead");
    }

    @Test
    void realLibraryLeavesNothingToSay() {
        Cli call = Cli.call("render", Cli.example("arpeggiator.sw"), "--midi", Cli.example("phrase.mid"), "-o", out(), "--library",
                Cli.library(), "--quiet");
        assertThat(call).isEqualTo(new Cli(0, "", ""));
    }

    @Test
    void programWithErrorsLeavesNoFile() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.sw"), "C4 /4\nnonsense(\n");
        assertThat(Cli.call("render", bad, "-o", out()).code()).isEqualTo(1);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(bad);
        }
    }

    @Test
    void wrongValuesAreUsage() {
        for (String option : new String[] {"--rate=5", "--block=0", "--tail=-1", "--format=mp3", "--kernel=gpu", "--stems=x",
            "--duration=x"}) {
            Cli call = Cli.call("render", Cli.example("harmony.sw"), "-o", out(), option, "--offline");
            assertThat(call.code()).as(option).isEqualTo(2);
            assertThat(call.err()).doesNotContain("\tat ");
        }
    }

    @Test
    void whatIsReadableOfATruncatedMidiFilePlays() throws Exception {
        byte[] midi = Files.readAllBytes(Path.of(Cli.example("phrase.mid")));
        Path cut = Files.write(folder.resolve("cut.mid"), Arrays.copyOf(midi, 100));
        Cli call = Cli.call("render", Cli.example("harmony.sw"), "--midi", cut, "-o", out(), "--offline");
        assertThat(call.code()).isZero();
        assertThat(call.err().lines().filter(line -> line.contains(cut + ": byte ")))
                .containsExactly("songwalker: " + cut + ": byte 18: the track states a length of 297 bytes, and 78 are read.");
    }

    @Test
    void midiFileAloneBecomesARack() {
        Cli call = Cli.call("render", Cli.example("phrase.mid"), "-o", out(), "--offline", "--quiet");
        assertThat(call.code()).isZero();
        assertThat(out()).isNotEmptyFile();
    }
}
