// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.Waveform;

/** Vector and scalar kernels agree within 1e-6 of full scale. */
class KernelTest {
    private final Random random = new Random(11);

    @BeforeEach
    void needVectors() {
        Assumptions.assumeTrue(KernelChoice.vectorAvailable(), "this machine has no vectors of sixteen floats");
    }

    private static float[] noise(Random random, int length) {
        float[] data = new float[length];
        for (int i = 0; i < length; i++) {
            data[i] = random.nextFloat() * 2 - 1;
        }
        return data;
    }

    @Test
    void samplesAgreeAtEveryQualitySpeedAndLength() {
        float[] data = noise(random, 500);
        for (Quality quality : Quality.values()) {
            Kernels scalar = new ScalarKernels(quality);
            Kernels vector = new VectorKernels(quality);
            for (int round = 0; round < 2000; round++) {
                int frames = 1 + random.nextInt(64);
                int increment = 1 + random.nextInt(4 << 20);
                int fraction = random.nextInt(1 << 20);
                int last = (int) ((fraction + (long) (frames - 1) * increment) >> 20);
                int index = 3 + random.nextInt(500 - 8 - last);
                float[] a = new float[80];
                float[] b = new float[80];
                scalar.sample(data, index, fraction, increment, a, 7, frames);
                vector.sample(data, index, fraction, increment, b, 7, frames);
                assertArrayEquals(a, b, 1e-6f, quality + " at " + increment / 1048576.0);
            }
        }
    }

    @Test
    void oscillatorsAgree() {
        Kernels scalar = new ScalarKernels(Quality.HERMITE);
        Kernels vector = new VectorKernels(Quality.HERMITE);
        for (Waveform waveform : Waveform.values()) {
            for (int round = 0; round < 500; round++) {
                int frames = 1 + random.nextInt(64);
                int at = random.nextInt(65 - frames);
                Batch a = oscillators(round);
                Batch b = oscillators(round);
                scalar.oscillators(a, waveform, at, frames);
                vector.oscillators(b, waveform, at, frames);
                for (int lane = 0; lane < a.count; lane++) {
                    int row = lane * Slice.FRAMES + at;
                    assertArrayEquals(Arrays.copyOfRange(a.rows, row, row + frames), Arrays.copyOfRange(b.rows, row, row + frames), 1e-6f,
                            waveform + " with " + a.step[lane] + " from " + a.phase[lane]);
                }
            }
        }
    }

    private static Batch oscillators(int seed) {
        Random random = new Random(seed);
        Batch batch = new Batch();
        batch.count = 1 + random.nextInt(16);
        for (int lane = 0; lane < batch.count; lane++) {
            batch.phase[lane] = random.nextInt();
            batch.step[lane] = 1000 + (int) Math.exp(random.nextDouble() * 21);
            batch.width[lane] = (int) (long) ((0.05f + 0.9f * random.nextFloat()) * 4294967296.0);
            batch.bypassFilter(lane);
        }
        return batch;
    }

    private Batch batch(Random seeded) {
        Batch batch = new Batch();
        batch.count = 1 + seeded.nextInt(16);
        System.arraycopy(noise(seeded, batch.rows.length), 0, batch.rows, 0, batch.rows.length);
        BiquadCoefficients c = new BiquadCoefficients();
        for (int lane = 0; lane < batch.count; lane++) {
            c.lowpass(100 + seeded.nextInt(10_000), 0.5 + seeded.nextDouble(), 48_000);
            batch.b0[lane] = (float) c.b0;
            batch.b1[lane] = (float) c.b1;
            batch.b2[lane] = (float) c.b2;
            batch.a1[lane] = (float) c.a1;
            batch.a2[lane] = (float) c.a2;
            batch.gainLeft[lane] = seeded.nextFloat() / 16;
            batch.stepLeft[lane] = (seeded.nextFloat() - 0.5f) / 2000;
            batch.gainRight[lane] = seeded.nextFloat() / 16;
            batch.stepRight[lane] = (seeded.nextFloat() - 0.5f) / 2000;
        }
        return batch;
    }

    @Test
    void filtersAndMixesAgree() {
        Kernels scalar = new ScalarKernels(Quality.HERMITE);
        Kernels vector = new VectorKernels(Quality.HERMITE);
        for (int seed = 0; seed < 300; seed++) {
            Batch a = batch(new Random(seed));
            Batch b = batch(new Random(seed));
            float[][] outA = new float[2][64];
            float[][] outB = new float[2][64];
            int at = seed % 20;
            for (int slice = 0; slice < 5; slice++) {
                scalar.filter(a, at, 64 - at);
                vector.filter(b, at, 64 - at);
                scalar.mix(a, outA[0], outA[1], at, 64 - at);
                vector.mix(b, outB[0], outB[1], at, 64 - at);
            }
            assertArrayEquals(outA[0], outB[0], 1e-6f, "left, seed " + seed);
            assertArrayEquals(outA[1], outB[1], 1e-6f, "right, seed " + seed);
        }
    }

    @Test
    void sincReadsATonePurerThanHermite() {
        assertTrue(error(Quality.SINC) < error(Quality.HERMITE) / 4 && error(Quality.HERMITE) < error(Quality.LINEAR) / 10,
                error(Quality.SINC) + ", " + error(Quality.HERMITE) + ", " + error(Quality.LINEAR));
    }

    /** Worst error of a sine of a twelfth of the rate, read at 0.77 frames a frame. */
    private static double error(Quality quality) {
        float[] data = new float[1000];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) Math.sin(2 * Math.PI * i / 12);
        }
        Kernels kernels = new ScalarKernels(quality);
        int increment = (int) (0.77 * (1 << 20));
        float[] out = new float[64];
        kernels.sample(data, 100, 0, increment, out, 0, 64);
        double worst = 0;
        for (int i = 0; i < 64; i++) {
            worst = Math.max(worst, Math.abs(out[i] - Math.sin(2 * Math.PI * (100 + i * (increment / 1048576.0)) / 12)));
        }
        return worst;
    }
}
