// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.mix;

import org.songwalker.engine.dsp.Ramp;
import org.songwalker.engine.ring.AudioThread;

/**
 * A bus of effects: what slots and tracks send is summed, goes through the strip's effects and level, and joins the master. Audio thread.
 */
@AudioThread
public final class EffectBus {
    /** Effect buses of an engine. */
    public static final int COUNT = 8;

    private final Strip strip;
    private boolean fed;

    public EffectBus(double sampleRate) {
        strip = new Strip(sampleRate);
    }

    /** Its effects, level and meter. */
    public Strip strip() {
        return strip;
    }

    /** Adds a slice at a gain. */
    void add(float[] left, float[] right, Ramp gain) {
        gain.add(left, strip.left);
        gain.add(right, strip.right);
        fed = true;
    }

    /** Whether something was sent in this slice or a tail still sounds. */
    public boolean sounding() {
        return fed || strip.sounding();
    }

    /** Processes what has been sent in this slice and adds it to the master. Returns whether there was any sound. */
    public boolean finish(Strip master) {
        boolean any = sounding();
        strip.process(fed);
        if (any) {
            strip.send(master);
        }
        fed = false;
        return any;
    }

    /** Panic. */
    public void clear() {
        strip.clear();
        fed = false;
    }
}
