// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.effect;

import java.util.Arrays;
import org.songwalker.engine.dsp.OscillatorMath;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.ring.AudioThread;

/** Modulated delay of 15 ms ± depth, the right side a quarter of a period ahead (sound reference 8.3). No feedback. */
@AudioThread
final class ChorusEffect implements Effect {
    private static final double BASE_SECONDS = 0.015;
    private static final double RING_SECONDS = 0.05;
    private static final int QUARTER = 1 << 30;
    private final float[] ringLeft;
    private final float[] ringRight;
    private final float base;
    private final float depth;
    private final float mix;
    private final int increment;
    private int phase;
    private int at;

    ChorusEffect(EffectSpec.Chorus spec, double rate) {
        int length = (int) Math.ceil(RING_SECONDS * rate) + 2;
        ringLeft = new float[length];
        ringRight = new float[length];
        base = (float) (BASE_SECONDS * rate);
        depth = (float) (spec.depthSeconds() * rate);
        mix = (float) spec.mix();
        increment = OscillatorMath.increment(spec.rateHz(), rate);
    }

    @Override
    public void process(float[] left, float[] right) {
        for (int i = 0; i < left.length; i++) {
            left[i] = step(ringLeft, left[i], phase);
            right[i] = step(ringRight, right[i], phase + QUARTER);
            phase += increment;
            at = at + 1 == ringLeft.length ? 0 : at + 1;
        }
    }

    private float step(float[] ring, float x, int lfo) {
        ring[at] = x;
        float delay = Math.clamp(base + depth * OscillatorMath.sine(lfo), 1, ring.length - 2);
        int whole = (int) delay;
        float share = delay - whole;
        float near = ring[back(whole, ring.length)];
        float far = ring[back(whole + 1, ring.length)];
        float wet = near + share * (far - near);
        return x * (1 - mix) + wet * mix;
    }

    private int back(int frames, int length) {
        int k = at - frames;
        return k < 0 ? k + length : k;
    }

    @Override
    public void clear() {
        Arrays.fill(ringLeft, 0);
        Arrays.fill(ringRight, 0);
    }
}
