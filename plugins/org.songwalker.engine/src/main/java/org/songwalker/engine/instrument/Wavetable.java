// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One period of any shape as the sum of its harmonics, Σ a(k) · sin(2πkt). It is played from tables (mip levels); each holds only the
 * harmonics that stay below half the sample rate at the highest pitch of the table. A table serves three keys and allows
 * {@value #HEADROOM_SEMITONES} semitones of bend above them; a voice whose pitch moves further changes to another table. Tables are
 * oversampled, so that the error of interpolation is below -60 dB. Immutable.
 */
public final class Wavetable {
    /** Highest number of harmonics. */
    public static final int MOST_HARMONICS = 1024;
    /** Semitones that the pitch may rise above the keys of a table before another table takes over. */
    public static final int HEADROOM_SEMITONES = 3;
    private static final int KEYS_PER_TABLE = 3;
    private static final int KEYS = 128;
    /** Table frames per output frame at the highest key of a table; kernels read samples without bounds checks up to 4. */
    private static final double OVERSAMPLING = 3.25;
    private static final int LEAST_FRAMES_PER_HARMONIC = 8;
    private static final int LEAST_FRAMES = 8;
    private final double[] harmonics;

    /**
     * @param harmonics 1 to 1024 finite amplitudes from the fundamental upwards, not all zero; scaled so that the shape with all harmonics
     *                  peaks at 1
     * @throws IllegalArgumentException if the number of harmonics or a value is out of range
     */
    public Wavetable(double... harmonics) {
        if (harmonics.length < 1 || harmonics.length > MOST_HARMONICS || Arrays.stream(harmonics).anyMatch(a -> !Double.isFinite(a))
                || Arrays.stream(harmonics).allMatch(a -> a == 0)) {
            throw new IllegalArgumentException(
                    harmonics.length + " harmonics; expected 1 to " + MOST_HARMONICS + " finite numbers, not all 0");
        }
        this.harmonics = harmonics.clone();
    }

    /** Number of harmonics in the table of a key at a sample rate. */
    int harmonics(int key, double sampleRate) {
        int highest = Math.min(KEYS - 1, key - key % KEYS_PER_TABLE + KEYS_PER_TABLE - 1) + HEADROOM_SEMITONES;
        return (int) Math.clamp(Math.floor(sampleRate / 2 / hertz(highest)), 1, harmonics.length);
    }

    private static double hertz(double pitch) {
        return 440 * StrictMath.pow(2, (pitch - 69) / 12);
    }

    /**
     * Makes the instrument: a sampler with one table per three keys.
     *
     * @param like       supplies envelope, gain, pan, detuning, low-pass and vibrato; its waveform and pulse width are ignored
     * @param sampleRate sample rate of the engine in frames per second; the harmonics of all tables stay below half of it
     */
    public SamplerInstrument instrument(String name, OscillatorInstrument like, double sampleRate) {
        double peak = peak(table(harmonics.length, LEAST_FRAMES_PER_HARMONIC * harmonics.length));
        List<Zone> zones = new ArrayList<>();
        for (int low = 0; low < KEYS; low += KEYS_PER_TABLE) {
            int high = Math.min(KEYS, low + KEYS_PER_TABLE) - 1;
            int count = harmonics(low, sampleRate);
            int frames = (int) Math.max(LEAST_FRAMES,
                    Math.min(OVERSAMPLING * sampleRate / hertz(high), 2.0 * LEAST_FRAMES_PER_HARMONIC * count));
            float[] table = table(count, frames);
            for (int i = 0; i < frames; i++) {
                table[i] = (float) (table[i] / peak);
            }
            double root = 69 + 12 * StrictMath.log(sampleRate / frames / 440) / StrictMath.log(2);
            zones.add(new Zone(low, high, 0, 127, root - like.detuneCents() / 100, new SampleData(table, sampleRate),
                    new Loop(0, frames, Loop.Mode.CONTINUOUS), false, like.envelope(), like.gain(), like.pan(), like.cutoffHz(),
                    like.resonanceQ(), 0, like.vibrato()));
        }
        return new SamplerInstrument(name, zones, SamplerInstrument.Choice.BY_PITCH, false);
    }

    private static double peak(float[] table) {
        double most = 0;
        for (float x : table) {
            most = Math.max(most, Math.abs(x));
        }
        return most;
    }

    /** One period with the first {@code count} harmonics. */
    private float[] table(int count, int frames) {
        double[] sum = new double[frames];
        for (int k = 0; k < count; k++) {
            if (harmonics[k] != 0) {
                for (int i = 0; i < frames; i++) {
                    sum[i] += harmonics[k] * StrictMath.sin(2 * StrictMath.PI * ((long) (k + 1) * i % frames) / frames);
                }
            }
        }
        float[] table = new float[frames];
        for (int i = 0; i < frames; i++) {
            table[i] = (float) sum[i];
        }
        return table;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Wavetable that && Arrays.equals(harmonics, that.harmonics);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(harmonics);
    }

    /** The amplitudes from the fundamental upwards, in a new array. */
    public double[] harmonics() {
        return harmonics.clone();
    }

    @Override
    public String toString() {
        return "Wavetable[" + harmonics.length + " harmonics]";
    }
}
