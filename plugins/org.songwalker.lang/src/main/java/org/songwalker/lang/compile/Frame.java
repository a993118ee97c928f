// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import org.songwalker.runtime.Routine;

/** The registers of a routine that is being compiled, handed out like a stack. */
final class Frame {
    /** Most registers of one routine. */
    static final int MAX_REGISTERS = 4_096;

    final Routine.Kind kind;
    /** Its first register: above 0 for functions, which share a strand with their callers. */
    final int first;
    private int next;
    private int most;

    Frame(Routine.Kind kind) {
        this(kind, 0);
    }

    Frame(Routine.Kind kind, int first) {
        this.kind = kind;
        this.first = first;
        next = first;
        most = first;
    }

    boolean function() {
        return kind == Routine.Kind.FUNCTION;
    }

    boolean handler() {
        return kind.handler();
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

    /** How many registers it uses. */
    int registers() {
        return Math.max(1, most - first);
    }

    boolean full() {
        return most > MAX_REGISTERS;
    }
}
