// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.midi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
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
        return List.of(oneTrack, twoTracks, PhraseFile.bytes());
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
            assertThat(message.word() & 0x8080_80).isEqualTo(0x80);
        }
        assertThat(file.tempos().getFirst().beat()).isZero();
        assertThat(file.tempos()).allMatch(tempo -> tempo.bpm() > 0 && Double.isFinite(tempo.bpm()));
        assertThat(file.secondsAt(file.lengthBeats())).isBetween(0.0, Double.MAX_VALUE);
    }
}
