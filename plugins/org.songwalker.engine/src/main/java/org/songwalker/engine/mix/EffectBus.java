// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.mix;

import org.songwalker.engine.dsp.Ramp;
import org.songwalker.engine.ring.AudioThread;

/**
 * An effect bus: sums what slots and tracks send, processes it with the strip's effects and level, and adds it to the master. Audio thread.
 */
@AudioThread
public final class EffectBus {
    /** Number of effect buses of an engine. */
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

    /** True if something was sent in this slice or a tail still sounds. */
    public boolean sounding() {
        return fed || strip.sounding();
    }

    /** Processes what was sent in this slice and adds it to the master. True if there was any sound. */
    public boolean finish(Strip master) {
        boolean any = sounding();
        strip.process(fed);
        if (any) {
            strip.send(master);
        }
        fed = false;
        return any;
    }

    /** Ends all tails at once, for a panic. */
    public void clear() {
        strip.clear();
        fed = false;
    }
}
