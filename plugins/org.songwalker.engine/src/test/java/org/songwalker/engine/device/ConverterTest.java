// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conversion of rates, both ways: a tone stays itself, and what the new rate cannot hold does not come back as something else. */
class ConverterTest {
    private static final int FRAMES = 60_000;

    private static float[] output(double hz, int from, int to) {
        long[] frame = {0};
        RateConverter converter = new RateConverter((out, offset, frames) -> {
            for (int i = 0; i < frames; i++, frame[0]++) {
                out[offset + 2 * i] = (float) Math.sin(2 * Math.PI * hz * frame[0] / from);
                out[offset + 2 * i + 1] = 1;
            }
        }, from, to);
        float[] stereo = new float[2 * FRAMES];
        for (int at = 0; at < FRAMES; at += 250) {
            converter.render(stereo, 2 * at, 250);
        }
        float[] left = new float[FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            left[i] = stereo[2 * i];
            assertTrue(i < 400 || Math.abs(stereo[2 * i + 1] - 1) < 1e-5, "a constant at frame " + i + " is " + stereo[2 * i + 1]);
        }
        return left;
    }

    private static float[] input(double hz, int from, int to) {
        InputConverter converter = new InputConverter(1, from, to);
        float[] left = new float[FRAMES];
        float[] block = new float[199];
        int done = 0;
        for (long frame = 0; done < FRAMES;) {
            for (int i = 0; i < block.length; i++, frame++) {
                block[i] = (float) Math.sin(2 * Math.PI * hz * frame / from);
            }
            int made = Math.min(FRAMES - done, converter.convert(block, block.length));
            System.arraycopy(converter.result(), 0, left, done, made);
            done += made;
        }
        return left;
    }

    /** Level of a tone in dB of full scale, and in {@code [1]} that of all else. */
    private static double[] levels(float[] out, double hz, int rate) {
        int from = 2000;
        int n = out.length - from;
        double re = 0;
        double im = 0;
        double weight = 0;
        for (int i = 0; i < n; i++) {
            double window = window(i, n);
            re += window * out[from + i] * Math.cos(2 * Math.PI * hz * i / rate);
            im += window * out[from + i] * Math.sin(2 * Math.PI * hz * i / rate);
            weight += window;
        }
        re *= 2 / weight;
        im *= 2 / weight;
        double rest = 0;
        for (int i = 0; i < n; i++) {
            double left = out[from + i] - re * Math.cos(2 * Math.PI * hz * i / rate) - im * Math.sin(2 * Math.PI * hz * i / rate);
            rest += left * left;
        }
        return new double[] {20 * Math.log10(Math.hypot(re, im)), 10 * Math.log10(2 * rest / n)};
    }

    private static double window(int i, int n) {
        double s = Math.sin(Math.PI * i / n);
        return s * s * s * s;
    }

    @ParameterizedTest
    @CsvSource({"48000, 44100, 1000", "48000, 44100, 15000", "44100, 48000, 10000", "48000, 96000, 18000", "96000, 48000, 18000",
        "48000, 22050, 9000", "8000, 48000, 3000"})
    void aToneKeepsItsLevelAndHasNothingBesideIt(int from, int to, double hz) {
        for (float[] out : new float[][] {output(hz, from, to), input(hz, from, to)}) {
            double[] levels = levels(out, hz, to);
            assertEquals(0, levels[0], 0.05);
            assertTrue(levels[1] < -85, "beside the tone " + levels[1] + " dB");
        }
    }

    @ParameterizedTest
    @CsvSource({"48000, 44100, 23500", "96000, 48000, 30000", "48000, 22050, 14000", "192000, 48000, 40000", "48000, 8000, 6000"})
    void whatTheNewRateCannotHoldIsGone(int from, int to, double hz) {
        for (float[] out : new float[][] {output(hz, from, to), input(hz, from, to)}) {
            double power = 0;
            for (int i = 2000; i < out.length; i++) {
                power += out[i] * out[i];
            }
            double level = 10 * Math.log10(2 * power / (out.length - 2000) + 1e-20);
            assertTrue(level < -80, "folded back at " + level + " dB");
        }
    }
}
