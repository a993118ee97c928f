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

    /** Most functions that call one another at one moment; the compiler refuses longer chains. */
    public static final int MAX_CALL_DEPTH = 64;

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

    /** What ends a loop around the call that started it: {@link Program#GATE}, {@link Program#HELD}, both or 0. */
    int bound;
    /** For {@link LoopGuard}: iterations and instructions of loops since one of them took a frame, and the position at the last one. */
    int turns;
    int instructions;
    double turnPosition;

    /** Where the running functions return to: the next instruction of the caller and the register of the result, -1 if none. */
    private final int[] returns;
    private int depth;

    /** @param registers how many registers its routines use at most */
    public Strand(Program program, int registers, Firing firing, Routine routine) {
        this.program = program;
        this.numbers = new double[registers];
        this.refs = new Object[registers];
        Arrays.fill(refs, Kind.UNDEFINED);
        this.returns = new int[program.hasFunctions() ? 2 * MAX_CALL_DEPTH : 0];
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

    /** Name of the used file of the instruction at {@link #pc}; empty for the program itself. */
    public String file() {
        return program.sourceMap().file(pc);
    }

    /** Source of the instruction at {@link #pc}. Makes an object, so not for the audio thread. */
    SourcePlace place() {
        return new SourcePlace(file(), line(), column());
    }

    /** Beat of {@link #position} on the transport. */
    public double beat() {
        return firing.originBeat + position;
    }

    /** Number half of a register. */
    public double number(int register) {
        return numbers[register];
    }

    /** Object half of a register. */
    public @Nullable Object ref(int register) {
        return refs[register];
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
        depth = 0;
    }

    /** Calls a function with the arguments from register {@code base} on; its result goes to register {@code result}, -1 for none. */
    void enter(Routine function, int base, int count, int result) {
        int first = function.first();
        for (int i = 0; i < function.parameters(); i++) {
            if (i < count) {
                set(first + i, numbers[base + i], refs[base + i]);
            } else {
                set(first + i, 0, Kind.UNDEFINED);
            }
        }
        returns[2 * depth] = pc + 1;
        returns[2 * depth + 1] = result;
        depth++;
        pc = function.entry();
    }

    /** Returns from a function with the value in a register, undefined if that is -1. */
    void leave(int value) {
        depth--;
        int result = returns[2 * depth + 1];
        if (result >= 0) {
            set(result, value < 0 ? 0 : numbers[value], value < 0 ? Kind.UNDEFINED : refs[value]);
        }
        pc = returns[2 * depth];
    }
}
