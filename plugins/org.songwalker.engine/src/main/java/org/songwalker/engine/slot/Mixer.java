// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.slot;

import org.songwalker.engine.dsp.Slice;
import org.songwalker.engine.mix.EffectBus;
import org.songwalker.engine.mix.Limiter;
import org.songwalker.engine.mix.Strip;
import org.songwalker.engine.ring.AudioThread;

/** Mixes slots and effect buses into the master, and the master through its effects and the limiter. Audio thread. */
@AudioThread
public final class Mixer {
    public final Strip master;
    public final Limiter limiter;
    public final EffectBus[] effectBuses = new EffectBus[EffectBus.COUNT];
    private final Slot[] slots;
    public boolean limiting = true;

    public Mixer(Slot[] slots, double rate) {
        this.slots = slots;
        for (int b = 0; b < effectBuses.length; b++) {
            effectBuses[b] = new EffectBus(rate);
        }
        master = new Strip(rate);
        limiter = new Limiter(rate);
    }

    /** Mixes the slice that begins at {@code frame} into the master's buffers; true if anything sounds. */
    public boolean mix(long frame) {
        master.wipe();
        boolean any = false;
        for (int s = 0; s < slots.length; s++) {
            slots[s].firings.contexts().housekeep(frame + Slice.FRAMES);
            boolean sounding = slots[s].mix(frame);
            slots[s].send(frame, sounding, effectBuses, master);
            any |= sounding;
        }
        for (int b = 0; b < effectBuses.length; b++) {
            any |= effectBuses[b].finish(master);
        }
        any |= master.sounding();
        master.process(any);
        if (limiting) {
            limiter.process(master.left, master.right, Slice.FRAMES);
        }
        return any;
    }

    /** Sets all gains to their targets without a ramp: before the first slice. */
    public void snap() {
        for (int s = 0; s < slots.length; s++) {
            slots[s].snap();
        }
        for (int b = 0; b < effectBuses.length; b++) {
            effectBuses[b].strip().snap();
        }
        master.snap();
    }

    /** True while an effect tail of a bus or of the master sounds. */
    public boolean sounding() {
        boolean any = master.sounding();
        for (int b = 0; b < effectBuses.length; b++) {
            any |= effectBuses[b].sounding();
        }
        return any;
    }

    /** Ends every tail of effect buses and master at once. */
    public void clear() {
        for (int b = 0; b < effectBuses.length; b++) {
            effectBuses[b].clear();
        }
        master.clear();
    }
}
