// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.mix;

import java.util.Arrays;
import org.songwalker.engine.AudioThread;
import org.songwalker.engine.dsp.Slice;
import org.songwalker.engine.effect.EffectChain;
import org.songwalker.engine.voice.VoicePool;

/** Buses that share a chain of effects: a slot's own, or those of a track of a song. Audio thread. */
@AudioThread
public final class Lane {
    private final float[] left = new float[Slice.FRAMES];
    private final float[] right = new float[Slice.FRAMES];
    private Bus[] buses;
    private EffectChain effects;

    public Lane(Bus[] buses, EffectChain effects) {
        this.buses = buses;
        this.effects = effects;
    }

    public Bus bus(int index) {
        return buses[index];
    }

    public void buses(Bus[] now) {
        buses = now;
    }

    public void effects(EffectChain now) {
        effects = now;
    }

    /** Whether a bus or the chain still gives sound. */
    public boolean sounding() {
        if (effects.sounding()) {
            return true;
        }
        for (int b = 0; b < buses.length; b++) {
            if (buses[b].sounding()) {
                return true;
            }
        }
        return false;
    }

    /** Adds the finished slice to the outputs; returns whether there was any. */
    public boolean mix(float[] outLeft, float[] outRight) {
        if (!sounding()) {
            return false;
        }
        if (effects.empty()) {
            flush(outLeft, outRight);
            return true;
        }
        Arrays.fill(left, 0);
        Arrays.fill(right, 0);
        effects.process(left, right, flush(left, right));
        for (int i = 0; i < Slice.FRAMES; i++) {
            outLeft[i] += left[i];
            outRight[i] += right[i];
        }
        return true;
    }

    private boolean flush(float[] outLeft, float[] outRight) {
        boolean any = false;
        for (int b = 0; b < buses.length; b++) {
            any |= buses[b].sounding();
            buses[b].flush(outLeft, outRight);
        }
        return any;
    }

    /** Ends every voice at once: the lane is no longer rendered. */
    public void abandon(VoicePool pool) {
        for (Bus bus : buses) {
            pool.abandon(bus);
        }
    }

    /** Panic. */
    public void clear() {
        effects.clear();
        for (Bus bus : buses) {
            bus.clear();
        }
    }
}
