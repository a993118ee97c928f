// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.music;

/** Equal temperament over a reference A4 (sound reference 10). */
public final class Tuning {
    /** The default A4 in Hz. */
    public static final double A4_HZ = 440;

    private Tuning() {}

    /** Frequency in Hz of a fractional MIDI pitch. */
    public static double frequencyHz(double pitch, double a4Hz) {
        return a4Hz * Elementary.pow(2, (pitch - 69) / 12);
    }

    /** Fractional MIDI pitch of a frequency above 0 Hz. */
    public static double pitch(double frequencyHz, double a4Hz) {
        return 69 + 12 * StrictMath.log(frequencyHz / a4Hz) / StrictMath.log(2);
    }
}
