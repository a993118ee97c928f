// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import javax.sound.sampled.AudioFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songwalker.engine.BlockSource;

/** Whatever rate, channels, samples and buffers a device offers: 1 kHz at half scale stays that, in the first two channels. */
class FormatsTest {
    private static final int BLOCKS = 40;

    private static BlockSource tone() {
        long[] frame = {0};
        return (out, offset, frames) -> {
            for (int i = 0; i < frames; i++, frame[0]++) {
                out[offset + 2 * i] = (float) (0.5 * Math.sin(2 * Math.PI * 1000 * frame[0] / 48_000));
                out[offset + 2 * i + 1] = 0.25f;
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"48000, 16, 2, false, 256", "48000, 24, 2, true, 64", "48000, 32, 2, false, 1024", "44100, 16, 2, false, 256",
        "96000, 24, 2, false, 512", "22050, 16, 2, true, 128", "192000, 32, 2, true, 4096", "48000, 16, 6, false, 256",
        "44100, 24, 8, true, 333"})
    void aToneKeepsItsPitchAndLevel(int rate, int bits, int channels, boolean bigEndian, int block) {
        FakeMixer mixer = new FakeMixer();
        FakeMixer.Device device = mixer.add("Any", new AudioFormat(rate, bits, channels, true, bigEndian));
        AudioOutput output = assertInstanceOf(OutputResult.Opened.class, AudioOutput.open(tone(), mixer, null, 48_000, block, () -> 0))
                .output();
        assertEquals(2 * block * channels * bits / 8, device.bufferBytes);
        assertEquals(2.0 * block / rate, output.latencySeconds(), 1e-9);
        output.begin();
        device.awaitWrites(1);
        int blocks = Math.max(3, BLOCKS * 256 / block);
        device.play(blocks);
        output.close();
        double[] left = channel(device, 0, bits, channels, bigEndian);
        double peak = 0;
        int crossings = 0;
        for (int i = 20; i < left.length; i++) {
            peak = Math.max(peak, left[i]);
            crossings += left[i - 1] < 0 && left[i] >= 0 ? 1 : 0;
        }
        assertEquals(0.5, peak, 5e-3);
        assertEquals((left.length - 20) * 1000.0 / rate, crossings, 1);
        double[] right = channel(device, 1, bits, channels, bigEndian);
        assertEquals(0.25, right[right.length - 1], 1e-4);
        for (int c = 2; c < channels; c++) {
            assertEquals(0, channel(device, c, bits, channels, bigEndian)[100]);
        }
    }

    private static double[] channel(FakeMixer.Device device, int channel, int bits, int channels, boolean bigEndian) {
        byte[] bytes = device.given.toByteArray();
        int size = bits / 8;
        double[] out = new double[bytes.length / (size * channels)];
        for (int i = 0; i < out.length; i++) {
            long value = 0;
            for (int b = 0; b < size; b++) {
                int at = (i * channels + channel) * size + (bigEndian ? b : size - 1 - b);
                value = value << 8 | bytes[at] & 0xFF;
            }
            out[i] = (double) (value << (64 - bits)) / Long.MAX_VALUE;
        }
        return out;
    }
}
