// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.instrument;

import java.util.List;

/**
 * When a zone sounds, beyond its keys and velocities: at its turn among the notes of a key, if a lot falls on it, while controllers are
 * within ranges. Immutable; any thread.
 */
public final class ZoneGate {
    /** A MIDI controller that must be within a range, 0 to 127, inclusive. */
    public record Range(int controller, int low, int high) {}

    private final int turns;
    private final int turn;
    private final double drawLow;
    private final double drawHigh;
    private final int[] controllers;
    private final int[] lows;
    private final int[] highs;

    /**
     * @param turns    how many zones take turns; 1 if none do
     * @param turn     its turn among them, from 0
     * @param drawLow  the least lot, 0 to 1, that falls on it, inclusive
     * @param drawHigh the greatest, exclusive
     * @param ranges   all of which have to be kept
     */
    public ZoneGate(int turns, int turn, double drawLow, double drawHigh, List<Range> ranges) {
        if (turns < 1) {
            throw new IllegalArgumentException(turns + " turns, expected at least 1");
        }
        this.turns = turns;
        this.turn = turn;
        this.drawLow = drawLow;
        this.drawHigh = drawHigh;
        controllers = ranges.stream().mapToInt(Range::controller).toArray();
        lows = ranges.stream().mapToInt(Range::low).toArray();
        highs = ranges.stream().mapToInt(Range::high).toArray();
    }

    /**
     * True if it is the zone's turn and the lot falls on it.
     *
     * @param note number of the note among those of its key, from 0
     * @param draw 0 to 1, exclusive
     */
    public boolean falls(int note, double draw) {
        return Integer.remainderUnsigned(note, turns) == turn && draw >= drawLow && draw < drawHigh;
    }

    /** How many ranges there are. */
    public int ranges() {
        return controllers.length;
    }

    /** The controller of a range. */
    public int controller(int range) {
        return controllers[range];
    }

    /** True if a value is within a range. */
    public boolean within(int range, int value) {
        return value >= lows[range] && value <= highs[range];
    }
}
