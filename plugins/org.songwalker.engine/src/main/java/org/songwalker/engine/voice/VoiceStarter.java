// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.jspecify.annotations.Nullable;
import org.songwalker.engine.ring.AudioThread;

/** Starts the partials of an instrument; steals voices if there are too many. Audio thread. */
@AudioThread
public final class VoiceStarter {
    private final VoicePool pool;
    private final VoiceStealer stealer;
    private final int slotLimit;
    private int globalLimit;

    /**
     * @param slotLimit   highest number of voices of one slot
     * @param globalLimit highest number of voices of all slots together
     */
    public VoiceStarter(VoicePool pool, VoiceStealer stealer, int slotLimit, int globalLimit) {
        this.pool = pool;
        this.stealer = stealer;
        this.slotLimit = slotLimit;
        this.globalLimit = globalLimit;
    }

    /** Changes the limit for all slots together, at most that of the pool; sounding voices beyond it stay. */
    public void globalLimit(int voices) {
        globalLimit = voices;
    }

    public int globalLimit() {
        return globalLimit;
    }

    /** Starts a voice. Returns its index, or -1 if no partial plays this key and velocity. */
    public int start(VoiceStart what, Playable instrument) {
        Partial[][] sets = instrument.alternatives(Playable.key(what.pitch));
        int velocity = (int) Math.floor(127 * what.velocity);
        int nearest = (int) Math.floor(127 * what.velocity + 0.5);
        int voice = -1;
        for (int g = 0; g < sets.length; g++) {
            Partial part = answering(sets[g], velocity, nearest);
            if (part == null) {
                continue;
            }
            if (voice < 0 || !part.companion()) {
                makeRoom(what, voice);
            }
            if (part.exclusiveClass > 0) {
                pool.choke(what, part.exclusiveClass);
            }
            int i = pool.start(what, part, voice);
            if (voice < 0) {
                voice = i;
            }
        }
        return voice;
    }

    private static @Nullable Partial answering(Partial[] alternatives, int velocity, int nearest) {
        for (int k = 0; k < alternatives.length; k++) {
            if (alternatives[k].answers(alternatives[k].font == null ? velocity : nearest)) {
                return alternatives[k];
            }
        }
        return null;
    }

    private void makeRoom(VoiceStart what, int own) {
        while (pool.sounding(what.slot) >= slotLimit && stealOne(what, what.slot, own)) {
            continue;
        }
        while (pool.sounding() >= globalLimit && stealOne(what, -1, own)) {
            continue;
        }
    }

    private boolean stealOne(VoiceStart what, int slot, int own) {
        int victim = stealer.victim(pool, slot);
        if (victim < 0 || victim == own) {
            return false;
        }
        pool.steal(victim, what.frame, what.voice);
        return true;
    }
}
