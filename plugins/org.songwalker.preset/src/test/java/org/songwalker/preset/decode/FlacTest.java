// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.SampleData;

class FlacTest {
    private final List<String> notes = new ArrayList<>();

    private SampleData decoded(byte[] file) throws DecodeException {
        return new SampleDecoder(notes::add).decode(file, Codec.FLAC, 1);
    }

    @Test
    void sixteenBitStereoIsTheMeanOfItsChannels() throws Exception {
        SampleData data = decoded(Tones.file("tone-16-stereo.flac"));
        assertThat(data.rateHz()).isEqualTo(44_100);
        assertThat(data.length()).isEqualTo(4_410);
        // The mean of 0.5 and 0.25, and noise of up to 0.0005.
        assertThat(Tones.farthest(data.frames(), 0, 4_410, 44_100, 0.375)).isBetween(0.0001, 0.00053);
        assertThat(PitchProbe.centsOff(data.frames(), 44_100, 0, 4_410, 440)).isCloseTo(0, within(0.5));
        assertThat(notes).isEmpty();
    }

    @Test
    void twentyFourBitsAreExact() throws Exception {
        SampleData data = decoded(Tones.file("tone-24.flac"));
        assertThat(data.rateHz()).isEqualTo(48_000);
        assertThat(data.length()).isEqualTo(2_400);
        assertThat(Tones.farthest(data.frames(), 0, 2_400, 48_000, 0.5)).isLessThan(1.0 / (1 << 23));
    }

    @Test
    void eightBitsAndFixedPredictors() throws Exception {
        SampleData data = decoded(Tones.file("tone-8.flac"));
        assertThat(data.rateHz()).isEqualTo(8_000);
        assertThat(data.length()).isEqualTo(4_000);
        assertThat(Tones.farthest(data.frames(), 0, 4_000, 8_000, 0.5)).isLessThan(1.0 / 128);
    }

    @Test
    void aCutFilePlaysAsFarAsItGoes() throws Exception {
        byte[] file = Tones.file("tone-8.flac");
        float[] whole = decoded(file).frames();
        float[] half = decoded(Arrays.copyOf(file, 1_200)).frames();
        assertThat(half.length).isEqualTo(2 * 1_024);
        assertThat(half).isEqualTo(Arrays.copyOf(whole, half.length));
        assertThat(notes).singleElement().isEqualTo("it is cut or damaged at byte 956; 2048 of 4000 frames are there");
    }

    @Test
    void aDamagedFrameIsSilentAndKeepsItsTime() throws Exception {
        byte[] file = Tones.file("tone-8.flac");
        float[] whole = decoded(file).frames();
        file[700] ^= 0x55; // in the second of the frames at 86, 521, 956 and 1391
        float[] damaged = decoded(file).frames();
        assertThat(damaged.length).isEqualTo(4_000);
        assertThat(Arrays.copyOf(damaged, 1_024)).isEqualTo(Arrays.copyOf(whole, 1_024));
        assertThat(Arrays.copyOfRange(damaged, 1_024, 2_048)).containsOnly(0);
        assertThat(Arrays.copyOfRange(damaged, 2_048, 4_000)).isEqualTo(Arrays.copyOfRange(whole, 2_048, 4_000));
        assertThat(notes).singleElement().isEqualTo("it is damaged at byte 521; what is lost is silent");
    }

    @Test
    void whatCannotPlaySaysTheByte() throws Exception {
        byte[] file = Tones.file("tone-8.flac");
        assertThatThrownBy(() -> decoded(Arrays.copyOf(file, 30))).hasMessage("it ends at byte 30, in its headers");
        int headers = 4 + 38 + 4 + (file[45] & 0xFF);
        assertThatThrownBy(() -> decoded(Arrays.copyOf(file, headers + 100)))
                .hasMessage("no whole frame of audio is in it; it is cut or damaged at byte " + headers);
        assertThatThrownBy(() -> decoded(new byte[9])).hasMessage("not a FLAC file");
    }

    /** Found by the fuzzer. */
    @Test
    void aRateThatNoFrameStatesIsRefused() throws Exception {
        byte[] file = Tones.file("tone-8.flac");
        file[18] = (byte) 0xFF;
        assertThatThrownBy(() -> decoded(file)).hasMessageStartingWith("its header at byte 8 states 104");
    }

    @Test
    void constantsVerbatimsEscapesAndUnusedBits() throws Exception {
        assertThat(decoded(FlacWriter.file(16, 4, w -> w.bits(0, 8).bits(0x2000, 16))).frames()).containsExactly(0.25f, 0.25f, 0.25f,
                0.25f);
        assertThat(decoded(FlacWriter.file(16, 3, w -> w.bits(2, 8).bits(0x4000, 16).bits(0xC000, 16).bits(0x8000, 16))).frames())
                .containsExactly(0.5f, -0.5f, -1f);
        // Fixed order 1, one part of raw residuals of 16 bits: 4096, then steps of 4096 and -8192.
        assertThat(decoded(FlacWriter.file(16, 3,
                w -> w.bits(9 << 1, 8).bits(0x1000, 16).bits(0, 6).bits(15, 4).bits(16, 5).bits(0x1000, 16).bits(0xE000, 16))).frames())
                .containsExactly(0.125f, 0.25f, 0f);
        // Verbatim with 8 unused bits, stated as 7 zeros and a one.
        assertThat(decoded(FlacWriter.file(16, 2, w -> w.bits(3, 8).bits(1, 8).bits(0x40, 8).bits(0x80, 8))).frames()).containsExactly(0.5f,
                -1f);
        // 32 bits.
        assertThat(decoded(FlacWriter.file(32, 2, w -> w.bits(2, 8).bits(0x40000000L, 32).bits(0x80000000L, 32))).frames())
                .containsExactly(0.5f, -1f);
        assertThat(notes).isEmpty();
    }

    @Test
    void aFewBytesThatStandForTooManyFramesAreRefused() throws Exception {
        byte[] most = FlacWriter.frames(440, 65_536, w -> w.bits(0, 8).bits(0, 16));
        assertThat(most.length).isLessThan(10_000);
        assertThatThrownBy(() -> decoded(most)).hasMessage("longer than 28800000 frames; shorten it");
        assertThat(decoded(FlacWriter.frames(439, 65_536, w -> w.bits(0, 8).bits(0, 16))).length()).isEqualTo(439 * 65_536);
        byte[] stated = FlacWriter.frames(1, 16, w -> w.bits(0, 8).bits(0, 16));
        FlacWriter.state(stated, 28_800_001L);
        assertThatThrownBy(() -> decoded(stated)).hasMessage("longer than 28800000 frames; shorten it");
    }
}
