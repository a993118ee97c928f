// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.ZoneGate;
import org.songwalker.engine.ring.AudioThread;

/** Starts the partials of an instrument; steals voices if there are too many. Audio thread. */
@AudioThread
public final class VoiceStarter {
    private static final int COUNTED_SLOTS = 64;
    private static final int KEYS = 128;
    private static final int FIRST_LOT = 20_261;

    private final VoicePool pool;
    private final VoiceStealer stealer;
    private final int slotLimit;
    private int globalLimit;
    /** Notes of each key whose zones take turns, for so many slots; slots beyond share them. */
    private final int[] notes = new int[COUNTED_SLOTS * KEYS];
    private int lots = FIRST_LOT;

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
        int key = Playable.key(what.pitch);
        Partial[][] sets = instrument.alternatives(key);
        int velocity = (int) Math.floor(127 * what.velocity);
        int nearest = (int) Math.floor(127 * what.velocity + 0.5);
        int voice = -1;
        int count = Math.floorMod(what.slot, COUNTED_SLOTS) * KEYS + key;
        int note = notes[count];
        // A step of a linear congruence, the same in every run: a repeated render has the same bits.
        int lot = lots * 1_664_525 + 1_013_904_223;
        double draw = (lot >>> 8) * 0x1p-24;
        for (int g = 0; g < sets.length; g++) {
            Partial part = answering(sets[g], velocity, nearest);
            if (part == null) {
                continue;
            }
            ZoneGate gate = part.gate();
            if (gate != null) {
                notes[count] = note + 1;
                lots = lot;
                if (!gate.falls(note, draw) || !kept(gate, what)) {
                    continue;
                }
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

    private static boolean kept(ZoneGate gate, VoiceStart what) {
        for (int r = 0; r < gate.ranges(); r++) {
            if (!gate.within(r, what.controls.controller(what.channel, gate.controller(r)))) {
                return false;
            }
        }
        return true;
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
