// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import java.util.Arrays;
import org.songwalker.engine.ring.AudioThread;

/**
 * When the gates of voices close: at a planned frame, or with the note-off of their firing, which the pedal and {@code extend} may put off.
 * By index of the voice. Audio thread.
 */
@AudioThread
public final class Gates {
    /** The planned end of a gate that closes with a note-off, or has closed. */
    public static final long NEVER = Long.MAX_VALUE;

    private final Voices voices;
    private final boolean[] open;
    private final long[] end;
    private final boolean[] untilNoteOff;
    private final boolean[] pedalHeld;
    private final long[] extendedTo;
    private long earliest = NEVER;
    /** Whether the earliest end has been moved or is past, so that it must be looked for again. */
    private boolean moved;

    Gates(int n, Voices voices) {
        this.voices = voices;
        open = new boolean[n];
        end = new long[n];
        untilNoteOff = new boolean[n];
        pedalHeld = new boolean[n];
        extendedTo = new long[n];
        Arrays.fill(end, NEVER);
    }

    /** Opens a gate that closes at a frame, or at {@link #NEVER} with a note-off. */
    void open(int voice, long until) {
        open[voice] = true;
        untilNoteOff[voice] = until == NEVER;
        pedalHeld[voice] = false;
        extendedTo[voice] = 0;
        plan(voice, until);
    }

    void close(int voice) {
        open[voice] = false;
        plan(voice, NEVER);
    }

    /** Whether the gate is still open. */
    public boolean open(int voice) {
        return open[voice];
    }

    /** Plans another end; for the head of a voice. */
    public void plan(int voice, long frame) {
        moved |= end[voice] == earliest && earliest != NEVER;
        end[voice] = frame;
        earliest = Math.min(earliest, frame);
    }

    /** Frame where the gate closes; {@link #NEVER} until note-off. */
    public long end(int voice) {
        return end[voice];
    }

    /** Whether the voice lasts until note-off. */
    public boolean untilNoteOff(int voice) {
        return untilNoteOff[voice];
    }

    /** Whether only the pedal keeps the gate open. */
    public boolean pedalHeld(int voice) {
        return pedalHeld[voice];
    }

    public void pedalHeld(int voice, boolean held) {
        pedalHeld[voice] = held;
    }

    /** Until this frame a voice that lasts until note-off ignores it; 0 where it does not. */
    public long extendedTo(int voice) {
        return extendedTo[voice];
    }

    public void extendedTo(int voice, long frame) {
        extendedTo[voice] = frame;
    }

    /** Earliest planned end before {@code limit}; {@code limit} where there is none. */
    public long next(long limit) {
        if (moved) {
            moved = false;
            earliest = NEVER;
            for (int i = voices.first(); i >= 0; i = voices.next(i)) {
                earliest = Math.min(earliest, end[i]);
            }
        }
        return Math.min(limit, earliest);
    }
}
