// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.effect;

import java.util.Arrays;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.ring.AudioThread;

/** Stereo delay without cross feedback, a whole number of frames long (sound reference 8.2). Time 0 passes the input unchanged. */
@AudioThread
final class DelayEffect implements Effect {
    private final float[] ringLeft;
    private final float[] ringRight;
    private final int delay;
    private final float feedback;
    private final float mix;
    private int at;

    DelayEffect(EffectSpec.Delay spec, double rate) {
        delay = (int) Math.floor(spec.timeSeconds() * rate + 1e-9);
        ringLeft = new float[Math.max(1, delay)];
        ringRight = new float[Math.max(1, delay)];
        feedback = (float) spec.feedback();
        mix = (float) spec.mix();
    }

    @Override
    public void process(float[] left, float[] right) {
        if (delay == 0) {
            return;
        }
        for (int i = 0; i < left.length; i++) {
            left[i] = step(ringLeft, left[i]);
            right[i] = step(ringRight, right[i]);
            at = at + 1 == delay ? 0 : at + 1;
        }
    }

    private float step(float[] ring, float x) {
        float wet = ring[at];
        ring[at] = Denormal.flush(x + feedback * wet);
        return x * (1 - mix) + wet * mix;
    }

    @Override
    public void clear() {
        Arrays.fill(ringLeft, 0);
        Arrays.fill(ringRight, 0);
    }
}
