// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import org.songwalker.runtime.words.TransportField;

/**
 * Stops programs that spin: loops whose iterations take less than a frame, and tracks that call tracks without end (language reference
 * 0.11, limits.md). Audio thread for slots; allocates nothing.
 */
final class LoopGuard {
    /** Iterations and calls of a slot's program at one moment before it has to wait. */
    static final int MAX_TURNS = 1_000;
    /** Iterations of all loops of a slot within 64 frames that take less than a frame each before whoever loops has to wait. */
    static final int MAX_SLICE_TURNS = 8_000;
    /** The same right after 64 frames in which a loop had to wait, so that a burst runs in full and loops without steps cost little. */
    static final int MAX_SLICE_TURNS_AGAIN = 400;
    /** Instructions of loops of a slot's program at one moment before it has to wait. */
    static final int MAX_INSTRUCTIONS = 100_000;
    /** Iterations at one beat before a song ends. */
    static final int MAX_SONG_TURNS = 1_000_000;
    /** Iterations that take less than a frame each before a song ends. */
    static final int MAX_SONG_HASTY_TURNS = 10_000;
    /** Calls of tracks before a song ends. */
    static final int MAX_SONG_CALLS = 200_000;
    /** Calls of functions of a slot's program at one moment before its firing ends. */
    static final int MAX_FUNCTION_CALLS = 10_000;
    /** Calls of functions before a song ends. */
    static final int MAX_SONG_FUNCTION_CALLS = 10_000_000;
    private final Host host;
    private final Faults faults;
    /** The 64 frames in which {@link #sliceTurns} are counted. */
    private long slice = -1;
    private int sliceTurns;
    /** The last 64 frames in which a loop had to wait. */
    private long sleepy = -2;
    private boolean again;

    LoopGuard(Host host, Faults faults) {
        this.host = host;
        this.faults = faults;
    }

    /** Prepares a strand that begins at its position. */
    static void enter(Strand s) {
        s.turns = 0;
        s.instructions = 0;
        s.turnPosition = s.position;
    }

    /**
     * Counts an iteration of the loop that starts at {@code loopStart} and ends at the strand's {@link Strand#pc}.
     *
     * @param uncounted how many of its instructions do not count
     * @return false if the strand has to stop here: it sleeps, or its firing has ended
     */
    boolean turn(Strand s, int loopStart, int uncounted, long now) {
        double advanced = s.position - s.turnPosition;
        s.turnPosition = s.position;
        if (advanced > 0 && advanced >= frame(s, now)) {
            s.turns = 0;
            s.instructions = 0;
        }
        s.turns++;
        s.instructions += s.pc - loopStart - uncounted;
        return s.program.mode() == Mode.SONG ? songTurn(s, advanced) : slotTurn(s, loopStart, now);
    }

    /** Beats of one frame at the strand's place. */
    private double frame(Strand s, long now) {
        if (s.program.mode() == Mode.SONG) {
            return host.tempo(s) / 60 / host.transport(s, TransportField.sampleRate);
        }
        return s.firing.positionAt(now + 1) - s.firing.positionAt(now);
    }

    private boolean songTurn(Strand s, double advanced) {
        if (s.turns > MAX_SONG_TURNS) {
            faults.report(s, Fault.ENDLESS, s.turns, null);
            return false;
        }
        if (advanced > 0 && s.turns > MAX_SONG_HASTY_TURNS) {
            faults.report(s, Fault.HASTY, MAX_SONG_HASTY_TURNS, null);
            return false;
        }
        return true;
    }

    private boolean slotTurn(Strand s, int loopStart, long now) {
        boolean crowded = s.turns > 1 && crowded(now);
        if (s.turns <= MAX_TURNS && s.instructions <= MAX_INSTRUCTIONS && !crowded) {
            return true;
        }
        if (!crowded) {
            faults.report(s, Fault.SPINNING, s.turns, null);
        } else if (mostTurns() == MAX_SLICE_TURNS || !toldToSpin(s.firing)) {
            faults.report(s, Fault.SPINNING_TOGETHER, mostTurns(), null);
        }
        sleepUntilNextSlice(s, loopStart, now);
        return false;
    }

    private static boolean toldToSpin(Firing firing) {
        return firing.lastFault == Fault.SPINNING || firing.lastFault == Fault.SPINNING_TOGETHER;
    }

    private void sleepUntilNextSlice(Strand s, int loopStart, long now) {
        sleepy = now / Interpreter.SLICE_FRAMES;
        enter(s);
        if (s.routine.handler()) {
            s.state = Strand.State.FREE;
            return;
        }
        s.pc = loopStart;
        s.dueFrame = (sleepy + 1) * Interpreter.SLICE_FRAMES;
        s.position = Math.max(s.position, s.firing.positionAt(s.dueFrame));
        s.turnPosition = s.position;
        s.state = Strand.State.WAITING;
    }

    /** Counts an iteration that has taken less than a frame; true if the slot has had too many within these 64 frames. */
    private boolean crowded(long now) {
        long present = now / Interpreter.SLICE_FRAMES;
        if (present != slice) {
            slice = present;
            again = sleepy == present - 1;
            sliceTurns = 0;
        }
        sliceTurns++;
        return sliceTurns > mostTurns();
    }

    private int mostTurns() {
        return again ? MAX_SLICE_TURNS_AGAIN : MAX_SLICE_TURNS;
    }

    /** Counts a call of a function; false if there have been too many, which ends the firing or the song. */
    boolean function(Strand s, long now) {
        boolean song = s.program.mode() == Mode.SONG;
        return within(s, s.firing.functionCalls.add(song, now), song ? MAX_SONG_FUNCTION_CALLS : MAX_FUNCTION_CALLS,
                song ? Fault.SONG_FUNCTIONS : Fault.SLOT_FUNCTIONS);
    }

    /** Counts a call of a track; false if there have been too many, which ends the firing or the song. */
    boolean call(Strand s, long now) {
        boolean song = s.program.mode() == Mode.SONG;
        return within(s, s.firing.trackCalls.add(song, now), song ? MAX_SONG_CALLS : MAX_TURNS, song ? Fault.SONG_CALLS : Fault.SLOT_CALLS);
    }

    private boolean within(Strand s, int calls, int most, Fault fault) {
        if (calls > most) {
            faults.report(s, fault, most, null);
        }
        return calls <= most;
    }
}
