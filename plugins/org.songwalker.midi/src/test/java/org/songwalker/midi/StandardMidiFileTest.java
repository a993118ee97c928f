// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.midi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.Midi;
import org.songwalker.midi.StandardMidiFile.Message;
import org.songwalker.midi.StandardMidiFile.TempoChange;
import org.songwalker.midi.StandardMidiFile.TimeSignature;

class StandardMidiFileTest {

    private static StandardMidiFile one(MidiFileBytes track) throws MidiFileException {
        return StandardMidiFile.parse(MidiFileBytes.file(0, 480, track));
    }

    private static MidiFileBytes track() {
        return new MidiFileBytes();
    }

    @Test
    void beatsAreTicksByDivision() throws MidiFileException {
        assertThat(one(track().at(0, 0x90, 60, 100).at(160, 0x80, 60, 64).end(0)).messages()).containsExactly(new Message(0, 0x643C90),
                new Message(160 / 480.0, 0x403C80));
    }

    @Test
    void aRepeatedStatusMayBeLeftOut() throws MidiFileException {
        assertThat(one(track().at(0, 0x91, 60, 1).at(480, 62, 2).end(0)).messages()).containsExactly(new Message(0, 0x013C91),
                new Message(1, 0x023E91));
    }

    @Test
    void aNoteOnWithoutVelocityIsANoteOffWithVelocity64() throws MidiFileException {
        assertThat(one(track().at(0, 0x92, 60, 0).end(0)).messages()).containsExactly(new Message(0, 0x403C82));
    }

    @Test
    void allChannelMessagesAreKept() throws MidiFileException {
        assertThat(one(track().at(0, 0xA0, 1, 2).at(0, 0xB0, 1, 2).at(0, 0xC0, 5).at(0, 6).at(0, 0xD0, 7).at(0, 0xE0, 1, 64).end(0))
                .messages()).extracting(Message::word).containsExactly(0x0201A0, 0x0201B0, 0x0005C0, 0x0006C0, 0x0007D0, 0x4001E0);
    }

    @Test
    void systemExclusiveAndUnknownMetaAreSkipped() throws MidiFileException {
        assertThat(one(track().at(0, 0xF0, 3, 1, 2, 0xF7).at(5, 0xFF, 0x03, 2, 'h', 'i').at(475, 0x90, 60, 1).end(0)).messages())
                .containsExactly(new Message(1, 0x013C90));
    }

    @Test
    void tempoAndTimeSignatureAreRead() throws MidiFileException {
        StandardMidiFile file = one(track().at(0, 0xFF, 0x51, 3, 0x0F, 0x42, 0x40)
                .at(0, 0xFF, 0x58, 4, 6, 3, 24, 8)
                .at(960, 0xFF, 0x51, 3, 0x07, 0xA1, 0x20)
                .end(0));
        assertThat(file.tempos()).containsExactly(new TempoChange(0, 60), new TempoChange(2, 120));
        assertThat(file.signatures()).containsExactly(new TimeSignature(0, 6, 8));
        assertThat(file.secondsAt(3)).isEqualTo(2.5);
    }

    @Test
    void withoutWordOfThemTempoIs120AndBarsAreFourQuarters() throws MidiFileException {
        StandardMidiFile file = one(track().at(480, 0xFF, 0x51, 3, 0x0F, 0x42, 0x40).end(0));
        assertThat(file.tempos()).containsExactly(new TempoChange(0, 120), new TempoChange(1, 60));
        assertThat(file.signatures()).isEmpty();
    }

    @Test
    void tracksAreMergedByTimeAndTheLongestGivesTheLength() throws MidiFileException {
        StandardMidiFile file = StandardMidiFile.parse(
                MidiFileBytes.file(1, 96, track().at(96, 0x90, 60, 1).end(0), track().at(0, 0x91, 61, 1).at(96, 0x81, 61, 1).end(288)));
        assertThat(file.messages()).extracting(Message::word).containsExactly(0x013D91, 0x013C90, 0x013D81);
        assertThat(file.lengthBeats()).isEqualTo(4);
    }

    @Test
    void unknownChunksAreSkipped() throws MidiFileException {
        byte[] file = MidiFileBytes.file(0, 480, track().at(0, 0x90, 60, 1).end(0));
        byte[] more = new byte[file.length + 10];
        System.arraycopy(file, 0, more, 0, 14);
        System.arraycopy(new byte[] {'X', 'F', 'I', 'H', 0, 0, 0, 2, 9, 9}, 0, more, 14, 10);
        System.arraycopy(file, 14, more, 24, file.length - 14);
        assertThat(StandardMidiFile.parse(more).messages()).hasSize(1);
    }

    @Test
    void textIsNoMidiFile() {
        assertThatThrownBy(() -> StandardMidiFile.parse("hello, this is text".getBytes()))
                .hasMessage("byte 0: not a Standard MIDI File (it does not begin with MThd)");
    }

    @Test
    void aDivisionOf0IsRefused() {
        assertThatThrownBy(() -> StandardMidiFile.parse(MidiFileBytes.file(0, 0, track().end(0))))
                .hasMessage("byte 12: the division is 0, expected ticks per quarter note");
    }

    @Test
    void aFileWithoutTracksIsRefused() {
        assertThatThrownBy(() -> StandardMidiFile.parse(MidiFileBytes.file(0, 480))).hasMessage("byte 14: the file has no track");
    }

    // ---- files by their content

    @Test
    void aMidiFileIsKnownByItsFirstTwelveBytes() {
        byte[] bare = MidiFileBytes.file(0, 480, two().end(0));
        assertThat(StandardMidiFile.recognises(Arrays.copyOf(bare, 12))).isTrue();
        assertThat(StandardMidiFile.recognises(Arrays.copyOf(MidiFileBytes.riff(bare), 12))).isTrue();
        assertThat(StandardMidiFile.recognises("RIFF\0\0\0\0WAVE".getBytes())).isFalse();
        assertThat(StandardMidiFile.recognises("C4 /4".getBytes())).isFalse();
    }

    @Test
    void aRiffContainerIsOpened() throws MidiFileException {
        StandardMidiFile file = StandardMidiFile.parse(MidiFileBytes.riff(MidiFileBytes.file(0, 480, two().end(0))));
        assertThat(file.messages()).isEqualTo(TWO);
        assertThat(file.warnings()).isEmpty();
    }

    @Test
    void bytesBeforeTheHeaderArePassedOver() throws MidiFileException {
        byte[] bare = MidiFileBytes.file(0, 480, two().end(0));
        byte[] wrapped = new byte[128 + bare.length];
        System.arraycopy(bare, 0, wrapped, 128, bare.length);
        StandardMidiFile file = StandardMidiFile.parse(wrapped);
        assertThat(file.messages()).isEqualTo(TWO);
        assertThat(file.warnings()).containsExactly("byte 0: 128 bytes stand before the header (MThd)");
    }

    @Test
    void aTrackWithoutAnEndIsWhole() throws MidiFileException {
        StandardMidiFile file = one(two());
        assertThat(file.messages()).isEqualTo(TWO);
        assertThat(file.warnings()).isEmpty();
    }

    // ---- formats and time

    @Test
    void thePatternsOfFormat2PlayOneAfterTheOther() throws MidiFileException {
        StandardMidiFile file = StandardMidiFile.parse(MidiFileBytes.file(2, 480, two().end(480),
                track().at(0, 0xFF, 0x51, 3, 0x0F, 0x42, 0x40).at(240, 0x91, 67, 100).at(240, 0x81, 67, 0).end(0)));
        assertThat(file.messages()).containsExactly(TWO.get(0), TWO.get(1), new Message(2.5, 0x644391), new Message(3, 0x004381));
        assertThat(file.tempos()).containsExactly(new TempoChange(0, 120), new TempoChange(2, 60));
        assertThat(file.lengthBeats()).isEqualTo(3);
    }

    @Test
    void inSmpteTimeATickIsAFractionOfAFrame() throws MidiFileException {
        // 25 frames of 40 ticks: 500 ticks are half a second, whatever tempo the file names.
        StandardMidiFile file = StandardMidiFile.parse(MidiFileBytes.file(0, 0xE728,
                track().at(0, 0xFF, 0x51, 3, 0x0F, 0x42, 0x40).at(0, 0x90, 60, 100).at(500, 0x80, 60, 0).end(0)));
        assertThat(file.secondsAt(file.messages().get(1).beat())).isEqualTo(0.5);
        // 29 stands for 30000/1001 frames.
        StandardMidiFile drop = StandardMidiFile
                .parse(MidiFileBytes.file(0, 0xE350, track().at(0, 0x90, 60, 100).at(24_000, 0x80, 60, 0).end(0)));
        assertThat(drop.secondsAt(drop.lengthBeats())).isCloseTo(10.01, Offset.offset(1e-9));
    }

    @Test
    void framesThatNoFilmHasAreRefused() {
        assertThatThrownBy(() -> StandardMidiFile.parse(MidiFileBytes.file(0, 0xFF28, track().end(0)))).hasMessage(
                "byte 12: time is given in 40 ticks of 1 SMPTE frames a second; " + "expected 24, 25, 29 or 30 frames, and 1 tick or more");
    }

    // ---- what is wrong without harm

    private static final List<Message> TWO = List.of(new Message(0, 0x643C90), new Message(1, 0x003C80));

    private static MidiFileBytes two() {
        return track().at(0, 0x90, 60, 100).at(480, 0x80, 60, 0);
    }

    private static void playsWith(byte[] bytes, String warning) throws MidiFileException {
        StandardMidiFile file = StandardMidiFile.parse(bytes);
        assertThat(file.messages()).isEqualTo(TWO);
        assertThat(file.warnings()).containsExactly(warning);
    }

    @Test
    void aWrongNumberOfTracksCostsAWarning() throws MidiFileException {
        byte[] file = MidiFileBytes.file(1, 480, two().end(0));
        file[11] = 5;
        playsWith(file, "byte 10: the header counts 5 tracks, and 1 is there");
    }

    @Test
    void aTrackThatStatesTooManyBytesIsReadToTheNext() throws MidiFileException {
        byte[] alone = MidiFileBytes.file(0, 480, two().end(0));
        alone[21] += 3;
        playsWith(alone, "byte 18: the track states a length of 16 bytes, and 13 are read");
        byte[] first = MidiFileBytes.file(1, 480, two().end(0), track().end(0));
        first[21] += 3;
        playsWith(first, "byte 18: the track states a length of 16 bytes, and 13 are read");
    }

    @Test
    void aTrackThatStatesTooFewBytesIsReadToItsEnd() throws MidiFileException {
        byte[] file = MidiFileBytes.file(1, 480, two().end(0), track().end(0));
        file[21] = 2;
        playsWith(file, "byte 18: the track states a length of 2 bytes, and 13 are read");
    }

    @Test
    void aFileWithoutItsLastBytesPlaysToThere() throws MidiFileException {
        byte[] file = MidiFileBytes.file(0, 480, two().end(0));
        playsWith(Arrays.copyOf(file, file.length - 1), "byte 34: the last byte of the file is missing");
        playsWith(Arrays.copyOf(file, file.length - 4), "byte 18: the track states a length of 13 bytes, and 9 are read");
        StandardMidiFile cut = StandardMidiFile.parse(Arrays.copyOf(file, file.length - 5));
        assertThat(cut.messages()).containsExactly(TWO.getFirst());
        assertThat(cut.warnings()).containsExactly("byte 30: the track ends inside a message; the rest of the track is left out");
    }

    @Test
    void aTempoOf0IsLeftOut() throws MidiFileException {
        playsWith(MidiFileBytes.file(0, 480, track().at(0, 0xFF, 0x51, 3, 0, 0, 0).at(0, 0x90, 60, 100).at(480, 0x80, 60, 0).end(0)),
                "byte 26: a tempo of 0 microseconds a beat is left out");
    }

    @Test
    void aTimeSignatureOfNoBeatsIsLeftOut() throws MidiFileException {
        playsWith(MidiFileBytes.file(0, 480, track().at(0, 0xFF, 0x58, 4, 0, 2, 24, 8).at(0, 0x90, 60, 100).at(480, 0x80, 60, 0).end(0)),
                "byte 26: a time signature of 0/4 is left out");
    }

    @Test
    void statusBytesOfCablesAreLeftOut() throws MidiFileException {
        playsWith(MidiFileBytes.file(0, 480, track().at(0, 0x90, 60, 100).at(240, 0xF8).at(240, 0x80, 60, 0).end(0)),
                "byte 26: the status F8 does not belong in a file and is left out");
        playsWith(MidiFileBytes.file(0, 480, track().at(0, 0x90, 60, 0xFE, 100).at(0, 0xF2, 1, 2).at(480, 0x80, 60, 0).end(0)),
                "byte 25: the status FE does not belong in a file and is left out (and 1 more)");
    }

    @Test
    void aDataByteWithTheHighBitIsReadWithoutIt() throws MidiFileException {
        playsWith(MidiFileBytes.file(0, 480, track().at(0, 0x90, 60, 0xE4).at(480, 0x80, 60, 0).end(0)),
                "byte 25: E4 where a data byte was expected is read as 64");
    }

    @Test
    void whatIsReadableBeforeAnUnreadablePlacePlays() throws MidiFileException {
        playsWith(MidiFileBytes.file(1, 480, two().at(0, 0xFF, 0x01, 100, 'x'), track().at(0, 60, 1).end(0)),
                "byte 35: a message of 100 bytes, of which only 1 are there; the rest of the track is left out (and 1 more)");
    }

    @Test
    void aFileThatEndsLongAfterItsLastNoteEndsWithIt() throws MidiFileException {
        // 96,000 ticks of 480 a beat at 120 beats a minute are 100 s.
        StandardMidiFile late = one(two().at(48_000, 0xB0, 7, 100).end(48_000));
        assertThat(late.lengthBeats()).isEqualTo(1);
        assertThat(late.messages()).isEqualTo(TWO);
        assertThat(late.warnings()).containsExactly("the file ends 100 s after its last note and is ended there");
        assertThat(one(two().end(28_800)).lengthBeats()).as("30 s").isEqualTo(61);
        assertThat(one(track().at(0, 0x90, 60, 100).end(96_000)).lengthBeats()).as("the key is down").isEqualTo(200);
        assertThat(one(two().at(96_000, 0xB0, 64, 0).end(0)).lengthBeats()).as("the pedal holds").isEqualTo(201);
    }

    // ---- messages to the system

    @Test
    void resetsOfGmGsAndXgAreKept() throws MidiFileException {
        assertThat(one(track().at(0, 0xF0, 5, 0x7E, 0x7F, 9, 1, 0xF7)
                .at(0, 0xF0, 10, 0x41, 0x10, 0x42, 0x12, 0x40, 0, 0x7F, 0, 0x41, 0xF7)
                .at(0, 0xF0, 8, 0x43, 0x10, 0x4C, 0, 0, 0x7E, 0, 0xF7)
                .end(0)).messages()).extracting(m -> Midi.kind(m.word()) == Midi.RESET ? Midi.standard(m.word()) : null)
                .containsExactly(Midi.Standard.GM, Midi.Standard.GS, Midi.Standard.XG);
    }

    @Test
    void aMessageInPacketsIsPutTogether() throws MidiFileException {
        assertThat(one(track().at(0, 0xF0, 3, 0x7E, 0x7F, 9).at(480, 0xF7, 2, 1, 0xF7).end(0)).messages())
                .containsExactly(new Message(1, Midi.reset(Midi.Standard.GM)));
    }

    @Test
    void aMessageThatIsContinuedForEverIsLeftOut() throws MidiFileException {
        MidiFileBytes track = track().at(0, 0xF0, 3, 0x7E, 0x7F, 9);
        for (int packet = 0; packet < 600; packet++) {
            track.at(0, 0xF7, 2, 1, 1);
        }
        assertThat(one(track.at(0, 0xF7, 2, 1, 0xF7).at(480, 0x90, 60, 1).end(0)).messages()).containsExactly(new Message(1, 0x013C90));
    }

    @Test
    void aMillionTunedKeysAreTheMost() throws MidiFileException {
        MidiFileBytes track = track().at(0, 0xB0, 101, 0).at(0, 0xB0, 100, 3);
        for (int choice = 0; choice < 8_000; choice++) {
            track.at(0, 0xB0, 6, 1 + choice % 2);
        }
        StandardMidiFile file = one(track.at(480, 0x90, 60, 1).end(0));
        assertThat(file.messages()).hasSize(2 + 8_000 + 7_812 * 128 + 1);
        assertThat(file.warnings()).singleElement().asString().contains("more than 1000000 keys are tuned; the rest is left out");
    }

    @Test
    void anOctaveIsTunedOnTheChannelsThatAreNamed() throws MidiFileException {
        // Channels 1 and 16; C by -50 cents, B by +30.
        List<Message> tuned = one(
                track().at(0, 0xF0, 20, 0x7F, 0x7F, 8, 8, 2, 0, 1, 14, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 94, 0xF7).end(0)).messages();
        assertThat(tuned).hasSize(24);
        assertThat(tuned.getFirst().word()).isEqualTo(Midi.octaveTuning(0, 0, -0.5));
        assertThat(tuned.getLast().word()).isEqualTo(Midi.octaveTuning(15, 11, 0.3));
        assertThat(Midi.semitones(tuned.getLast().word())).isCloseTo(0.3, Offset.offset(0.0005));
    }

    @Test
    void aTunedKeyConcernsTheChannelsOfItsTuningProgram() throws MidiFileException {
        // Key 60 sounds a quarter tone higher in the tuning program 0, a semitone in program 1, which channel 1 chooses.
        List<Message> tuned = one(track().at(0, 0xF0, 11, 0x7F, 0x7F, 8, 2, 0, 1, 60, 60, 64, 0, 0xF7)
                .at(0, 0xF0, 11, 0x7F, 0x7F, 8, 2, 1, 1, 60, 61, 0, 0, 0xF7)
                .at(0, 0xB0, 101, 0)
                .at(0, 100, 3)
                .at(0, 6, 1)
                .end(0)).messages();
        assertThat(tuned.subList(0, 16)).extracting(m -> Midi.semitones(m.word())).containsOnly(0.5);
        assertThat(tuned).hasSize(16 + 3 + 128);
        assertThat(tuned.get(19 + 60).word()).isEqualTo(Midi.keyTuning(0, 60, 1));
        assertThat(tuned.get(19 + 61).word()).isEqualTo(Midi.keyTuning(0, 61, 0));
    }
}
