// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

/** What is heard of a tone. */
final class Tones {
    private Tones() { }

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
}
