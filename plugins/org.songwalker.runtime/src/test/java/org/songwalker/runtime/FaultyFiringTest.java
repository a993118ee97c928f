// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songwalker.runtime.words.TrackProperty;

/** What goes wrong in a firing: what is said, and whether it continues. */
class FaultyFiringTest {

    @Test
    void playingUndefinedIsARestAndSaidOnceWhileItIsTheSamePlace() {
        Code code = Code.slot();
        int loop = code.whileGate();
        Machine machine = code.set(0, Kind.UNDEFINED).op(Op.PLAY, 0, 0, -1).step(1).loop(loop).machine().start().until(150);
        assertThat(machine.heard).containsExactly("0 UNDEFINED_PLAY 0 at line 4");
        assertThat(machine.firing.idle()).isFalse();
    }

    @Test
    void playingATextEndsTheFiringAndItsTracks() {
        Program program = Code.slot()
                .op(Op.CALL, 1, 5, 0)
                .set(0, "text")
                .op(Op.PLAY, 0, 0, -1)
                .play(60)
                .end()
                .track("melody", 0)
                .step(1)
                .play(62)
                .end()
                .build();
        assertThat(new Machine(program).start().until(100).heard).containsExactly("0 NOT_PLAYABLE 0 a string at line 3", "1 end melody",
                "0 end");
    }

    @Test
    void anArrayIsPlayedAsAChordUpToWhatCannotBePlayed() {
        HeapValue chord = HeapValue.constantArray(new double[] {60, 64, 0}, new Object[] {null, null, "text"});
        assertThat(Code.slot().set(0, chord).op(Op.PLAY, 0, 0, -1).machine().start().heard).containsExactly(
                "0 play default 60 gain 0.787 gate held", "0 play default 64 gain 0.787 gate held", "0 NOT_PLAYABLE 0 a string at line 2",
                "0 end");
    }

    @Test
    void aPitchThatIsNoNumberIsSilentAndTheFiringGoesOn() {
        assertThat(Code.slot().play(Double.NaN).play(60).machine().start().heard).containsExactly("0 BAD_PITCH NaN at line 3",
                "0 play piano 60 gain 0.787 gate held", "0 end");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void durationsThatNoTimeCanHaveEndTheFiring(double beats) {
        assertThat(Code.slot().step(beats).play(60).machine().start().heard).hasSize(2)
                .endsWith("0 end")
                .first()
                .asString()
                .startsWith("0 BAD_DURATION " + Numbers.text(beats));
        assertThat(Code.slot().set(3, beats).play(60, Op.HAS_GATE).machine().start().heard)
                .containsExactly("0 BAD_DURATION " + Numbers.text(beats) + " at line 4", "0 end");
    }

    @Test
    void arithmeticTakesBooleansAndUndefinedButNoTexts() {
        Code code = Code.slot()
                .songNames("r")
                .set(5, 1)
                .op(Op.NOT, 6, 5, 0)
                .op(Op.ADD, 7, 5, 6)
                .op(Op.SONG_WRITE, 0, 7, 0)
                .set(8, Kind.UNDEFINED)
                .op(Op.ADD, 7, 5, 8)
                .op(Op.SONG_WRITE, 0, 7, 0)
                .set(8, "x")
                .op(Op.MUL, 7, 5, 8);
        assertThat(code.machine().start().heard).containsExactly("0 song.r = 1", "0 song.r = NaN", "0 NOT_A_NUMBER 0 a string at line 9",
                "0 end");
    }

    @Test
    void settingsOfTheWrongTypeEndTheFiring() {
        assertThat(write(TrackProperty.TUNING, 10)).containsExactly("0 OUT_OF_RANGE 10 track.tuningPitch goes from 20 to 20000 at line 2",
                "0 end");
        assertThat(write(TrackProperty.TEMPO, -3)).containsExactly("0 OUT_OF_RANGE -3 track.beatsPerMinute goes from 1 to 10000 at line 2",
                "0 end");
        assertThat(write(TrackProperty.INSTRUMENT, 3)).containsExactly("0 NOT_AN_INSTRUMENT 0 a number at line 2", "0 end");
        assertThat(write(TrackProperty.TUNING, 442)).containsExactly("0 set track.tuningPitch 442", "0 end");
    }

    private static List<String> write(TrackProperty property, double value) {
        return Code.slot().set(5, value).op(Op.TRACK_WRITE, property.ordinal(), 5, -1).machine().start().heard;
    }

    /** Each array holds the one before, so nothing can be freed: 512 + 256 + 64 + 16 of one element fit. */
    @Test
    void aFullHeapEndsTheFiring() {
        Code code = Code.slot();
        int loop = code.whileGate();
        Machine machine = code.op(Op.ARRAY, 5, 5, 1).loop(loop).machine().start();
        assertThat(machine.heard).containsExactly("0 HEAP_FULL 848 at line 3", "0 end");
    }

    @Test
    void arraysThatNobodyHoldsDoNotFillTheHeap() {
        Code code = Code.slot();
        int loop = code.whileGate();
        Machine machine = code.set(5, 1).op(Op.ARRAY, 6, 5, 1).step(0.02).loop(loop).machine().start().until(5_000);
        assertThat(machine.heard).isEmpty();
        assertThat(machine.firing.nextDue()).isEqualTo(5_001);
    }

    @Test
    void timeThatPassesStartsTheCountOfTurnsAgain() {
        Code code = Code.slot().set(5, 0).set(6, 1).set(7, 900).set(8, 2);
        for (int i = 0; i < 2; i++) {
            int start = code.here();
            code.op(Op.ADD, 5, 5, 6).op(Op.LT, 10, 5, 7).op(Op.JUMP_UNLESS, 10, 0, 0).op(Op.LOOP, start, 0, 0);
            code.builder.landHere(start + 2);
            code.step(1).set(5, 0);
        }
        assertThat(code.play(60).machine().start().until(100).heard).containsExactly("2 play piano 60 gain 0.787 gate held", "2 end");
    }
}
