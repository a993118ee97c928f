// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PcmEncoderTest {

    private static byte[] encode(PcmEncoder encoder, long frame, float... stereo) {
        byte[] out = new byte[stereo.length / 2 * encoder.frameBytes()];
        encoder.encode(stereo, 0, stereo.length / 2, frame, out, 0);
        return out;
    }

    @Test
    void twentyFourBitsAreLittleEndianAndLimited() {
        assertArrayEquals(new byte[] {-1, -1, 0x7F, 1, 0, -128}, encode(new PcmEncoder(PcmFormat.PCM24), 0, 1.5f, -1f));
    }

    @Test
    void floatsPassBitByBit() {
        byte[] out = encode(new PcmEncoder(PcmFormat.F32), 0, 0.25f, -2f);
        assertEquals(0.25f, ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN).getFloat(0));
        assertEquals(-2f, ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN).getFloat(4));
    }

    @Test
    void silenceStaysSilentIn16Bits() {
        assertArrayEquals(new byte[400], encode(new PcmEncoder(PcmFormat.PCM16), 7, new float[200]));
    }

    @Test
    void bytesDoNotDependOnWhereTheBlocksAreCut() {
        PcmEncoder encoder = new PcmEncoder(PcmFormat.PCM16);
        float[] sound = new float[400];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (float) Math.sin(i * 0.1) * 0.3f;
        }
        byte[] whole = encode(encoder, 0, sound);
        byte[] parts = new byte[whole.length];
        encoder.encode(sound, 0, 77, 0, parts, 0);
        encoder.encode(sound, 154, 123, 77, parts, 77 * 4);
        assertArrayEquals(whole, parts);
    }

    @Test
    void ditherIsTriangularWithoutOffset() {
        double sum = 0;
        double power = 0;
        for (int i = 0; i < 100_000; i++) {
            double d = PcmEncoder.dither(i, i & 1);
            sum += d;
            power += d * d;
        }
        assertEquals(0, sum / 100_000, 0.005);
        assertEquals(1.0 / 6, power / 100_000, 0.003);
    }

    @Test
    void ditherKeepsASignalBelowOneStepOnAverage() {
        float[] quiet = new float[40_000];
        Arrays.fill(quiet, 0.25f / 32_767);
        byte[] out = encode(new PcmEncoder(PcmFormat.PCM16), 0, quiet);
        double sum = 0;
        for (int i = 0; i < out.length; i += 2) {
            sum += (short) (out[i] & 0xFF | out[i + 1] << 8);
        }
        assertEquals(0.25, sum / 40_000, 0.01);
    }

    @Test
    void monoGetsTheMeanAndBigEndianTurnsTheBytes() {
        assertArrayEquals(new byte[] {0x40, 0, 0, 0}, encode(new PcmEncoder(PcmFormat.PCM32, 1, true), 0, 1f, 0f));
    }
}
