// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tracks beside the body, and handlers. A beat has 50 frames. */
class StrandsTest {

    @Test
    void aTrackRunsBesideItsCaller() {
        Program program = Code.slot()
                .op(Op.CALL, 1, 5, 0)
                .play(48)
                .step(1)
                .play(50)
                .end()
                .track("melody", 0)
                .play(60)
                .step(0.5)
                .play(62)
                .end()
                .build();
        assertThat(new Machine(program).start().until(50).heard).containsExactly("0 play piano 60 gain 0.787 gate held",
                "0 play piano 48 gain 0.787 gate held", "0.5 play piano 62 gain 0.787 gate held", "0.5 end melody",
                "1 play piano 50 gain 0.787 gate held", "1 end");
    }

    @Test
    void argumentsStandInItsFirstRegistersAndTheRestIsUndefined() {
        Program program = Code.slot()
                .set(7, 67)
                .op(Op.CALL, 1, 5, 1)
                .end()
                .track("one", 2)
                .op(Op.SONG_WRITE, 0, 0, 0)
                .op(Op.SONG_WRITE, 1, 1, 0)
                .end()
                .songNames("a", "b")
                .build();
        assertThat(new Machine(program).start().heard).containsExactly("0 song.a = 67", "0 song.b = undefined", "0 end one", "0 end");
    }

    @Test
    void velocitiesOfCallsMultiplyAndCutsEndGatesAndTracks() {
        Program program = Code.slot()
                .set(5, 0.5)
                .set(6, 0.75)
                .op(Op.CALL, 1, 5, (Op.HAS_VELOCITY | Op.HAS_GATE) << 16)
                .end()
                .track("outer", 0)
                .set(5, 0.5)
                .op(Op.CALL, 2, 5, Op.HAS_VELOCITY << 16)
                .end()
                .track("inner", 0)
                .set(2, 1)
                .set(3, 4)
                .play(60, Op.HAS_VELOCITY | Op.HAS_GATE)
                .step(1)
                .play(62)
                .end()
                .build();
        assertThat(new Machine(program).start().until(100).heard).containsExactly("0 play piano 60 gain 0.25 gate 0.75", "0.75 end inner",
                "0 end outer", "0 end");
    }

    @Test
    void withoutAFreeStrandTheCallIsLeftOutWithAWord() {
        Code code = Code.slot();
        for (int i = 0; i < 4; i++) {
            code.op(Op.CALL, 1, 5, 0);
        }
        Machine machine = new Machine(code.play(48).end().track("long", 0).step(8).end().build()).start();
        assertThat(machine.heard).containsExactly("0 POOL_EMPTY 4 tracks of this firing at line 4", "0 play piano 48 gain 0.787 gate held",
                "0 end");
        assertThat(machine.firing.nextDue()).isEqualTo(400);
    }

    @Test
    void theEarliestStrandRunsFirstAndOfEqualsTheOlder() {
        Program program = Code.slot()
                .op(Op.CALL, 1, 5, 0)
                .op(Op.CALL, 2, 5, 0)
                .step(1)
                .play(48)
                .end()
                .track("late", 0)
                .step(1)
                .play(60)
                .end()
                .track("early", 0)
                .step(0.5)
                .play(62)
                .end()
                .build();
        Machine machine = new Machine(program).start();
        machine.interpreter.runDue(machine.firing, 50);
        assertThat(machine.heard.stream().filter(entry -> entry.contains("play")).map(entry -> entry.substring(0, entry.indexOf(" gain"))))
                .containsExactly("0.5 play piano 62", "1 play piano 48", "1 play piano 60");
    }

    @Test
    void aHandlerSeesTheTopLevelTakesNoTimeAndItsNotesLastABeat() {
        Program program = Code.slot()
                .set(12, 64)
                .step(8)
                .end()
                .handler(Routine.Kind.NOTE_OFF)
                .op(Op.LOAD_TOP, 1, 12, 0)
                .op(Op.PLAY, 1, 0, -1)
                .step(2)
                .play(72)
                .set(5, 65)
                .op(Op.STORE_TOP, 12, 5, 0)
                .end()
                .build();
        Machine machine = new Machine(program).start().handle(25);
        assertThat(machine.heard).containsExactly("0.5 play default 64 gain 0.787 gate 1", "2.5 play piano 72 gain 0.787 gate 1");
        assertThat(machine.firing.main.numbers[12]).isEqualTo(65);
        assertThat(machine.firing.nextDue()).isEqualTo(400);
    }

    @Test
    void aFaultInAHandlerEndsTheHandlerAlone() {
        Program program = Code.slot()
                .step(8)
                .play(60)
                .end()
                .handler(Routine.Kind.CC)
                .set(5, "text")
                .op(Op.ADD, 5, 5, 5)
                .play(72)
                .end()
                .build();
        Machine machine = new Machine(program).start().handle(10);
        assertThat(machine.heard).containsExactly("0.2 NOT_A_NUMBER 0 a string at line 8");
        assertThat(machine.until(400).heard).contains("8 play piano 60 gain 0.787 gate held");
    }

    @Test
    void aLoopWithoutTimeEndsAHandler() {
        Code code = Code.slot().step(8).end().handler(Routine.Kind.PITCH_BEND);
        int loop = code.whileGate();
        Machine machine = new Machine(code.loop(loop).play(72).end().build()).start().handle(10);
        assertThat(machine.heard).containsExactly("0.2 SPINNING 1001 at line 6");
        assertThat(machine.firing.nextDue()).isEqualTo(400);
    }
}
