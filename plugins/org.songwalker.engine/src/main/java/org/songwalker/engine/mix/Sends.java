// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.mix;

import org.songwalker.engine.dsp.Decibels;
import org.songwalker.engine.dsp.Ramp;
import org.songwalker.engine.ring.AudioThread;

/** Levels at which a slot or a track is sent to each effect bus, with linear ramps of 8 ms; initially silent. Audio thread. */
@AudioThread
public final class Sends {
    private final Ramp[] gains = new Ramp[EffectBus.COUNT];
    private long frame = -1;
    private boolean used;

    public Sends(double sampleRate) {
        for (int b = 0; b < gains.length; b++) {
            gains[b] = new Ramp(0, VoiceBus.SMOOTHING_SECONDS, sampleRate);
        }
    }

    /** Sets the level to a bus in dB; {@link Decibels#SILENT} and below is silence. */
    public void level(int bus, double gainDb) {
        gains[bus].target(Decibels.fader(gainDb));
        used = true;
    }

    /** Sets the levels to their targets without a ramp: before the first slice. */
    public void snap() {
        for (Ramp gain : gains) {
            gain.snap(gain.target());
        }
    }

    /** True once a level has been set. */
    public boolean used() {
        return used;
    }

    /** Advances to the slice that begins at this frame; once per slice for all that share these sends. */
    public void slice(long now) {
        if (used && frame != now) {
            frame = now;
            for (int b = 0; b < gains.length; b++) {
                gains[b].slice();
            }
        }
    }

    /** Adds a slice to every bus with a level above silence. */
    public void feed(float[] left, float[] right, EffectBus[] buses) {
        for (int b = 0; b < gains.length; b++) {
            if (!gains[b].silent()) {
                buses[b].add(left, right, gains[b]);
            }
        }
    }
}
