// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.effect;

import java.util.List;
import org.songwalker.engine.dsp.Finite;
import org.songwalker.engine.dsp.Slice;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.ring.AudioThread;

/**
 * Effects in order, with a tail counted in frames: after the last slice with input the chain processes for the sum of its effects' tails,
 * at most 10 s, then stops. So the end of a piece does not depend on the level of a signal. Audio thread, except {@link #of}.
 */
@AudioThread
public final class EffectChain {
    private static final double LONGEST_TAIL = 10;
    private final Effect[] effects;
    private final long tailSlices;
    private long left;

    private EffectChain(Effect[] effects, long tailSlices) {
        this.effects = effects;
        this.tailSlices = tailSlices;
    }

    /** Builds a chain. Any thread but the audio thread. */
    public static EffectChain of(List<EffectSpec> specs, double sampleRate) {
        Effect[] made = specs.stream().map(spec -> Effect.of(spec, sampleRate)).toArray(Effect[]::new);
        double tail = Math.min(LONGEST_TAIL, specs.stream().mapToDouble(EffectSpec::tailSeconds).sum());
        return new EffectChain(made, made.length == 0 ? 0 : (long) Math.ceil(tail * sampleRate / Slice.FRAMES));
    }

    /** True if the chain has no effect. */
    public boolean empty() {
        return effects.length == 0;
    }

    /** True while the tail lasts. */
    public boolean sounding() {
        return left > 0;
    }

    /** Processes a slice; {@code input} is true if the slice has input. What is no sound is silenced, also without effects. */
    public void process(float[] bufferLeft, float[] bufferRight, boolean input) {
        if (input) {
            left = tailSlices;
        } else if (left > 0) {
            left--;
        } else {
            return;
        }
        Finite.repair(bufferLeft, bufferRight);
        for (Effect effect : effects) {
            effect.process(bufferLeft, bufferRight);
            if (Finite.repair(bufferLeft, bufferRight)) {
                effect.clear();
            }
        }
        if (!input && left == 0) {
            clear();
        }
    }

    /** Ends every tail at once. */
    public void clear() {
        left = 0;
        for (Effect effect : effects) {
            effect.clear();
        }
    }
}
