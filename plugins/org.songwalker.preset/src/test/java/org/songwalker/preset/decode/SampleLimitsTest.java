// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.SampleData;

/** The limits of samples in releng/docs/limits.md, each at the limit and one above. */
class SampleLimitsTest {
    private final List<String> notes = new ArrayList<>();
    private final SampleDecoder decoder = new SampleDecoder(notes::add);

    /** A WAV file of two frames of silence: format 1 in 16 bit, 3 in floats. */
    private static byte[] wav(int format, int channels, int frameBytes) {
        int data = 2 * frameBytes;
        return ByteBuffer.allocate(44 + data)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(36 + data)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) format)
                .putShort((short) channels)
                .putInt(44_100)
                .putInt(44_100 * frameBytes)
                .putShort((short) frameBytes)
                .putShort((short) (format == 1 ? 16 : 32))
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(data)
                .array();
    }

    @Test
    void aSampleHasAtMost64Channels() throws DecodeException {
        assertThat(decoder.decode(wav(1, 64, 128), Codec.WAV, 1).length()).isEqualTo(2);
        assertThatThrownBy(() -> decoder.decode(wav(1, 65, 130), Codec.WAV, 1)).hasMessage("it has 65 channels, and at most 64 are read");
    }

    @Test
    void aFrameHasAtMost512Bytes() throws DecodeException {
        assertThat(decoder.decode(wav(3, 64, 512), Codec.WAV, 1).length()).isPositive();
        assertThatThrownBy(() -> decoder.decode(wav(3, 64, 513), Codec.WAV, 1))
                .hasMessage("its header states frames of 513 bytes, and at most 512 are read");
    }

    @Test
    void aSampleHasAtMost28800000Frames() throws DecodeException {
        SampleData longest = decoder.decode(new byte[2 * 28_800_000], Codec.RAW, 48_000);
        assertThat(longest.length()).isEqualTo(28_800_000);
        assertThatThrownBy(() -> decoder.decode(new byte[2 * 28_800_001], Codec.RAW, 48_000))
                .hasMessage("longer than 28800000 frames; shorten it");
    }

    @Test
    void aCompressedSampleHasAtMost57600000Values() throws DecodeException {
        MonoBuffer.refuse(28_800_000, 2);
        MonoBuffer.refuse(19_200_000, 3);
        assertThatThrownBy(() -> MonoBuffer.refuse(19_200_001, 3)).hasMessage("longer than 19200000 frames of 3 channels; shorten it");
    }

    @Test
    void aFloatIsAtMost16() throws DecodeException {
        byte[] floats = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(16).putFloat(-16).array();
        assertThat(decoder.float32(floats, 8_000).frames()).containsExactly(16, -16);
        assertThat(notes).isEmpty();
        byte[] louder = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(Math.nextUp(16f)).array();
        assertThat(decoder.float32(louder, 8_000).frames()).containsExactly(16);
        assertThat(notes).hasSize(1);
    }
}
