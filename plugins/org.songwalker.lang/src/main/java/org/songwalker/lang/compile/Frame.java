// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import org.songwalker.runtime.Routine;

/** The registers of a routine that is being compiled, handed out like a stack. */
final class Frame {
    /** Most registers of one routine. */
    static final int MAX_REGISTERS = 4_096;

    final Routine.Kind kind;
    private int next;
    private int most;

    Frame(Routine.Kind kind) {
        this.kind = kind;
    }

    boolean handler() {
        return kind == Routine.Kind.CC || kind == Routine.Kind.PITCH_BEND || kind == Routine.Kind.NOTE_OFF;
    }

    int allocate() {
        return allocate(1);
    }

    /** The first of {@code count} registers in a row. */
    int allocate(int count) {
        int first = next;
        next += count;
        most = Math.max(most, next);
        return first;
    }

    /** A mark for {@link #release}, which frees the registers allocated after it. */
    int mark() {
        return next;
    }

    void release(int mark) {
        next = mark;
    }

    int registers() {
        return Math.max(1, most);
    }

    boolean full() {
        return most > MAX_REGISTERS;
    }
}
