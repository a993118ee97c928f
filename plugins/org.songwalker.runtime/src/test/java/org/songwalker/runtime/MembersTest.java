// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songwalker.runtime.words.Builtin;
import org.songwalker.runtime.words.Method;
import org.songwalker.runtime.words.MidiField;
import org.songwalker.runtime.words.PresetProperty;
import org.songwalker.runtime.words.SongField;

/** Members, methods, elements and functions: the result of each stands in {@code song.r}. */
class MembersTest {
    private static final HeapValue STEPS = HeapValue.constantArray(new double[] {0, 4, 7}, new Object[3]);
    private static final HeapValue SETTINGS = HeapValue.constantObject(new double[] {3, 0.5}, new Object[2], List.of("length", "note"));

    private static Code code() {
        return Code.slot().songNames("r", "kept");
    }

    /** What the code leaves in register 15. */
    private static List<String> result(Code code) {
        return code.op(Op.SONG_WRITE, 0, 15, 0).machine().start().heard;
    }

    private static Code member(Code code, Object of, String name) {
        return code.set(5, of).op(Op.MEMBER, 15, 5, code.builder.constant(0, name));
    }

    /** Voice 7, which is all there is of the firing before. */
    private static Machine withVoice(Code code) {
        Machine machine = code.machine();
        machine.previous = true;
        machine.previousVoices = new double[] {7};
        machine.previousValue = 9;
        return machine.start();
    }

    @Test
    void anArrayHasALength() {
        assertThat(result(member(code(), STEPS, "length"))).containsExactly("0 song.r = 3", "0 end");
    }

    @Test
    void anObjectHasItsKeysEvenIfTheyAreWordsOfOtherTypes() {
        assertThat(result(member(code(), SETTINGS, "length"))).containsExactly("0 song.r = 3", "0 end");
        assertThat(result(member(code(), SETTINGS, "note"))).containsExactly("0 song.r = 0.5", "0 end");
        assertThat(result(member(code(), SETTINGS, "other"))).containsExactly("0 song.r = undefined", "0 end");
    }

    @ParameterizedTest
    @CsvSource({"note, 67", "frequency, 440", "active, true or false"})
    void aVoiceHasItsFields(String name, String value) {
        Code code = code().set(5, 0).op(Op.SONG_VOICE, 5, 5, 0);
        code.op(Op.MEMBER, 15, 5, code.builder.constant(0, name)).op(Op.SONG_WRITE, 0, 15, 0);
        assertThat(withVoice(code).heard).containsExactly("0 song.r = " + value, "0 end");
    }

    @ParameterizedTest
    @CsvSource({"note, 48", "beat, 0.5", "kept, 9", "voices, an array", "nothing, undefined"})
    void songInAVariableHasItsMembersByName(String name, String value) {
        Code code = code().op(Op.SONG, 5, 0, 0);
        code.op(Op.MEMBER, 15, 5, code.builder.constant(0, name)).op(Op.SONG_WRITE, 0, 15, 0);
        assertThat(withVoice(code).heard).containsExactly("0 song.r = " + value, "0 end");
    }

    @Test
    void aPresetHasItsPropertiesByNameAndByOrdinal() {
        Code code = code();
        int volume = code.builder.constant(0, "volume");
        code.set(5, code.piano)
                .set(6, 0.25)
                .op(Op.STORE_MEMBER, 5, volume, 6)
                .op(Op.MEMBER, 15, 5, volume)
                .op(Op.SONG_WRITE, 0, 15, 0)
                .op(Op.PRESET_WRITE, 5, PresetProperty.PAN.ordinal(), 6)
                .op(Op.PRESET_READ, 15, 5, PresetProperty.PAN.ordinal());
        assertThat(result(code)).containsExactly("0 piano.volume = 0.25", "0 song.r = 0.25", "0 piano.pan = 0.25", "0 song.r = 0.25",
                "0 end");
    }

    @Test
    void aPropertyOutsideItsRangeIsLimited() {
        Code code = code();
        code.set(5, code.piano).set(6, 5).op(Op.PRESET_WRITE, 5, PresetProperty.VOLUME.ordinal(), 6);
        assertThat(code.machine().start().heard).containsExactly("0 BAD_VALUE 5 volume goes from 0 to 2 at line 3", "0 piano.volume = 2",
                "0 end");
    }

    @Test
    void whatIsNoPresetAfterAllIsReadAsWhatItIs() {
        Code code = code().set(5, HeapValue.constantObject(new double[] {11}, new Object[1], List.of("volume")))
                .op(Op.PRESET_READ, 15, 5, PresetProperty.VOLUME.ordinal());
        assertThat(result(code)).containsExactly("0 song.r = 11", "0 end");
        assertThat(result(code().set(5, Kind.UNDEFINED).op(Op.PRESET_READ, 15, 5, PresetProperty.VOLUME.ordinal())))
                .containsExactly("0 UNDEFINED_MEMBER 0 volume at line 2", "0 end");
    }

    @Test
    void membersOfUndefinedAndOfNumbersEndTheFiring() {
        assertThat(result(member(code(), Kind.UNDEFINED, "note"))).containsExactly("0 UNDEFINED_MEMBER 0 note at line 2", "0 end");
        Code code = code().set(5, 3);
        assertThat(result(code.op(Op.MEMBER, 15, 5, code.builder.constant(0, "note"))))
                .containsExactly("0 NOT_CALLABLE 0 a number at line 2", "0 end");
        assertThat(result(member(code(), STEPS, "note"))).containsExactly("0 NOT_CALLABLE 0 an array at line 2", "0 end");
    }

    private static List<String> called(Method method, double... arguments) {
        Code code = code().set(5, 0).op(Op.SONG_VOICE, 5, 5, 0);
        for (int i = 0; i < arguments.length; i++) {
            code.set(6 + i, arguments[i]);
        }
        return withVoice(code.op(Op.METHOD, 15, 5, arguments.length << 16 | method.ordinal()).op(Op.SONG_WRITE, 0, 15, 0)).heard;
    }

    @Test
    void methodsOfAVoiceReachTheHost() {
        assertThat(called(Method.pitchBend, 64, 0.5)).containsExactly("0 bend 7 to 64 in 0.5", "0 song.r = undefined", "0 end");
        assertThat(called(Method.pitchBend, 64)).startsWith("0 bend 7 to 64 in 0");
        assertThat(called(Method.pitchBend, 64, -1)).startsWith("0 bend 7 to 64 in 0");
        assertThat(called(Method.extend, 2)).startsWith("0 extend 7 by 2");
        assertThat(called(Method.release)).startsWith("0 release 7");
        assertThat(called(Method.stop)).startsWith("0 stop 7");
    }

    @Test
    void impossiblePitchesAreLeftAloneAndImpossibleLengthsEndTheFiring() {
        assertThat(called(Method.pitchBend, Double.NaN)).containsExactly("0 BAD_PITCH NaN at line 4", "0 song.r = undefined", "0 end");
        assertThat(called(Method.extend, -1)).containsExactly("0 BAD_DURATION -1 at line 4", "0 end");
    }

    @Test
    void aMethodOfAnotherTypeEndsTheFiring() {
        assertThat(called(Method.indexOf, 1)).containsExactly("0 NOT_CALLABLE 0 a voice at line 4", "0 end");
        assertThat(result(code().set(5, STEPS).op(Op.METHOD, 15, 5, Method.stop.ordinal())))
                .containsExactly("0 NOT_CALLABLE 0 an array at line 2", "0 end");
        assertThat(result(code().set(5, Kind.UNDEFINED).op(Op.METHOD, 15, 5, Method.stop.ordinal())))
                .containsExactly("0 UNDEFINED_MEMBER 0 stop at line 2", "0 end");
    }

    @ParameterizedTest
    @CsvSource({"7, 2", "0, 0", "5, -1"})
    void indexOfGivesThePlaceOfAnElement(double value, String place) {
        assertThat(result(code().set(5, STEPS).set(6, value).op(Op.METHOD, 15, 5, 1 << 16 | Method.indexOf.ordinal())))
                .containsExactly("0 song.r = " + place, "0 end");
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "2, 7", "3, undefined", "-1, undefined", "0.5, undefined"})
    void elementsOutsideAnArrayAreUndefined(double index, String value) {
        assertThat(result(code().set(5, STEPS).set(6, index).op(Op.INDEX, 15, 5, 6))).containsExactly("0 song.r = " + value, "0 end");
    }

    @Test
    void constantsAreFrozenAndOtherArraysChangeInsideTheirLength() {
        assertThat(result(code().set(5, STEPS).set(6, 1).op(Op.STORE_INDEX, 5, 6, 6))).containsExactly("0 FROZEN 0 at line 3",
                "0 song.r = undefined", "0 end");
        assertThat(result(
                code().set(5, 1).set(6, 2).op(Op.ARRAY, 7, 5, 2).set(8, 1).set(10, 5).op(Op.STORE_INDEX, 7, 8, 10).op(Op.INDEX, 15, 7, 8)))
                .containsExactly("0 song.r = 5", "0 end");
        assertThat(result(code().set(5, 1).op(Op.ARRAY, 7, 5, 1).set(8, 1).op(Op.STORE_INDEX, 7, 8, 5)))
                .containsExactly("0 INDEX_RANGE 1 at line 4", "0 end");
    }

    @Test
    void aCopyOfALiteralIsItsOwnDownToWhatIsFrozen() {
        HeapValue frozen = HeapValue.constantArray(new double[] {9}, new Object[1]);
        frozen.freeze();
        HeapValue literal = HeapValue.constantArray(new double[] {1, 0, 0},
                new Object[] {null, HeapValue.constantArray(new double[] {2}, new Object[1]), frozen});
        assertThat(result(
                copied(literal).set(6, 1).op(Op.INDEX, 7, 5, 6).set(6, 0).set(8, 5).op(Op.STORE_INDEX, 7, 6, 8).op(Op.INDEX, 15, 7, 6)))
                .containsExactly("0 song.r = 5", "0 end");
        assertThat(result(copied(literal).set(6, 2).op(Op.INDEX, 7, 5, 6).set(6, 0).op(Op.STORE_INDEX, 7, 6, 6).op(Op.INDEX, 15, 7, 6)))
                .containsExactly("0 FROZEN 0 at line 5", "0 song.r = 9", "0 end");
        assertThat(literal.number(0)).isEqualTo(1);
        assertThat(literal.template()).isTrue();
    }

    private static Code copied(HeapValue literal) {
        Code code = code();
        return code.op(Op.COPY, 5, code.builder.constant(0, literal), 0);
    }

    @ParameterizedTest
    @CsvSource({"note, 60", "velocity, 0.787", "frequency, 261.626", "channel, 1", "gate, true or false", "pitchBend, 0.25"})
    void midiHasItsFields(MidiField field, String value) {
        assertThat(result(code().op(Op.MIDI, 15, field.ordinal(), 0))).containsExactly("0 song.r = " + value, "0 end");
    }

    @ParameterizedTest
    @CsvSource({"127, 1", "0, 0", "128, undefined", "1.5, undefined"})
    void controllersAreNumbered(double number, String value) {
        assertThat(result(code().set(5, number).op(Op.MIDI_CC, 15, 5, 0))).containsExactly("0 song.r = " + value, "0 end");
    }

    private static List<String> function(Builtin builtin, Object... arguments) {
        Code code = code();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof Number number) {
                code.set(5 + i, number.doubleValue());
            } else {
                code.set(5 + i, arguments[i]);
            }
        }
        return result(code.op(Op.BUILTIN, 15, builtin.ordinal() | arguments.length << 8, 5));
    }

    @Test
    void functionsGiveTheirValues() {
        assertThat(function(Builtin.noteToFreq, 69)).startsWith("0 song.r = 440");
        assertThat(function(Builtin.freqToNote, 450)).startsWith("0 song.r = 69");
        assertThat(function(Builtin.freqToNote, 0)).startsWith("0 song.r = undefined");
        assertThat(function(Builtin.interval, -12)).startsWith("0 song.r = 48");
        assertThat(function(Builtin.scaleNote, 60, STEPS, 4)).startsWith("0 song.r = 76");
        assertThat(function(Builtin.scaleNote, 60, STEPS, -1)).startsWith("0 song.r = 55");
        assertThat(function(Builtin.randomInt, 3, 3)).startsWith("0 song.r = 3");
    }

    @Test
    void randomNumbersFollowFromTheSeed() {
        assertThat(function(Builtin.random)).isEqualTo(function(Builtin.random));
        assertThat(function(Builtin.random)).startsWith("0 song.r = 0.403");
        assertThat(function(Builtin.random, 10, 20)).startsWith("0 song.r = 14.032");
    }

    @Test
    void aFunctionOfTheWrongTypeEndsTheFiring() {
        assertThat(function(Builtin.interval, "x")).containsExactly("0 NOT_A_NUMBER 0 a string at line 2", "0 end");
        assertThat(function(Builtin.scaleNote, 60, 61, 1)).first().asString().startsWith("0 BAD_TYPE 0 the scale of scaleNote");
    }

    @Test
    void whatTheFiringWroteIsReadBeforeWhatTheOneBeforeWrote() {
        Code code = code().op(Op.SONG_READ, 5, 1, 0)
                .op(Op.SONG_WRITE, 0, 5, 0)
                .set(6, 1)
                .op(Op.ADD, 5, 5, 6)
                .op(Op.SONG_WRITE, 1, 5, 0)
                .op(Op.SONG_READ, 7, 1, 0)
                .op(Op.SONG_WRITE, 0, 7, 0);
        assertThat(withVoice(code).heard).containsExactly("0 song.r = 9", "0 song.kept = 10", "0 song.r = 10", "0 end");
    }

    @Test
    void songIsUndefinedBeforeTheFirstFiringAndItsFieldsToo() {
        assertThat(result(code().op(Op.SONG, 15, 0, 0))).startsWith("0 song.r = undefined");
        assertThat(result(code().op(Op.SONG_FIELD, 15, SongField.note.ordinal(), 0))).startsWith("0 song.r = undefined");
        assertThat(result(code().op(Op.SONG_READ, 15, 1, 0))).startsWith("0 song.r = undefined");
        assertThat(result(code().op(Op.SONG_VOICE_COUNT, 15, 0, 0))).startsWith("0 UNDEFINED_MEMBER 0 length at line 1");
    }

    @Test
    void songVoicesAreTakenOnceAndKeepTheirNumber() {
        Code code = code().op(Op.SONG_VOICES, 5, 0, 0).set(6, 0).op(Op.INDEX, 7, 5, 6);
        Machine machine = withVoice(code.step(1)
                .op(Op.MEMBER, 15, 5, code.builder.constant(0, "length"))
                .op(Op.SONG_WRITE, 0, 15, 0)
                .op(Op.METHOD, 15, 7, Method.stop.ordinal()));
        machine.previousVoices = new double[0];
        assertThat(machine.until(50).heard).containsExactly("1 song.r = 1", "1 stop 7", "1 end");
    }
}
