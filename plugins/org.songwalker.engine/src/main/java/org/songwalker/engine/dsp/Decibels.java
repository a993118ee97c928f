// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import org.songwalker.engine.ring.AudioThread;

/** Converts between decibels and linear gain; 0 dB is 1. Any thread. */
public final class Decibels {
    /** A fader at this position or below is silent. */
    public static final double SILENT = -60;

    private static final double LN_10 = 2.302585092994046;
    private static final double PER_NEPER = 20 / Math.log(10);

    private Decibels() {}

    /** Linear gain of a fader in dB; 0 at {@link #SILENT} and below. */
    @AudioThread
    public static double fader(double decibels) {
        return decibels <= SILENT ? 0 : gain(decibels);
    }

    /** Linear gain of a level in dB. */
    @AudioThread
    public static double gain(double decibels) {
        return PortableMath.exp(decibels / 20 * LN_10);
    }

    /** Level in dB of a linear level above 0. */
    @AudioThread
    public static double of(double level) {
        return PER_NEPER * PortableMath.log(level);
    }

    /** The inverse of {@link #of}. Rounds differently from {@link #gain}; compressors use it, and their output must not change by a bit. */
    @AudioThread
    public static double level(double decibels) {
        return PortableMath.exp(decibels / PER_NEPER);
    }
}
