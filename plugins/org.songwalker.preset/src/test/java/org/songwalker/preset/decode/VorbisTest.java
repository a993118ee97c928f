// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.SampleData;

class VorbisTest {
    /** Offsets of the pages of the stereo tone: two of headers, three of sound that end at 31,232, 62,976 and 88,200 frames. */
    private static final int SECOND_OF_SOUND = 7_949;
    private static final int LAST = 12_164;

    private final List<String> notes = new ArrayList<>();

    private SampleData decoded(byte[] file) throws DecodeException {
        return new SampleDecoder(notes::add).decode(file, Codec.OGG, 1);
    }

    @Test
    void lengthRatePitchAndLevelAreThoseOfTheRecording() throws Exception {
        SampleData data = decoded(Tones.file("tone.ogg"));
        assertThat(data.rateHz()).isEqualTo(44_100);
        assertThat(data.length()).isEqualTo(13_230);
        assertThat(PitchProbe.centsOff(data.frames(), 44_100, 1_000, 13_000, 440)).isCloseTo(0, within(1.0));
        assertThat(Tones.rms(data.frames(), 1_000, 12_000)).isCloseTo(0.5 / Math.sqrt(2), within(0.01));
        // In phase too: the first sample is the recording's first.
        assertThat(Tones.farthest(data.frames(), 1_000, 12_000, 44_100, 0.5)).isLessThan(0.05);
        assertThat(notes).isEmpty();
    }

    @Test
    void stereoIsTheMeanOfItsChannels() throws Exception {
        SampleData data = decoded(Tones.file("tone-stereo.ogg"));
        assertThat(data.rateHz()).isEqualTo(22_050);
        assertThat(data.length()).isEqualTo(88_200);
        assertThat(Tones.rms(data.frames(), 1_000, 88_000)).isCloseTo(0.375 / Math.sqrt(2), within(0.01));
    }

    @Test
    void aCutFilePlaysAsFarAsItGoes() throws Exception {
        byte[] file = Tones.file("tone-stereo.ogg");
        float[] whole = decoded(file).frames();
        float[] cut = decoded(Arrays.copyOf(file, LAST + 100)).frames();
        assertThat(cut.length).isEqualTo(62_976);
        assertThat(cut).isEqualTo(Arrays.copyOf(whole, 62_976));
        assertThat(notes).containsExactly("it is cut at byte " + (LAST + 100) + "; 62976 frames are there");
    }

    @Test
    void aDamagedPageIsSilentAndKeepsItsTime() throws Exception {
        byte[] file = Tones.file("tone-stereo.ogg");
        float[] whole = decoded(file).frames();
        file[SECOND_OF_SOUND + 1_000] ^= 1;
        float[] damaged = decoded(file).frames();
        assertThat(damaged.length).isEqualTo(88_200);
        assertThat(Arrays.copyOf(damaged, 31_000)).isEqualTo(Arrays.copyOf(whole, 31_000));
        assertThat(Tones.rms(damaged, 32_000, 60_000)).isEqualTo(0);
        assertThat(Arrays.copyOfRange(damaged, 66_000, 88_200)).isEqualTo(Arrays.copyOfRange(whole, 66_000, 88_200));
        assertThat(notes).containsExactly("a part of it is damaged; what is lost is silent");
    }

    @Test
    void whatCannotPlaySaysWhy() throws Exception {
        byte[] file = Tones.file("tone.ogg");
        assertThatThrownBy(() -> decoded(Arrays.copyOf(file, 1_000)))
                .hasMessage("its Vorbis headers are cut or damaged; it ends at byte 1000");
        assertThatThrownBy(() -> decoded("hello".getBytes(StandardCharsets.US_ASCII))).hasMessage("not an Ogg file");
        byte[] opus = "OggS...........................OpusHead".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> decoded(opus)).hasMessage("it is Opus, which is not supported; convert it to Ogg Vorbis");
    }

    /** The decoder makes a table of entries times dimensions. */
    @Test
    void tablesOfGigabytesAreRefusedBeforeTheyAreMade() {
        byte[] setup = new byte[40];
        setup[0] = 5;
        System.arraycopy("vorbis".getBytes(StandardCharsets.US_ASCII), 0, setup, 1, 6);
        System.arraycopy(new byte[] {0, 0x42, 0x43, 0x56, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0x7F}, 0, setup, 7, 9);
        assertThatThrownBy(() -> VorbisSetup.check(setup)).isInstanceOf(Damage.class).hasMessage("its tables of codes are too large");
    }

    @Test
    void aFileHasAtMost64Channels() throws Exception {
        byte[] file = Tones.file("tone.ogg");
        file[39] = 65;
        assertThatThrownBy(() -> decoded(OggPages.checked(file))).hasMessage("it has 65 channels, and at most 64 are read");
        file[39] = 64;
        assertThat(decoded(OggPages.checked(file)).length()).isEqualTo(13_230);
    }

    @Test
    void nothingIsPrinted() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (PrintStream caught = new PrintStream(printed)) {
            System.setOut(caught);
            System.setErr(caught);
            byte[] file = Tones.file("tone.ogg");
            decoded(file);
            decoded(Arrays.copyOf(file, 4_100));
        } catch (DecodeException e) {
            assertThat(e).hasMessageContaining("it ends at byte 4100");
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.size()).isZero();
    }
}
