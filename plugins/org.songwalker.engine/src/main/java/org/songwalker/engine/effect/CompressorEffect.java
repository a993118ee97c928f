// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.effect;

import org.songwalker.engine.dsp.Decibels;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.ring.AudioThread;

/** Feed-forward compressor with a soft knee, both sides on one follower (sound reference 8.5). */
@AudioThread
final class CompressorEffect implements Effect {
    private static final double FLOOR_DB = -120;
    private final double threshold;
    private final double knee;
    private final double slope;
    private final double makeup;
    private final double attack;
    private final double release;
    private double follower;

    CompressorEffect(EffectSpec.Compressor spec, double rate) {
        threshold = spec.thresholdDb();
        knee = spec.kneeDb();
        slope = 1 - 1 / spec.ratio();
        makeup = spec.makeupDb();
        attack = StrictMath.exp(-1 / (spec.attackSeconds() * rate));
        release = StrictMath.exp(-1 / (spec.releaseSeconds() * rate));
    }

    @Override
    public void process(float[] left, float[] right) {
        for (int i = 0; i < left.length; i++) {
            double peak = Math.max(Math.abs(left[i]), Math.abs(right[i]));
            double c = peak > follower ? attack : release;
            follower = c * follower + (1 - c) * peak;
            double level = follower <= 1e-12 ? FLOOR_DB : Decibels.of(follower);
            double change = reduction(level) + makeup;
            if (change != 0) {
                float gain = (float) Decibels.level(change);
                left[i] *= gain;
                right[i] *= gain;
            }
        }
        if (follower < 1e-30) {
            follower = 0;
        }
    }

    /** Change in dB at an input level in dB, at most 0. */
    double reduction(double level) {
        if (level <= threshold - knee / 2) {
            return 0;
        }
        if (level >= threshold + knee / 2) {
            return (threshold - level) * slope;
        }
        double share = (level - threshold + knee / 2) / knee;
        return -share * share * slope * knee / 2;
    }

    @Override
    public void clear() {
        follower = 0;
    }
}
