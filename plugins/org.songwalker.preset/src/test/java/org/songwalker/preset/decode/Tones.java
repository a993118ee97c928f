// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.decode;

import java.io.IOException;
import java.io.InputStream;

/** The encoded tones beside the tests' resources, each a sine of 440 Hz. */
public final class Tones {
    static final double HZ = 440;

    private Tones() {}

    /** The bytes of one of them. */
    public static byte[] file(String name) throws IOException {
        try (InputStream in = Tones.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    /** The sine that was encoded. */
    static double at(int frame, double rateHz, double level) {
        return level * Math.sin(2 * Math.PI * HZ * frame / rateHz);
    }

    /** Greatest distance from the sine, from a frame to another. */
    static double farthest(float[] frames, int from, int to, double rateHz, double level) {
        double farthest = 0;
        for (int i = from; i < to; i++) {
            farthest = Math.max(farthest, Math.abs(frames[i] - at(i, rateHz, level)));
        }
        return farthest;
    }

    static double rms(float[] frames, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) frames[i] * frames[i];
        }
        return Math.sqrt(sum / (to - from));
    }
}
