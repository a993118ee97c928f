// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.songwalker.runtime.words.TrackProperty;
import org.songwalker.runtime.words.TransportField;

/** Time in a firing: waits, audible lengths, loops, tempo. A beat has 50 frames. */
class InterpreterTest {

    @Test
    void aWaitEndsAtItsFrameAndNotBefore() {
        Machine machine = Code.slot().play(60).step(1.5).play(62).machine().start();
        assertThat(machine.heard).containsExactly("0 play piano 60 gain 0.787 gate held");
        assertThat(machine.firing.nextDue()).isEqualTo(75);
        machine.interpreter.runDue(machine.firing, 74);
        assertThat(machine.heard).hasSize(1);
        machine.interpreter.runDue(machine.firing, 75);
        assertThat(machine.heard.subList(1, 3)).containsExactly("1.5 play piano 62 gain 0.787 gate held", "1.5 end");
        assertThat(machine.firing.idle()).isTrue();
        assertThat(machine.firing.nextDue()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void waitsAreRoundedFromTheirAbsoluteBeatAndDoNotAddUp() {
        Code code = Code.slot();
        for (int i = 0; i < 3; i++) {
            code.step(0.33); // 16.5 frames
        }
        Machine machine = code.machine().start();
        assertThat(machine.firing.nextDue()).isEqualTo(17);
        machine.interpreter.runDue(machine.firing, 17);
        assertThat(machine.firing.nextDue()).isEqualTo(33);
        machine.interpreter.runDue(machine.firing, 33);
        assertThat(machine.firing.nextDue()).isEqualTo(50);
    }

    @Test
    void aWaitOfNothingTakesNoTime() {
        assertThat(Code.slot().step(0).play(60).machine().start().heard).containsExactly("0 play piano 60 gain 0.787 gate held", "0 end");
    }

    @Test
    void theGateIsTheWrittenOneElseTheStepElseUntilNoteOff() {
        assertThat(Code.slot()
                .set(3, 0.25)
                .set(4, 2)
                .play(60, Op.HAS_GATE | Op.HAS_STEP)
                .set(4, 2)
                .play(61, Op.HAS_STEP)
                .set(4, 0)
                .play(62, Op.HAS_STEP)
                .play(63)
                .machine()
                .start().heard).containsExactly("0 play piano 60 gain 0.787 gate 0.25", "0 play piano 61 gain 0.787 gate 2",
                        "0 play piano 62 gain 0.787 gate held", "0 play piano 63 gain 0.787 gate held", "0 end");
    }

    @Test
    void aDefaultLengthThatWasSetIsGateAndStep() {
        Machine machine = Code.slot()
                .set(5, 0.5)
                .op(Op.TRACK_WRITE, TrackProperty.DURATION.ordinal(), 5, -1)
                .play(60)
                .op(Op.WAIT_DEFAULT, 0, 0, 0)
                .machine()
                .start()
                .until(100);
        assertThat(machine.heard).containsExactly("0 set track.duration 0.5", "0 play piano 60 gain 0.787 gate 0.5", "0.5 end");
    }

    @Test
    void velocitiesUpToOneAreFractionsFromTwoMidiAndBetweenThemFullScale() {
        Machine machine = Code.slot()
                .set(2, 0.5)
                .play(60, Op.HAS_VELOCITY)
                .set(2, 127)
                .play(61, Op.HAS_VELOCITY)
                .set(2, 1.5)
                .play(62, Op.HAS_VELOCITY)
                .set(2, -1)
                .play(63, Op.HAS_VELOCITY)
                .machine()
                .start();
        assertThat(machine.heard).containsExactly("0 play piano 60 gain 0.5 gate held", "0 play piano 61 gain 1 gate held",
                "0 VELOCITY_RANGE 1.5 at line 12", "0 play piano 62 gain 1 gate held", "0 VELOCITY_RANGE -1 at line 16",
                "0 play piano 63 gain 0 gate held", "0 end");
    }

    @Test
    void noteOffAbandonsTheLoopOnTheGateAndWhatFollowsItRunsAtOnce() {
        Code code = Code.slot();
        int loop = code.whileGate();
        Machine machine = code.play(60).step(1).loop(loop).play(72).machine().start().noteOff(70);
        assertThat(machine.heard).containsExactly("0 play piano 60 gain 0.787 gate held", "1 play piano 60 gain 0.787 gate held",
                "1.4 play piano 72 gain 0.787 gate held", "1.4 end");
        assertThat(machine.firing.gate).isFalse();
    }

    @Test
    void aWaitOutsideTheLoopIsKeptAtNoteOff() {
        Machine machine = Code.slot().step(2).play(60).machine().start().noteOff(30);
        assertThat(machine.heard).isEmpty();
        assertThat(machine.until(100).heard).containsExactly("2 play piano 60 gain 0.787 gate held", "2 end");
    }

    @Test
    void tracksCalledInTheLoopEndWithIt() {
        Code code = Code.slot();
        int loop = code.whileGate();
        Program program = code.set(6, 0)
                .op(Op.CALL, 1, 5, 0)
                .step(4)
                .loop(loop)
                .end()
                .track("melody", 0)
                .play(60)
                .step(1)
                .play(62)
                .step(1)
                .play(64)
                .end()
                .build();
        Machine machine = new Machine(program).start().noteOff(75);
        assertThat(machine.heard).containsExactly("0 play piano 60 gain 0.787 gate held", "1 play piano 62 gain 0.787 gate held",
                "2 end melody", "1.5 end");
    }

    @Test
    void aLoopThatHadToSleepTurns400TimesInTheNextSlice() {
        Code code = Code.slot().set(5, 0).set(6, 1);
        int loop = code.whileGate();
        Machine machine = code.op(Op.ADD, 5, 5, 6).loop(loop).machine().start();
        assertThat(machine.firing.main.numbers[5]).isEqualTo(1_001);
        machine.interpreter.runDue(machine.firing, 64);
        assertThat(machine.firing.main.numbers[5]).isEqualTo(1_001 + 402);
        machine.interpreter.runDue(machine.firing, 128);
        assertThat(machine.firing.main.numbers[5]).isEqualTo(1_001 + 2 * 402);
    }

    @Test
    void aLoopWithoutTimeSleepsAfterAThousandTurnsUntilTheNextSlice() {
        Code code = Code.slot();
        int loop = code.whileGate();
        Machine machine = code.loop(loop).machine().start();
        assertThat(machine.heard).containsExactly("0 SPINNING 1001 at line 3");
        assertThat(machine.firing.nextDue()).isEqualTo(64);
        machine.interpreter.runDue(machine.firing, 64);
        assertThat(machine.firing.nextDue()).isEqualTo(128);
        assertThat(machine.heard).as("said once in a row").hasSize(1);
        assertThat(machine.noteOff(130).firing.idle()).isTrue();
    }

    @Test
    void aTempoOfTheFiringMovesItsWaits() {
        Machine machine = Code.slot().set(5, 240).op(Op.SET_TRANSPORT, TransportField.bpm.ordinal(), 5, 0).step(1).machine().start();
        assertThat(machine.heard).containsExactly("0 set track.beatsPerMinute 240");
        assertThat(machine.firing.nextDue()).isEqualTo(25);
    }

    @Test
    void aTempoOutsideItsRangeIsLimitedAndNoTempoEndsTheFiring() {
        Machine machine = Code.slot()
                .set(5, 20_000)
                .op(Op.SET_TRANSPORT, TransportField.bpm.ordinal(), 5, 0)
                .set(5, 0)
                .op(Op.SET_TRANSPORT, TransportField.bpm.ordinal(), 5, 0)
                .play(60)
                .machine()
                .start();
        assertThat(machine.heard).containsExactly("0 BAD_VALUE 20000 transport.bpm goes from 1 to 10000 at line 2",
                "0 set track.beatsPerMinute 10000", "0 OUT_OF_RANGE 0 transport.bpm goes from 1 to 10000 at line 4", "0 end");
    }

    @Test
    void anAbortEndsBodyAndTracks() {
        Program program = Code.slot().op(Op.CALL, 1, 5, 0).step(4).end().track("melody", 0).step(1).play(60).end().build();
        Machine machine = new Machine(program).start();
        machine.interpreter.abort(machine.firing);
        assertThat(machine.heard).containsExactly("1 end melody", "4 end");
        assertThat(machine.firing.idle()).isTrue();
    }
}
