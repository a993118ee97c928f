// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import java.util.Arrays;
import org.songwalker.engine.ring.AudioThread;

/**
 * When the gates of voices close: at a planned frame, or with the note-off of their firing, which the pedal and {@code extend} may delay.
 * Indexed by voice. Audio thread.
 */
@AudioThread
public final class Gates {
    /** The planned end of a gate that closes with a note-off, or has closed. */
    public static final long NEVER = Long.MAX_VALUE;

    private final Voices voices;
    private final boolean[] open;
    private final long[] end;
    private final boolean[] untilNoteOff;
    private final boolean[] untilKeysUp;
    private final boolean[] pedalHeld;
    private final boolean[] sostenuto;
    private final long[] extendedTo;
    private long earliest = NEVER;
    /** True if {@link #earliest} is out of date and must be computed again. */
    private boolean moved;

    Gates(int n, Voices voices) {
        this.voices = voices;
        open = new boolean[n];
        end = new long[n];
        untilNoteOff = new boolean[n];
        untilKeysUp = new boolean[n];
        pedalHeld = new boolean[n];
        sostenuto = new boolean[n];
        extendedTo = new long[n];
        Arrays.fill(end, NEVER);
    }

    /** Opens a gate that closes at frame {@code until}; with {@link #NEVER} it closes at the note-off. */
    void open(int voice, long until) {
        open[voice] = true;
        untilNoteOff[voice] = until == NEVER;
        untilKeysUp[voice] = false;
        pedalHeld[voice] = false;
        sostenuto[voice] = false;
        extendedTo[voice] = 0;
        plan(voice, until);
    }

    void close(int voice) {
        open[voice] = false;
        plan(voice, NEVER);
    }

    /** True while the gate is open. */
    public boolean open(int voice) {
        return open[voice];
    }

    /** Sets another frame for the end of the gate; for the head of a voice. */
    public void plan(int voice, long frame) {
        moved |= end[voice] == earliest && earliest != NEVER;
        end[voice] = frame;
        earliest = Math.min(earliest, frame);
    }

    /** Frame at which the gate closes; {@link #NEVER} until note-off. */
    public long end(int voice) {
        return end[voice];
    }

    /** True if the gate closes at the note-off and at no planned frame. */
    public boolean untilNoteOff(int voice) {
        return untilNoteOff[voice];
    }

    /** True if the gate closes when the last key of the slot goes up, although the key of its firing is up. */
    public boolean untilKeysUp(int voice) {
        return untilKeysUp[voice];
    }

    public void untilKeysUp(int voice, boolean until) {
        untilKeysUp[voice] = until;
    }

    /** True for a voice whose key was down when the sostenuto pedal went down, while it stays down. */
    public boolean sostenuto(int voice) {
        return sostenuto[voice];
    }

    public void sostenuto(int voice, boolean caught) {
        sostenuto[voice] = caught;
    }

    /** True while only a pedal keeps the gate open. */
    public boolean pedalHeld(int voice) {
        return pedalHeld[voice];
    }

    public void pedalHeld(int voice, boolean held) {
        pedalHeld[voice] = held;
    }

    /** Until this frame a voice ignores its note-off; 0 if it does not. */
    public long extendedTo(int voice) {
        return extendedTo[voice];
    }

    public void extendedTo(int voice, long frame) {
        extendedTo[voice] = frame;
    }

    /** Earliest planned end before {@code limit}; {@code limit} if there is none. */
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
