// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

/** Chooses the voice to steal if there are too many. Voices that already fade are never chosen. */
public enum VoiceStealer {
    /** Released voices first, the quietest of them first; then the lowest velocity; then the oldest. */
    RELEASED_QUIETEST {
        @Override
        boolean before(VoicePool pool, int a, int b) {
            boolean released = !pool.gates().open(a);
            if (released == pool.gates().open(b)) {
                return released;
            }
            if (released && pool.level(a) != pool.level(b)) {
                return pool.level(a) < pool.level(b);
            }
            return pool.velocity(a) < pool.velocity(b);
        }
    },
    /** The voice that started first. */
    OLDEST {
        @Override
        boolean before(VoicePool pool, int a, int b) {
            return false;
        }
    },
    /** The quietest voice, released or not; then the oldest. */
    QUIETEST {
        @Override
        boolean before(VoicePool pool, int a, int b) {
            return pool.level(a) < pool.level(b);
        }
    };

    /** True if voice a is stolen before voice b, which started earlier. */
    abstract boolean before(VoicePool pool, int a, int b);

    /** The voice to steal, or -1 if there is none; {@code slot} -1 means all slots. Audio thread. */
    int victim(VoicePool pool, int slot) {
        Voices voices = pool.voices();
        int best = -1;
        for (int i = voices.first(); i >= 0; i = voices.next(i)) {
            boolean candidate = voices.isHead(i) && !pool.fading(i) && (slot < 0 || voices.slot(i) == slot);
            if (candidate && (best < 0 || before(pool, i, best))) {
                best = i;
            }
        }
        return best;
    }
}
