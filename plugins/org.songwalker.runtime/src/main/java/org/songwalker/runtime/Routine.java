// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

/**
 * A piece of code that a strand runs.
 *
 * @param kind       what starts it
 * @param name       name of the track or function, {@code cc(1)}, {@code pitchBend}, {@code noteOff}; empty for the body
 * @param entry      index of its first instruction
 * @param parameters how many of its first registers are parameters
 * @param first      its first register; above 0 for functions, which run in the strand that calls them, beside its registers
 * @param registers  how many registers it uses
 * @param controller controller number for {@link Kind#CC}, else -1
 */
public record Routine(Kind kind, String name, int entry, int parameters, int first, int registers, int controller) {

    /** A routine that has a strand to itself. */
    public Routine(Kind kind, String name, int entry, int parameters, int registers, int controller) {
        this(kind, name, entry, parameters, 0, registers, controller);
    }

    /** What starts a routine. */
    public enum Kind {
        BODY, TRACK, FUNCTION, CC, PITCH_BEND, NOTE_OFF, AFTERTOUCH;

        /** True for what runs at a MIDI event and takes no time. */
        public boolean handler() {
            return switch (this) {
                case CC, PITCH_BEND, NOTE_OFF, AFTERTOUCH -> true;
                case BODY, TRACK, FUNCTION -> false;
            };
        }
    }

    public boolean handler() {
        return kind.handler();
    }
}
