// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

/**
 * A piece of code that a strand runs.
 *
 * @param kind       what starts it
 * @param name       name of the track, {@code cc(1)}, {@code pitchBend}, {@code noteOff}; empty for the body
 * @param entry      index of its first instruction
 * @param parameters how many of its first registers are parameters
 * @param registers  how many registers it uses
 * @param controller controller number for {@link Kind#CC}, else -1
 */
public record Routine(Kind kind, String name, int entry, int parameters, int registers, int controller) {

    /** What starts a routine. */
    public enum Kind {
        BODY, TRACK, CC, PITCH_BEND, NOTE_OFF
    }

    public boolean handler() {
        return kind == Kind.CC || kind == Kind.PITCH_BEND || kind == Kind.NOTE_OFF;
    }
}
