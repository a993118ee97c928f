// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

/** What is heard of an engine, and of a tone. */
final class Tones {
    private Tones() {}

    /** Frequency of a key in equal temperament, A4 (69) at 440 Hz. */
    static double hertz(double key) {
        return 440 * Math.pow(2, (key - 69) / 12);
    }

    /** Amplitude of a frequency in frames at 48 kHz, through a Hann window. */
    static double amplitude(float[] out, int from, int frames, double hz) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < frames; i++) {
            double window = 1 - Math.cos(2 * Math.PI * i / frames);
            re += window * out[from + i] * Math.cos(2 * Math.PI * hz * i / 48_000);
            im += window * out[from + i] * Math.sin(2 * Math.PI * hz * i / 48_000);
        }
        return 2 * Math.hypot(re, im) / frames;
    }

    /** Left side of the next frames of an engine, fetched in blocks. */
    static float[] left(Engine engine, int frames, int block) {
        float[] out = new float[2 * frames];
        for (int at = 0; at < frames; at += block) {
            engine.render(out, 2 * at, Math.min(block, frames - at));
        }
        float[] left = new float[frames];
        for (int i = 0; i < frames; i++) {
            left[i] = out[2 * i];
        }
        return left;
    }

    /** 512 harmonics of a sawtooth. */
    static double[] sawtooth() {
        double[] saw = new double[512];
        for (int k = 0; k < saw.length; k++) {
            saw[k] = 1.0 / (k + 1);
        }
        return saw;
    }

    /** The loudest component that a sawtooth folds back from half of 48 kHz and that is no harmonic, in dB against its fundamental. */
    static double folded(float[] out, int from, int frames, double hz) {
        double folded = 0;
        for (int k = (int) (24_000 / hz) + 1; k < 3 * 24_000 / hz; k++) {
            double alias = Math.abs(k * hz - 48_000 * Math.rint(k * hz / 48_000));
            boolean harmonic = Math.abs(alias / hz - Math.rint(alias / hz)) * hz < 20;
            folded = harmonic ? folded : Math.max(folded, amplitude(out, from, frames, alias));
        }
        return decibels(folded / amplitude(out, from, frames, hz));
    }

    static double decibels(double ratio) {
        return 20 * Math.log10(ratio);
    }
}
