// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One line of execution in a firing: its body, a track it called, or a handler. Holds registers, the place in the code and the position in
 * beats; suspended when its next moment is later than now. Pooled by its owner; one thread.
 */
public final class Strand {
    /** Life of a strand. */
    public enum State {
        FREE, WAITING, RUNNING
    }

    final double[] numbers;
    final @Nullable Object[] refs;

    /** Whose code it runs. */
    public final Program program;
    /** The firing it belongs to, and so the {@code midi}, clock and random numbers it sees. Set by {@link Interpreter}. */
    public Firing firing;
    /** Whose top-level bindings and {@code song} it sees; differs from {@link #firing} in handlers only. */
    public Firing scope;
    /** Its code. */
    public Routine routine;
    /** The next instruction; during a host call the one that asks. */
    public int pc;
    /** Beats since the start of the firing. */
    public double position;
    /** While waiting: the frame at which it resumes. */
    public long dueFrame;
    public State state = State.FREE;

    /** The default length in beats. */
    public double defaultLength;
    /** True if the program has set the default length. */
    public boolean lengthSet;
    /** The instrument of bare notes. */
    public PresetUse instrument;
    /** Factor on velocities, from the velocities of the calls around it. */
    public double velocityScale = 1;
    /** Position if it is cut ({@code t@4()}). */
    public double cutPosition = Double.POSITIVE_INFINITY;
    /** The host's number for the effects in force; 0 is none. */
    public int bus;
    /** Track it belongs to, null outside tracks. */
    public @Nullable String track;

    /** True if a loop around the call that started it ends with the gate. */
    boolean gateBound;
    /** For {@link LoopGuard}: iterations and instructions of loops since one of them took a frame, and the position at the last one. */
    int turns;
    int instructions;
    double turnPosition;

    /** @param registers how many registers its routines use at most */
    public Strand(Program program, int registers, Firing firing, Routine routine) {
        this.program = program;
        this.numbers = new double[registers];
        this.refs = new Object[registers];
        Arrays.fill(refs, Kind.UNDEFINED);
        this.firing = firing;
        this.scope = firing;
        this.routine = routine;
        this.instrument = program.presets().getFirst();
    }

    /** Source line of the instruction at {@link #pc}. */
    public int line() {
        return program.sourceMap().line(pc);
    }

    /** Source column of the instruction at {@link #pc}. */
    public int column() {
        return program.sourceMap().column(pc);
    }

    /** Beat of {@link #position} on the transport. */
    public double beat() {
        return firing.originBeat + position;
    }

    /** Puts a value into a register. */
    public void set(int register, double number, @Nullable Object ref) {
        numbers[register] = number;
        refs[register] = ref;
    }

    /** Marks every register for the heap. */
    public void mark(Heap heap) {
        for (Object ref : refs) {
            heap.mark(ref);
        }
    }

    void clearRegisters() {
        Arrays.fill(refs, Kind.UNDEFINED);
        Arrays.fill(numbers, 0);
    }
}
