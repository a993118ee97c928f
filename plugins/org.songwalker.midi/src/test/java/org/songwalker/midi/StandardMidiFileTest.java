// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.midi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
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
    void aFileCutShortSaysWhere() {
        byte[] file = MidiFileBytes.file(0, 480, track().at(0, 0x90, 60, 1).end(0));
        assertThatThrownBy(() -> StandardMidiFile.parse(Arrays.copyOf(file, file.length - 3)))
                .hasMessage("byte 14: a part of 8 bytes begins here, but only 5 follow; the file was cut short");
    }

    @Test
    void aMissingTrackSaysWhere() {
        byte[] file = MidiFileBytes.file(1, 480, track().end(0));
        file[11] = 2;
        assertThatThrownBy(() -> StandardMidiFile.parse(file)).hasMessage("byte 26: the file ends behind track 1 of 2; it was cut short");
    }

    @Test
    void aDataByteAloneIsRefused() {
        assertThatThrownBy(() -> one(track().at(0, 60, 1))).hasMessageStartingWith("byte 23: a message without a status byte");
    }

    @Test
    void aMessageCutByItsTrackIsRefused() {
        assertThatThrownBy(() -> one(track().at(0, 0x90, 60))).hasMessage("byte 25: the track ends inside a message");
    }

    @Test
    void smpteTimeIsRefusedWithARemedy() {
        assertThatThrownBy(() -> StandardMidiFile.parse(MidiFileBytes.file(0, 0xE728, track().end(0))))
                .hasMessageContaining("export the file with ticks");
    }

    @Test
    void formatTwoIsRefused() {
        assertThatThrownBy(() -> StandardMidiFile.parse(MidiFileBytes.file(2, 480, track().end(0))))
                .hasMessageContaining("format 2 is not supported");
    }
}
