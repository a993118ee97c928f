// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.trace.TraceEvent;
import org.songwalker.runtime.time.TempoMap;

/**
 * What MIDI says of the state of channels: at 120 beats a minute and 48,000 frames a second, a beat has 24,000 frames. Every message is for
 * slot 0, which plays a sine of each key until its note-off.
 */
class ChannelStateTest {
    private static final double RATE = 48_000;

    private final List<Object> file = new ArrayList<>();
    private final float[] stereo = new float[2 * 192_000];

    private ChannelStateTest at(double beat, int status, int first, int second) {
        return at(beat, Midi.message(status, first, second));
    }

    private ChannelStateTest at(double beat, int word) {
        file.add(beat);
        file.add(Midi.routed(word, 1));
        return this;
    }

    /** Plays four seconds; the frames at which the notes' gates closed, in the order of their starts. */
    private List<Long> ends() {
        Engine engine = new Engine(EngineSettings.at(RATE).withSlots(1));
        engine.control().submit(new Command.LimiterSwitch(false));
        engine.control().submit(Programs.install(0, Programs.hold(), Programs.tone(Waveform.SINE)));
        engine.control().submit(new Command.Play(TempoMap.DEFAULT, Programs.file(8, file.toArray())));
        engine.render(stereo, 0, 192_000);
        engine.trace().poll();
        return engine.trace()
                .events()
                .stream()
                .filter(TraceEvent.Note.class::isInstance)
                .map(note -> ((TraceEvent.Note) note).endFrame())
                .toList();
    }

    /** Frequency in hertz from one beat to another, by the times of the first and the last zero crossing upwards. */
    private double hertz(double from, double to) {
        double first = Double.NaN;
        double last = 0;
        int count = -1;
        for (int f = (int) (from * 24_000) + 1; f < to * 24_000; f++) {
            double a = stereo[2 * f - 2];
            double b = stereo[2 * f];
            if (a < 0 && b >= 0) {
                last = f - b / (b - a);
                first = Double.isNaN(first) ? last : first;
                count++;
            }
        }
        return count * RATE / (last - first);
    }

    /** Level in dB of the left side from one beat to another. */
    private double db(double from, double to) {
        double sum = 0;
        int first = (int) (from * 24_000);
        int end = (int) (to * 24_000);
        for (int f = first; f < end; f++) {
            sum += stereo[2 * f] * stereo[2 * f];
        }
        return 10 * Math.log10(sum / (end - first) + 1e-20);
    }

    private ChannelStateTest parameter(double beat, int number, int coarse) {
        return at(beat, 0xB0, 101, 0).at(beat, 0xB0, 100, number).at(beat, 0xB0, 6, coarse);
    }

    private static final Offset<Double> HERTZ = Offset.offset(0.3);

    // ---- pitch

    @Test
    void rpn0IsTheRangeOfTheWheelInSemitonesAndCents() {
        parameter(0, 0, 12).at(0, 0xE0, 127, 127).at(0, 0x90, 60, 100).at(2, 0xB0, 38, 50).at(4, 0xB0, 97, 0).ends();
        assertThat(hertz(0.2, 1.9)).isCloseTo(523.25, HERTZ);
        assertThat(hertz(2.2, 3.9)).as("12.5 semitones").isCloseTo(538.58, HERTZ);
        assertThat(hertz(4.2, 5.9)).as("a decrement is a cent").isCloseTo(538.27, HERTZ);
    }

    @Test
    void rpn1IsTheFineTuningAndRpn2TheCoarse() {
        parameter(0, 2, 76).at(0, 0x90, 60, 100).at(2, 0xB0, 6, 64).at(4, 0xB0, 100, 1).at(4, 0xB0, 6, 96).ends();
        assertThat(hertz(0.2, 1.9)).as("12 semitones up").isCloseTo(523.25, HERTZ);
        assertThat(hertz(2.2, 3.9)).isCloseTo(261.63, HERTZ);
        assertThat(hertz(4.2, 5.9)).as("50 cents up").isCloseTo(269.29, HERTZ);
    }

    @Test
    void dataEntryWithoutAParameterChangesNothing() {
        parameter(0, 2, 64).at(0, 0xB0, 101, 127).at(0, 0xB0, 100, 127).at(0, 0xB0, 6, 76).at(0, 0x90, 60, 100).ends();
        assertThat(hertz(0.2, 1.9)).as("the null parameter").isCloseTo(261.63, HERTZ);
        file.clear();
        parameter(0, 2, 64).at(0, 0xB0, 99, 0).at(0, 0xB0, 98, 2).at(0, 0xB0, 6, 76).at(0, 0xB0, 96, 0).at(0, 0x90, 60, 100).ends();
        assertThat(hertz(0.2, 1.9)).as("an unregistered parameter").isCloseTo(261.63, HERTZ);
    }

    @Test
    void keysAndDegreesOfTheOctaveAreTunedAlsoAsTheySound() {
        at(0, 0x90, 60, 100).at(2, Midi.octaveTuning(0, 0, -0.5))
                .at(4, Midi.keyTuning(0, 60, 12))
                .at(6, Midi.reset(Midi.Standard.GM))
                .at(6, 0x90, 60, 100)
                .ends();
        assertThat(hertz(0.2, 1.9)).isCloseTo(261.63, HERTZ);
        assertThat(hertz(2.2, 3.9)).as("the C is 50 cents lower").isCloseTo(254.18, HERTZ);
        assertThat(hertz(4.2, 5.9)).as("this C an octave higher too").isCloseTo(508.36, HERTZ);
        assertThat(hertz(6.4, 7.9)).as("a reset tunes as at the start").isCloseTo(261.63, HERTZ);
    }

    @Test
    void tuningMovesOnlyTheKeysItNames() {
        at(0, Midi.keyTuning(0, 61, 1)).at(0, Midi.octaveTuning(0, 11, 1)).at(0, 0x90, 60, 100).at(2, 0xE0, 127, 127).ends();
        assertThat(hertz(0.2, 1.9)).isCloseTo(261.63, HERTZ);
        assertThat(hertz(2.2, 3.9)).as("the wheel moves it by 2 semitones").isCloseTo(293.66, HERTZ);
    }

    // ---- level

    @Test
    void volumeIsMeasuredAgainst100() {
        at(0, 0x90, 60, 100).at(2, 0xB0, 7, 100).at(4, 0xB0, 7, 127).at(6, 0xB0, 7, 50).ends();
        double start = db(0.5, 1.9);
        assertThat(db(2.5, 3.9)).as("100 is what a channel starts with").isCloseTo(start, Offset.offset(0.01));
        assertThat(db(4.5, 5.9)).isCloseTo(start + 4.15, Offset.offset(0.05));
        assertThat(db(6.5, 7.9)).isCloseTo(start - 12.04, Offset.offset(0.05));
    }

    @Test
    void theSoftPedalMakesLaterNotesSofter() {
        at(0, 0x90, 60, 100).at(1.9, 0x80, 60, 0).at(2, 0xB0, 67, 127).at(2, 0x90, 60, 100).at(3.9, 0x80, 60, 0).ends();
        assertThat(db(2.5, 3.8)).isCloseTo(db(0.5, 1.8) - 1.94, Offset.offset(0.05));
    }

    // ---- 121, 120, 123 to 127

    @Test
    void aResetOfTheControllersLeavesVolumePanTuningAndTheRangeOfTheWheel() {
        parameter(0, 0, 12).at(0, 0xB0, 7, 50)
                .at(0, 0xB0, 10, 0)
                .at(0, 0xB0, 11, 64)
                .at(0, 0xE0, 127, 127)
                .at(0, 0x90, 60, 100)
                .at(2, 0xB0, 121, 0)
                .at(4, 0xE0, 127, 127)
                .at(6, 0xB0, 7, 100)
                .ends();
        assertThat(hertz(2.2, 3.9)).as("the wheel rests").isCloseTo(261.63, HERTZ);
        assertThat(hertz(4.2, 5.9)).as("its range is still 12").isCloseTo(523.25, HERTZ);
        assertThat(db(2.5, 3.9)).as("expression is 127").isCloseTo(db(0.5, 1.9) + 11.9, Offset.offset(0.1));
        assertThat(db(6.5, 7.9)).as("volume was 50").isCloseTo(db(4.5, 5.9) + 12.04, Offset.offset(0.05));
        assertThat(stereo[2 * 72_000 + 1]).as("pan is left").isCloseTo(0, Offset.offset(1e-6f));
    }

    @Test
    void aResetOfTheControllersLiftsThePedals() {
        assertThat(at(0, 0xB0, 64, 127).at(0, 0x90, 60, 100)
                .at(0, 0x90, 64, 100)
                .at(0.5, 0xB0, 66, 127)
                .at(1, 0x80, 60, 0)
                .at(2, 0xB0, 121, 0)
                .at(3, 0x80, 64, 0)
                .ends()).containsExactly(48_000L, 72_000L);
    }

    @Test
    void allNotesOffAndTheChangesOfModeReleaseEveryKeyOfTheChannel() {
        for (int number : new int[] {123, 124, 125, 126, 127}) {
            file.clear();
            assertThat(at(0, 0x90, 60, 100).at(0, 0x91, 62, 100).at(2, 0xB0, number, 0).at(4, 0x81, 62, 0).ends()).as("CC " + number)
                    .containsExactly(48_000L, 96_000L);
        }
    }

    @Test
    void allNotesOffLeavesWhatThePedalHolds() {
        assertThat(at(0, 0xB0, 64, 127).at(0, 0x90, 60, 100).at(2, 0xB0, 123, 0).at(4, 0xB0, 64, 0).ends()).containsExactly(96_000L);
        file.clear();
        assertThat(at(0, 0xB0, 64, 127).at(0, 0x90, 60, 100).at(2, 0xB0, 120, 0).at(4, 0xB0, 64, 0).ends()).as("all sound off")
                .containsExactly(48_000L);
    }

    @Test
    void inMonoANewNoteEndsTheOneBefore() {
        assertThat(at(0, 0xB0, 126, 1).at(0, 0x90, 60, 100)
                .at(2, 0x90, 62, 100)
                .at(3, 0xB0, 127, 0)
                .at(4, 0x90, 64, 100)
                .at(5, 0x90, 65, 100)
                .at(6, 0x80, 64, 0)
                .at(6, 0x80, 65, 0)
                .ends()).containsExactly(48_000L, 72_000L, 144_000L, 144_000L);
    }

    @Test
    void aResetOfTheSystemReleasesEverythingAndForgetsTheControllers() {
        for (Midi.Standard standard : Midi.Standard.values()) {
            file.clear();
            assertThat(at(0, 0xB0, 7, 50).at(0, 0xB0, 64, 127)
                    .at(0, 0x90, 60, 100)
                    .at(0, 0x90, 62, 100)
                    .at(1, 0x80, 60, 0)
                    .at(2, Midi.reset(standard))
                    .at(3, 0x90, 60, 100)
                    .at(4, 0x80, 60, 0)
                    .ends()).containsExactly(48_000L, 48_000L, 96_000L);
        }
    }

    // ---- pedals

    @Test
    void sostenutoHoldsTheKeysThatWereDownAndNoOthers() {
        assertThat(at(0, 0x90, 60, 100).at(1, 0xB0, 66, 127)
                .at(2, 0x80, 60, 0)
                .at(3, 0x90, 67, 100)
                .at(4, 0x80, 67, 0)
                .at(6, 0xB0, 66, 0)
                .ends()).containsExactly(144_000L, 96_000L);
    }

    @Test
    void aVoiceThatTwoPedalsHoldEndsWithTheSecond() {
        assertThat(at(0, 0x90, 60, 100).at(1, 0xB0, 66, 127)
                .at(1, 0xB0, 64, 127)
                .at(2, 0x80, 60, 0)
                .at(3, 0xB0, 64, 0)
                .at(5, 0xB0, 66, 0)
                .ends()).containsExactly(120_000L);
        file.clear();
        assertThat(at(0, 0x90, 60, 100).at(1, 0xB0, 66, 127)
                .at(1, 0xB0, 64, 127)
                .at(2, 0x80, 60, 0)
                .at(3, 0xB0, 66, 0)
                .at(5, 0xB0, 64, 0)
                .ends()).containsExactly(120_000L);
    }

    // ---- short notes

    @Test
    void aNoteLasts10MillisecondsAtLeast() {
        assertThat(at(0, 0x90, 60, 100).at(0, 0x80, 60, 0)
                .at(2, 0x90, 60, 100)
                .at(2 + 48 / 24_000.0, 0x80, 60, 0)
                .at(4, 0x90, 60, 100)
                .at(4 + 481 / 24_000.0, 0x80, 60, 0)
                .ends()).containsExactly(480L, 48_480L, 96_481L);
        assertThat(db(0, 0.1)).isCloseTo(db(4, 4.1), Offset.offset(0.1));
    }
}
