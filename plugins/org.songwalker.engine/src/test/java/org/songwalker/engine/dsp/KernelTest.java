// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
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
            for (int seed = 0; seed < 300; seed++) {
                int frames = 1 + random.nextInt(64);
                int at = random.nextInt(65 - frames);
                int lanes = random.nextInt(1 << 16);
                Batch a = samples(data, seed);
                Batch b = samples(data, seed);
                assertEquals(scalar.samples(a, lanes, at, frames), vector.samples(b, lanes, at, frames));
                assertArrayEquals(a.position, b.position);
                for (int lane = 0; lane < 16; lane++) {
                    int row = lane * Slice.FRAMES + at;
                    assertArrayEquals(Arrays.copyOfRange(a.rows, row, row + frames), Arrays.copyOfRange(b.rows, row, row + frames), 1e-6f,
                            quality + " at " + a.coarse[lane] / 1048576.0);
                }
            }
        }
    }

    /** Lanes at speeds up to four, about half of them too near to the end of the data to be read. */
    private static Batch samples(float[] data, int seed) {
        Random random = new Random(seed);
        Batch batch = new Batch();
        batch.count = 16;
        short[] words = new short[data.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = (short) (data[i] * 32768);
        }
        for (int lane = 0; lane < 16; lane++) {
            long increment = 1 + (long) (random.nextDouble() * (4L << 32));
            if (lane % 2 == 0) {
                batch.floats[lane] = data;
            } else {
                batch.words[lane] = words;
            }
            batch.increment[lane] = increment;
            batch.coarse[lane] = (int) ((increment + 2048) >>> 12);
            batch.position[lane] = (long) ((3 + random.nextDouble() * 450) * 4294967296.0);
            batch.last[lane] = (500L << 32) - Math.max(63 * increment + (6L << 32), 48 * increment + (32L << 32));
        }
        return batch;
    }

    @Test
    void wordsSoundAsTheirFloatsDoBitForBit() {
        short[] words = {0, 0, 0, 0, -32768, 12345, 1, -1, 32767, 0, 0, 0, 0, 0, 0, 0};
        float[] floats = new float[words.length];
        for (int i = 0; i < words.length; i++) {
            floats[i] = words[i] / 32768f;
        }
        for (Quality quality : Quality.values()) {
            Kernels kernels = new ScalarKernels(quality);
            float[] a = new float[10];
            float[] b = new float[10];
            kernels.sample(floats, 3, 12_345, 500_000, a, 0, 10);
            kernels.sample(words, 3, 12_345, 500_000, b, 0, 10);
            assertArrayEquals(a, b);
        }
        Batch batch = new Batch();
        batch.count = 2;
        batch.floats[0] = Arrays.copyOf(floats, 100);
        batch.words[1] = Arrays.copyOf(words, 100);
        for (int lane = 0; lane < 2; lane++) {
            batch.position[lane] = 3L << 32;
            batch.last[lane] = Long.MAX_VALUE;
            batch.coarse[lane] = 500_000;
        }
        assertEquals(0, new VectorKernels(Quality.HERMITE).samples(batch, 3, 0, 64));
        assertArrayEquals(Arrays.copyOf(batch.rows, 64), Arrays.copyOfRange(batch.rows, 64, 128));
    }

    @Test
    void lanesBehindTheirLastPositionAreLeftToTheCaller() {
        Batch batch = new Batch();
        batch.count = 3;
        batch.floats[1] = new float[100];
        batch.increment[1] = 1L << 32;
        batch.coarse[1] = 1 << 20;
        batch.position[1] = 3L << 32;
        batch.last[1] = 3L << 32;
        assertEquals(0b101, new VectorKernels(Quality.HERMITE).samples(batch, 0b111, 0, 64));
        assertEquals(67L << 32, batch.position[1]);
        assertEquals(0b111, new VectorKernels(Quality.HERMITE).samples(batch, 0b111, 0, 64));
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

    /** In two batches, of which the second one's sums come on top. */
    @Test
    void oscillatorsAddedToPartialSumsAreThoseThatWereMixed() {
        for (Kernels kernels : List.of(new ScalarKernels(Quality.HERMITE), new VectorKernels(Quality.HERMITE))) {
            PartialSums sums = new PartialSums(kernels.width());
            for (int round = 0; round < 500; round++) {
                Waveform waveform = Waveform.values()[round % 5];
                int frames = 1 + random.nextInt(64);
                int at = random.nextInt(65 - frames);
                float[][] mixed = new float[2][64];
                float[][] added = new float[2][64];
                for (int batch = 0; batch < 2; batch++) {
                    Batch a = sounding(2 * round + batch);
                    Batch b = sounding(2 * round + batch);
                    kernels.oscillators(a, waveform, at, frames);
                    kernels.mix(a, 0, a.count, mixed[0], mixed[1], at, frames);
                    kernels.addOscillators(b, waveform, sums, at, frames);
                    assertArrayEquals(a.phase, b.phase);
                    assertArrayEquals(a.z1, b.z1, 1e-5f);
                }
                kernels.collect(sums, added[0], added[1], at, frames);
                assertArrayEquals(mixed[0], added[0], 1e-6f, kernels.name() + ", left, round " + round);
                assertArrayEquals(mixed[1], added[1], 1e-6f, kernels.name() + ", right, round " + round);
            }
        }
    }

    /** What lies in the rows of lanes that are not taken, numbers or not, must not be heard. */
    @Test
    void rowsAddedToPartialSumsAreThoseThatWereFilteredAndMixed() {
        for (Kernels kernels : List.of(new ScalarKernels(Quality.HERMITE), new VectorKernels(Quality.HERMITE))) {
            PartialSums sums = new PartialSums(kernels.width());
            for (int seed = 0; seed < 300; seed++) {
                Batch a = batch(new Random(seed));
                Batch b = batch(new Random(seed));
                Arrays.fill(b.rows, b.count * Slice.FRAMES, b.rows.length, Float.NaN);
                float[][] mixed = new float[2][64];
                float[][] added = new float[2][64];
                int at = seed % 20;
                kernels.filter(a, at, 64 - at);
                kernels.mix(a, 0, a.count, mixed[0], mixed[1], at, 64 - at);
                kernels.addRows(b, sums, at, 64 - at);
                kernels.collect(sums, added[0], added[1], at, 64 - at);
                assertArrayEquals(mixed[0], added[0], 1e-6f, kernels.name() + ", left, seed " + seed);
                assertArrayEquals(mixed[1], added[1], 1e-6f, kernels.name() + ", right, seed " + seed);
            }
        }
    }

    /** Oscillators with gains, every other time with low-passes. */
    private static Batch sounding(int seed) {
        Batch batch = oscillators(seed);
        Random random = new Random(seed);
        for (int lane = 0; lane < batch.count; lane++) {
            batch.gainLeft[lane] = random.nextFloat() / 16;
            batch.stepLeft[lane] = (random.nextFloat() - 0.5f) / 2000;
            batch.gainRight[lane] = random.nextFloat() / 16;
            batch.stepRight[lane] = (random.nextFloat() - 0.5f) / 2000;
            if (seed % 4 > 1) {
                BiquadCoefficients c = new BiquadCoefficients();
                c.lowpass(100 + random.nextInt(10_000), 0.5 + random.nextDouble(), 48_000);
                batch.filter(lane, c);
            }
        }
        return batch;
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
            batch.filter(lane, c);
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
                scalar.mix(a, 0, a.count, outA[0], outA[1], at, 64 - at);
                vector.mix(b, 0, b.count, outB[0], outB[1], at, 64 - at);
            }
            assertArrayEquals(outA[0], outB[0], 1e-6f, "left, seed " + seed);
            assertArrayEquals(outA[1], outB[1], 1e-6f, "right, seed " + seed);
        }
    }

    @Test
    void whatReadingAddsToAToneLiesAsFarBelowItAsIsWrittenDown() {
        assertEquals(-32.1, residueDb(Quality.LINEAR, 12), 0.2);
        assertEquals(-54.0, residueDb(Quality.HERMITE, 12), 0.2);
        assertEquals(-70.5, residueDb(Quality.SINC, 12), 0.2);
        assertEquals(-20.2, residueDb(Quality.LINEAR, 6), 0.2);
        assertEquals(-33.4, residueDb(Quality.HERMITE, 6), 0.2);
        assertEquals(-82.9, residueDb(Quality.SINC, 6), 0.2);
        assertEquals(-13.4, residueDb(Quality.LINEAR, 4), 0.2);
        assertEquals(-21.1, residueDb(Quality.HERMITE, 4), 0.2);
        assertEquals(-39.2, residueDb(Quality.SINC, 4), 0.2);
    }

    /** Power of all that is not the tone, below the tone's: a sine of {@code period} frames, read at 0.77 frames a frame. */
    private static double residueDb(Quality quality, int period) {
        float[] data = new float[4000];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) Math.sin(2 * Math.PI * i / period);
        }
        Kernels kernels = new ScalarKernels(quality);
        int increment = (int) (0.77 * (1 << 20));
        float[] out = new float[64];
        double residue = 0;
        double tone = 0;
        for (int block = 0; block < 40; block++) {
            long phase = 64L * block * increment;
            kernels.sample(data, 100 + (int) (phase >> 20), (int) phase & (1 << 20) - 1, increment, out, 0, 64);
            for (int i = 0; i < 64; i++) {
                double wanted = Math.sin(2 * Math.PI * (100 + (phase + (long) i * increment) / 1048576.0) / period);
                residue += (out[i] - wanted) * (out[i] - wanted);
                tone += wanted * wanted;
            }
        }
        return 10 * Math.log10(residue / tone);
    }
}
