// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong words on the command line end with exit code 2 and one sentence that says what to write. */
class WrongUsageTest {
    @TempDir
    Path folder;

    private static String said(String... words) {
        Cli call = Cli.call((Object[]) words);
        assertThat(call.code()).as("%s", Arrays.asList(words)).isEqualTo(2);
        assertThat(call.err()).hasLineCount(1).startsWith("songwalker: ").doesNotContain("int", "java.", "Exception");
        return call.err().substring("songwalker: ".length()).strip();
    }

    private String rendered(String... more) {
        List<String> words = new ArrayList<>(List.of("render", "a.sw", "-o", folder.resolve("o.wav").toString()));
        words.addAll(List.of(more));
        return said(words.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--rate=abc | --rate is 'abc'; it takes a whole number from 8000 to 384000 Hz, for example --rate 48000. See 'songwalker render --help'.",
        "--rate=7999 | --rate is 7999; it takes a whole number from 8000 to 384000 Hz, for example --rate 48000.",
        "--rate=384001 | --rate is 384001; it takes a whole number from 8000 to 384000 Hz, for example --rate 48000.",
        "--rate=44100.5 | --rate is '44100.5'; it takes a whole number from 8000 to 384000 Hz, for example --rate 48000. See 'songwalker render --help'.",
        "--block=65537 | --block is 65537; it takes a whole number from 1 to 65536 frames, for example --block 256.",
        "--block=1e3 | --block is '1e3'; it takes a whole number from 1 to 65536 frames, for example --block 256. See 'songwalker render --help'.",
        "--duration=86400.5 | --duration is 86400.5; it takes a number from 0 to 86400 seconds, for example --duration 2.5.",
        "--duration=NaN | --duration is NaN; it takes a number from 0 to 86400 seconds, for example --duration 2.5.",
        "--duration=long | --duration is 'long'; it takes a number from 0 to 86400 seconds, for example --duration 2.5. See 'songwalker render --help'.",
        "--tail=3601 | --tail is 3601; it takes a number from 0 to 3600 seconds, for example --tail 1.",
        "--seed=x | --seed is 'x'; it takes a whole number, up to 18 digits, for example --seed 1. See 'songwalker render --help'.",
        "--format=mp3 | --format is 'mp3'; it takes pcm16, pcm24 or f32. See 'songwalker render --help'.",
        "--limiter=maybe | --limiter is 'maybe'; it takes on or off. See 'songwalker render --help'.",
        "--kernel=gpu | --kernel is 'gpu'; it takes auto, vector or scalar. See 'songwalker render --help'.",
        "--quality=best | --quality is 'best'; it takes hermite, linear or sinc. See 'songwalker render --help'.",
        "--offline=no | --offline takes no value; leave out '=no'. See 'songwalker render --help'.",
        "--rat=5 | '--rat=5' is no option of render; did you mean --rate? See 'songwalker render --help'.",
        "more.sw | 'more.sw' is one word too many for render; put a name that has spaces in quotes. See 'songwalker render --help'."})
    void aWrongValueSaysWhatTheOptionTakes(String word, String sentence) {
        assertThat(rendered(word)).isEqualTo(sentence);
    }

    @Test
    void whatIsMissingOrThereTwiceIsNamed() {
        assertThat(rendered("--rate")).isEqualTo(
                "--rate has no value; it takes a whole number from 8000 to 384000 Hz, for example --rate 48000. See 'songwalker render --help'.");
        assertThat(rendered("--rate=8000", "--rate=9000"))
                .isEqualTo("--rate is there twice; write it once. See 'songwalker render --help'.");
        assertThat(said("render", "a.sw")).isEqualTo("render needs -o OUT.wav, the file to write. See 'songwalker render --help'.");
        assertThat(said("render", "-o", "o.wav")).isEqualTo(
                "render needs FILE, a program (.sw), a session (.swsession) or a MIDI file (.mid). See 'songwalker render --help'.");
        assertThat(said("check")).isEqualTo("check needs FILE, programs (.sw). See 'songwalker check --help'.");
        assertThat(said("explain")).isEqualTo("explain needs CODE, for example N001. See 'songwalker explain --help'.");
        assertThat(said("bench", "--osc", "x")).isEqualTo(
                "--osc is 'x'; it takes a whole number from 1 to 2048 voices, for example --osc 64. See 'songwalker bench --help'.");
    }

    /** They are allowed, so that something else is found wrong: the input does not exist. */
    @ParameterizedTest
    @ValueSource(strings = {"--rate=8000", "--rate=384000", "--block=1", "--block=65536", "--duration=86400", "--duration=0", "--tail=3600",
        "--seed=-9223372036854775808", "--format=F32"})
    void theEndsOfARangeBelongToIt(String word) {
        Cli call = Cli.call("render", folder.resolve("none.sw"), "-o", folder.resolve("o.wav"), word);
        assertThat(call.code()).isEqualTo(3);
        assertThat(call.err()).contains("none.sw' cannot be read (it does not exist); correct its path.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.mp3", "x.MP3", "x.flac", "x.ogg", "x.aiff", "x.m4a", "x.opus"})
    void aNameOfAnotherFormatIsNoNameForAWav(String name) throws Exception {
        Path target = folder.resolve(name);
        assertThat(said("render", Cli.example("harmony.sw"), "--offline", "-o", target.toString()))
                .isEqualTo("Only WAV files are written, and '" + target + "' would be none; write -o " + folder.resolve("x.wav")
                        + ", and convert it afterwards.");
        assertThat(target).doesNotExist();
    }

    @Test
    void otherNamesAreTheUsersOwn() {
        for (String name : List.of("x.wav", "x.WAVE", "x", "x.mp3.wav", "mp3", "x.take")) {
            Path target = folder.resolve(name);
            assertThat(Cli.call("render", Cli.example("harmony.sw"), "--offline", "--duration=0.1", "-o", target).code()).as(name).isZero();
            assertThat(target).exists();
        }
    }

    @Test
    void aNameMayBeginWithAnAtSign() throws Exception {
        Path program = Files.writeString(folder.resolve("@home.sw"), "C4 /4\n");
        assertThat(Cli.call("check", program)).isEqualTo(new Cli(0, "", ""));
        assertThat(said("check", "@home.sw", "--jsn")).startsWith("'--jsn' is no option of check; did you mean --json?");
    }

    @Test
    void helpOffersNothingThatIsNotBuilt() {
        assertThat(Cli.call("render", "--help").out()).contains("--format").doesNotContain("--stems", "not built");
        assertThat(rendered("--stems=x")).isEqualTo("--stems is not built yet; leave it out.");
    }

    @Test
    void checkSaysThatItUsesNoNetwork() throws Exception {
        Path program = Files.writeString(folder.resolve("a.sw"), "C4 /4\n");
        assertThat(Cli.call("check", program, "--library", "http://127.0.0.1:9/library")).isEqualTo(new Cli(3, "",
                "songwalker: check uses no network, so the library 'http://127.0.0.1:9/library' cannot be read; name a folder that has it, or "
                        + "leave --library out.\n"));
    }
}
