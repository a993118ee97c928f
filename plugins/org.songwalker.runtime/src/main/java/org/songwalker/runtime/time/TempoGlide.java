// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.time;

import org.songwalker.runtime.music.Elementary;

/**
 * The mathematics of a tempo that moves in octaves: bpm(b) = bpm · 2^(rate · b) after b beats. Durations are its exact integral. The same
 * on every machine.
 */
final class TempoGlide {
    private static final double LN2 = StrictMath.log(2);

    private TempoGlide() {}

    /** Octaves a beat that lead from one tempo to another in a number of beats above 0. */
    static double rate(double fromBpm, double toBpm, double beats) {
        return StrictMath.log(toBpm / fromBpm) / LN2 / beats;
    }

    /** Tempo after some beats. */
    static double bpm(double bpm, double rate, double beats) {
        return rate == 0 ? bpm : bpm * Elementary.pow(2, rate * beats);
    }

    /** Seconds that some beats take. */
    static double seconds(double bpm, double rate, double beats) {
        return rate == 0 ? beats * 60 / bpm : -60 / (bpm * rate * LN2) * StrictMath.expm1(-rate * LN2 * beats);
    }

    /** Beats that pass in some seconds, no more than the glide has. */
    static double beats(double bpm, double rate, double seconds) {
        return rate == 0 ? seconds * bpm / 60 : -StrictMath.log1p(-seconds * bpm * rate * LN2 / 60) / (rate * LN2);
    }
}
