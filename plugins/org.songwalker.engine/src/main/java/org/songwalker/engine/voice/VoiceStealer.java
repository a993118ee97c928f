// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

/** Which voice gives way when there are too many. Voices that are already fading never count. */
public enum VoiceStealer {
    /** Released voices first, the quietest of them first; then the lowest velocity; then the oldest. Newer and louder voices survive. */
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
    /** The voice that began first. */
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

    /** Whether voice a gives way before voice b, where b began earlier. */
    abstract boolean before(VoicePool pool, int a, int b);

    /** The voice that gives way, or -1 where there is none; {@code slot} -1 looks at all slots. Audio thread. */
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
