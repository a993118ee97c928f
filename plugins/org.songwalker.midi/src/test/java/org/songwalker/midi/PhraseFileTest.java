// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.midi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.Midi;
import org.songwalker.midi.StandardMidiFile.Message;
import org.songwalker.midi.StandardMidiFile.TempoChange;

class PhraseFileTest {

    @Test
    void theCommittedPhraseIsTheOneWrittenHere() throws Exception {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("product/examples/phrase.mid"))) {
            root = root.getParent();
        }
        assertThat(Files.readAllBytes(root.resolve("product/examples/phrase.mid"))).isEqualTo(PhraseFile.bytes());
    }

    @Test
    void itIsEightSecondsWithSixteenNotesAndASweep() throws Exception {
        StandardMidiFile phrase = StandardMidiFile.parse(PhraseFile.bytes());
        assertThat(phrase.tempos()).containsExactly(new TempoChange(0, 120));
        assertThat(phrase.secondsAt(phrase.lengthBeats())).isEqualTo(8);
        assertThat(phrase.messages()).filteredOn(m -> Midi.kind(m.word()) == Midi.NOTE_ON).hasSize(16);
        assertThat(phrase.messages()).filteredOn(m -> Midi.kind(m.word()) == Midi.CONTROL)
                .extracting(m -> Midi.data2(m.word()))
                .contains(0, 64, 127);
    }

    @Test
    void everyNoteEnds() throws Exception {
        int[] down = new int[128];
        for (Message message : StandardMidiFile.parse(PhraseFile.bytes()).messages()) {
            int key = Midi.data1(message.word());
            switch (Midi.kind(message.word())) {
                case Midi.NOTE_ON -> down[key]++;
                case Midi.NOTE_OFF -> down[key]--;
                default -> assertThat(message.word() & 0xFF).isEqualTo(0xB0);
            }
        }
        assertThat(down).containsOnly(0);
    }
}
