// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.songwalker.engine.dsp.Slice;
import org.songwalker.engine.ring.AudioThread;

/**
 * Limits the notes that a slot's program or song starts within one slice of 64 frames, so that a loop that never waits costs a block no
 * more than it has time for (limits.md). Audio thread.
 */
@AudioThread
public final class NoteLimit {
    /** Notes of a slot within 64 frames: one for each MIDI key. */
    public static final int MOST = 128;
    /** Notes within 64 frames right after 64 frames that had too many, so that a burst plays in full and an endless loop does not. */
    static final int MOST_AGAIN = 8;
    private long slice = -1;
    private int notes;
    private boolean before;

    /** What happens to a note. */
    public enum Verdict {
        STARTS, LEFT_OUT,
        /** As {@link #LEFT_OUT}, for the first time since a slice without loss: worth a report. */
        FIRST_LEFT_OUT
    }

    public Verdict note(long frame) {
        long now = frame / Slice.FRAMES;
        if (now != slice) {
            before = notes > most() && now == slice + 1;
            slice = now;
            notes = 0;
        }
        notes++;
        return notes <= most() ? Verdict.STARTS : notes == most() + 1 && !before ? Verdict.FIRST_LEFT_OUT : Verdict.LEFT_OUT;
    }

    private int most() {
        return before ? MOST_AGAIN : MOST;
    }
}
