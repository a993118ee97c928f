// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.mix;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.dsp.Slice;
import org.songwalker.engine.effect.EffectChain;
import org.songwalker.engine.ring.AudioThread;

/** Voice buses that share a chain of effects: those of a slot, or those of a track of a song. Audio thread. */
@AudioThread
public final class EffectLane {
    private final float[] left = new float[Slice.FRAMES];
    private final float[] right = new float[Slice.FRAMES];
    private VoiceBus[] buses;
    private final @Nullable Sends sends;
    private EffectChain effects;
    private boolean gave;

    public EffectLane(VoiceBus[] buses, EffectChain effects) {
        this(buses, effects, null);
    }

    /** @param sends sends of the track, shared by all its effect lanes; null if it has none */
    public EffectLane(VoiceBus[] buses, EffectChain effects, @Nullable Sends sends) {
        this.buses = buses;
        this.effects = effects;
        this.sends = sends;
    }

    public VoiceBus bus(int index) {
        return buses[index];
    }

    public int busCount() {
        return buses.length;
    }

    public void buses(VoiceBus[] now) {
        buses = now;
    }

    public void effects(EffectChain now) {
        effects = now;
    }

    /** True while a bus or a tail of the chain sounds. */
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

    /** Adds the finished slice to the outputs; true if there was any sound. */
    public boolean mix(float[] outLeft, float[] outRight) {
        gave = sounding();
        if (!gave) {
            return false;
        }
        if (effects.empty() && sends == null) {
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

    /** Sets the levels of sends to their targets without a ramp: before the first slice. */
    public void snap() {
        if (sends != null) {
            sends.snap();
        }
    }

    /** Sends the slice that {@link #mix} has made to effect buses, scaled by the slot's fader. */
    public void send(long frame, Strip slot, EffectBus[] effectBuses) {
        Sends own = sends;
        if (own == null) {
            return;
        }
        own.slice(frame);
        if (gave) {
            slot.fade(left, right, left, right);
            own.feed(left, right, effectBuses);
        }
    }

    private boolean flush(float[] outLeft, float[] outRight) {
        boolean any = false;
        for (int b = 0; b < buses.length; b++) {
            any |= buses[b].sounding();
            buses[b].flush(outLeft, outRight);
        }
        return any;
    }

    /** Ends all tails at once, for a panic. */
    public void clear() {
        effects.clear();
        for (VoiceBus bus : buses) {
            bus.clear();
        }
    }
}
