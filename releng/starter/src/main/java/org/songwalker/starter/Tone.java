// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.starter;

/**
 * One finished sample.
 *
 * @param file      file name without ending
 * @param root      key at which it sounds untransposed
 * @param cents     deviation of the sound above that key, in cents
 * @param rateHz    sample rate
 * @param frames    samples, -1 to 1
 * @param loopStart first frame of the loop; ignored if there is no loop
 * @param loopEnd   first frame after the loop; 0 if there is no loop
 */
record Tone(String file, int root, double cents, int rateHz, double[] frames, int loopStart, int loopEnd) {

    double peak() {
        double peak = 0;
        for (double value : frames) {
            peak = Math.max(peak, Math.abs(value));
        }
        return peak;
    }

    /** Root mean square of the loop of a steady sound, of the first 0.3 s of a struck one. */
    double level() {
        boolean steady = loopEnd > 0 && loopStart < rateHz / 4;
        int from = steady ? loopStart : 0;
        int to = steady ? loopEnd : Math.min(frames.length, rateHz * 3 / 10);
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += frames[i] * frames[i];
        }
        return Math.sqrt(sum / (to - from));
    }

    Tone scaled(double gain) {
        double[] out = new double[frames.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = frames[i] * gain;
        }
        return new Tone(file, root, cents, rateHz, out, loopStart, loopEnd);
    }
}
