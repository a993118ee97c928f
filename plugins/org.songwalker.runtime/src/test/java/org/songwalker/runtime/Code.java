// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import org.jspecify.annotations.Nullable;
import org.songwalker.runtime.words.MidiField;

/** Puts small programs together by hand. Register 0 to 4 belong to plays, 9 to waits; the rest is free. Every instruction has a line. */
final class Code {
    static final int REGISTERS = 16;
    final ProgramBuilder builder;
    final PresetUse piano;
    private int line;

    private Code(Mode mode) {
        builder = new ProgramBuilder(mode);
        piano = builder.preset("piano", new PresetSource.Named("Test/Piano"), 1, 1);
        builder.routine(new Routine(Routine.Kind.BODY, "", 0, 0, REGISTERS, -1));
    }

    static Code slot() {
        return new Code(Mode.REACTIVE);
    }

    static Code song() {
        return new Code(Mode.SONG);
    }

    Code op(int op, int a, int b, int c) {
        builder.at(++line, 1);
        builder.emit(op, a, b, c);
        return this;
    }

    Code set(int register, double number) {
        return op(Op.CONST, register, builder.constant(number, null), 0);
    }

    Code set(int register, Object ref) {
        return op(Op.CONST, register, builder.constant(0, ref), 0);
    }

    /** Plays the piano at a pitch, with what else the flags say in registers 2 to 4. */
    Code play(double pitch, int flags) {
        return set(0, piano).set(1, pitch).op(Op.PLAY, 0, Op.HAS_PITCH | flags, -1);
    }

    Code play(double pitch) {
        return play(pitch, 0);
    }

    Code step(double beats) {
        return set(9, beats).op(Op.WAIT, 9, 0, 0);
    }

    Code end() {
        return op(Op.END, 0, 0, 0);
    }

    int here() {
        return builder.here();
    }

    /** Starts {@code while (midi.gate)} and returns its first instruction. */
    int whileGate() {
        int start = here();
        op(Op.MIDI, 10, MidiField.gate.ordinal(), 0).op(Op.JUMP_UNLESS, 10, 0, 0);
        return start;
    }

    /** Ends the loop that starts there. */
    Code loop(int start) {
        op(Op.LOOP, start, 0, 0);
        builder.landHere(start + 1);
        builder.keyLoop(start, here(), Program.GATE);
        return this;
    }

    /** What follows is a track; the first one is routine 1. */
    Code track(String name, int parameters) {
        builder.routine(new Routine(Routine.Kind.TRACK, name, here(), parameters, REGISTERS, -1));
        return this;
    }

    /** What follows is a handler. */
    Code handler(Routine.Kind kind) {
        builder.routine(new Routine(kind, kind.name(), here(), 0, REGISTERS, kind == Routine.Kind.CC ? 1 : -1));
        return this;
    }

    /** Names of user properties of {@code song}, from index 0. */
    Code songNames(String... names) {
        for (String name : names) {
            builder.songName(name);
        }
        return this;
    }

    Program build() {
        return builder.build();
    }

    /** Ends the code and makes a machine that runs it. */
    Machine machine() {
        return new Machine(end().build());
    }

    static HeapValue array(@Nullable Object... refs) {
        return HeapValue.constantArray(new double[refs.length], refs);
    }
}
