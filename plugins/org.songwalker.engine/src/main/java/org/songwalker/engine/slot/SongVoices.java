// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.slot;

import org.songwalker.engine.ring.AudioThread;
import org.songwalker.engine.voice.VoicePool;
import org.songwalker.engine.voice.Voices;
import org.songwalker.runtime.Heap;

/**
 * {@code song.voices}: handles of the voices that a firing held at one moment, in start order. Keeps length and order, whatever is adopted
 * or ends meanwhile (language reference 0.19). Audio thread.
 */
@AudioThread
final class SongVoices {
    private final double[] handles = new double[Heap.MAX_LENGTH];
    private int count;

    /** Takes the voices of a firing whose gates are open now; at most {@link Heap#MAX_LENGTH}, the oldest. */
    void take(VoicePool pool, int slot, long firing) {
        Voices voices = pool.voices();
        count = 0;
        for (int i = voices.first(); i >= 0 && count < handles.length; i = voices.next(i)) {
            if (voices.isHead(i) && voices.slot(i) == slot && voices.firing(i) == firing && pool.gates().open(i)) {
                handles[count++] = voices.handle(i);
            }
        }
    }

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    double handle(int index) {
        return handles[index];
    }
}
