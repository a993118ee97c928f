// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.effect;

import java.util.Arrays;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.ring.AudioThread;

/** Eight combs and four all-passes a side, the Freeverb topology (sound reference 8.4), width 1. */
@AudioThread
final class ReverbEffect implements Effect {
    private static final int[] COMBS = {1116, 1188, 1277, 1356, 1422, 1491, 1557, 1617};
    private static final int[] ALL_PASSES = {556, 441, 341, 225};
    private static final int RIGHT_OFFSET = 23;
    private static final float INPUT_GAIN = 0.015f;
    private final Side leftSide;
    private final Side rightSide;
    private final float mix;

    ReverbEffect(EffectSpec.Reverb spec, double rate) {
        float feedback = (float) (0.28 * spec.roomSize() + 0.7);
        leftSide = new Side(rate, 0, feedback, (float) spec.damping());
        rightSide = new Side(rate, RIGHT_OFFSET, feedback, (float) spec.damping());
        mix = (float) spec.mix();
    }

    @Override
    public void process(float[] left, float[] right) {
        for (int i = 0; i < left.length; i++) {
            float in = (left[i] + right[i]) * INPUT_GAIN;
            left[i] = left[i] * (1 - mix) + leftSide.step(in) * mix;
            right[i] = right[i] * (1 - mix) + rightSide.step(in) * mix;
        }
    }

    @Override
    public void clear() {
        leftSide.clear();
        rightSide.clear();
    }

    private static final class Side {
        private final float[][] combs = new float[COMBS.length][];
        private final float[] damped = new float[COMBS.length];
        private final int[] combAt = new int[COMBS.length];
        private final float[][] passes = new float[ALL_PASSES.length][];
        private final int[] passAt = new int[ALL_PASSES.length];
        private final float feedback;
        private final float damping;

        Side(double rate, int offset, float feedback, float damping) {
            for (int k = 0; k < COMBS.length; k++) {
                combs[k] = new float[scaled(COMBS[k], rate) + offset];
            }
            for (int k = 0; k < ALL_PASSES.length; k++) {
                passes[k] = new float[scaled(ALL_PASSES[k], rate) + offset];
            }
            this.feedback = feedback;
            this.damping = damping;
        }

        private static int scaled(int frames, double rate) {
            return Math.max(1, (int) (frames * rate / 44_100));
        }

        float step(float in) {
            float sum = 0;
            for (int k = 0; k < combs.length; k++) {
                float[] comb = combs[k];
                int at = combAt[k];
                float out = comb[at];
                damped[k] = Denormal.flush(out * (1 - damping) + damped[k] * damping);
                comb[at] = in + damped[k] * feedback;
                combAt[k] = at + 1 == comb.length ? 0 : at + 1;
                sum += out;
            }
            for (int k = 0; k < passes.length; k++) {
                float[] pass = passes[k];
                int at = passAt[k];
                float held = pass[at];
                pass[at] = Denormal.flush(sum + 0.5f * held);
                passAt[k] = at + 1 == pass.length ? 0 : at + 1;
                sum = held - sum;
            }
            return sum;
        }

        void clear() {
            for (float[] comb : combs) {
                Arrays.fill(comb, 0);
            }
            for (float[] pass : passes) {
                Arrays.fill(pass, 0);
            }
            Arrays.fill(damped, 0);
        }
    }
}
