// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.midi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.Midi;
import org.songwalker.hardening.ByteMutator;
import org.songwalker.hardening.Fuzz;

/** Damaged MIDI files end in a file that can be played or in a sentence. */
class MidiFileFuzzTest {
    private static List<byte[]> seeds() {
        byte[] oneTrack = MidiFileBytes.file(0, 480,
                new MidiFileBytes().at(0, 0x90, 60, 100).at(240, 0xE0, 1, 64).at(240, 0xC0, 5).at(0, 0xF0, 3, 1, 2, 0xF7).end(9));
        byte[] twoTracks = MidiFileBytes.file(1, 96,
                new MidiFileBytes().at(0, 0xFF, 0x51, 3, 7, 0xA1, 0x20)
                        .at(0, 0xFF, 0x58, 4, 6, 3, 24, 8)
                        .at(960, 0xFF, 0x51, 3, 15, 0x42, 0x40)
                        .end(0),
                new MidiFileBytes().at(0, 0x91, 60, 100).at(480, 60, 0).at(0, 0xB1, 1, 9).at(20_000, 0xA1, 1, 2).at(0, 0xD1, 7).end(9));
        byte[] patterns = MidiFileBytes.file(2, 120, new MidiFileBytes().at(0, 0x90, 60, 100).at(120, 60, 0).end(9),
                new MidiFileBytes().at(0, 0xFF, 0x51, 3, 7, 0xA1, 0x20).at(60, 0x93, 60, 100).at(120, 60, 0).end(9));
        byte[] film = MidiFileBytes.file(0, 0xE250, new MidiFileBytes().at(0, 0x90, 60, 100).at(2400, 60, 0).end(9));
        byte[] system = MidiFileBytes.file(0, 480,
                new MidiFileBytes().at(0, 0xF0, 5, 0x7E, 0x7F, 9, 1, 0xF7)
                        .at(0, 0xF0, 10, 0x41, 0x10, 0x42, 0x12, 0x40, 0x11, 0x15, 1, 0x41, 0xF7)
                        .at(0, 0xF0, 8, 0x43, 0x10, 0x4C, 0, 0, 0x7E, 0, 0xF7)
                        .at(0, 0xF0, 20, 0x7F, 0x7F, 8, 8, 2, 0, 1, 14, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 94, 0xF7)
                        .at(9, 0xF0, 6, 0x7F, 0x7F, 8, 2, 0, 1)
                        .at(9, 0xF7, 5, 60, 60, 64, 0, 0xF7)
                        .at(0, 0xB0, 101, 0)
                        .at(0, 100, 3)
                        .at(0, 6, 1)
                        .at(0, 0x90, 60, 100)
                        .at(90, 0xF8)
                        .at(90, 0x80, 60, 0)
                        .end(9));
        return List.of(oneTrack, twoTracks, patterns, film, system, MidiFileBytes.riff(twoTracks), PhraseFile.bytes());
    }

    @Test
    void twentyThousandDamagedFilesEndInAFileOrASentence() {
        new Fuzz("midi", MidiFileException.class, seeds(), new ByteMutator(), MidiFileFuzzTest::read).run(20_000);
    }

    private static void read(byte[] input, Random random) throws MidiFileException {
        StandardMidiFile file = StandardMidiFile.parse(input);
        double beat = 0;
        for (StandardMidiFile.Message message : file.messages()) {
            assertThat(message.beat()).isBetween(beat, file.lengthBeats());
            beat = message.beat();
            if (Midi.isChannelMessage(message.word())) {
                assertThat(message.word() & 0x8080_80).isEqualTo(0x80);
            } else {
                assertThat(Midi.kind(message.word())).isIn(Midi.RESET, Midi.RHYTHM, Midi.KEY_TUNING, Midi.OCTAVE_TUNING);
            }
        }
        assertThat(file.tempos().getFirst().beat()).isZero();
        assertThat(file.tempos()).allMatch(tempo -> tempo.bpm() > 0 && Double.isFinite(tempo.bpm()));
        assertThat(file.warnings()).allSatisfy(warning -> assertThat(warning).isNotBlank().hasSizeLessThan(200));
        assertThat(file.secondsAt(file.lengthBeats())).isBetween(0.0, Double.MAX_VALUE);
    }
}
