// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One period of any shape as the sum of its harmonics: Σ a(k) · sin(2πkt), played from tables of which each holds as many harmonics as stay
 * below half the rate at the highest pitch it is for (mip levels). A table serves three keys and has room for {@value #HEADROOM_SEMITONES}
 * semitones of bend above them; a voice that goes further goes on in another table. Tables are oversampled, so that reading between their
 * frames adds less than -60 dB. Immutable.
 */
public final class Wavetable {
    /** Most harmonics. */
    public static final int MOST_HARMONICS = 1024;
    /** How far the pitch may leave the keys of a table before another one takes over. */
    public static final int HEADROOM_SEMITONES = 3;
    private static final int KEYS_PER_TABLE = 3;
    private static final int KEYS = 128;
    /** Frames of a table for each frame that is heard, at the highest pitch without a bend; samples are read fast up to 4. */
    private static final double OVERSAMPLING = 3.25;
    private static final int LEAST_FRAMES_PER_HARMONIC = 8;
    private static final int LEAST_FRAMES = 8;
    private final double[] harmonics;

    /** @param harmonics amplitudes from the fundamental on, 1 to 1024 numbers, not all zero; the loudest table peaks at 1 */
    public Wavetable(double... harmonics) {
        if (harmonics.length < 1 || harmonics.length > MOST_HARMONICS || Arrays.stream(harmonics).anyMatch(a -> !Double.isFinite(a))
                || Arrays.stream(harmonics).allMatch(a -> a == 0)) {
            throw new IllegalArgumentException(
                    harmonics.length + " harmonics; expected 1 to " + MOST_HARMONICS + " finite numbers, not all 0");
        }
        this.harmonics = harmonics.clone();
    }

    /** Harmonics that a table for a key holds at a rate. */
    int harmonics(int key, double sampleRate) {
        int highest = Math.min(KEYS - 1, key - key % KEYS_PER_TABLE + KEYS_PER_TABLE - 1) + HEADROOM_SEMITONES;
        return (int) Math.clamp(Math.floor(sampleRate / 2 / hertz(highest)), 1, harmonics.length);
    }

    private static double hertz(double pitch) {
        return 440 * StrictMath.pow(2, (pitch - 69) / 12);
    }

    /**
     * The instrument: a sampler with a table for each three keys.
     *
     * @param like       envelope, gain, pan, detuning, low-pass and vibrato; its waveform and pulse width do not count
     * @param sampleRate of the engine, frames per second: what its tables keep below half of
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

    /** The amplitudes from the fundamental on. */
    public double[] harmonics() {
        return harmonics.clone();
    }

    @Override
    public String toString() {
        return "Wavetable[" + harmonics.length + " harmonics]";
    }
}
