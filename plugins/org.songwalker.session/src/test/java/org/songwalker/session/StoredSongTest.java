// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.trace.TraceEvent;
import org.songwalker.engine.trace.TraceValue;
import org.songwalker.engine.Midi;
import org.songwalker.midi.StandardMidiFile;
import org.songwalker.runtime.Mode;
import org.songwalker.session.file.SessionFile;

class StoredSongTest {
    @Test
    void storedPropertiesAreReadUntilTheFirstFiringWrites() throws Exception {
        SessionFile.Slot slot = new SessionFile.Slot("s", "s.sw", Mode.REACTIVE, 0, 0, 0, false, false, List.of(), Map.of("n", 41.0));
        SessionFile file = SessionFile.of(List.of(slot));
        StandardMidiFile midi = new StandardMidiFile(
                List.of(new StandardMidiFile.Message(0, Midi.message(0x90, 60, 100)),
                        new StandardMidiFile.Message(1, Midi.message(0x90, 60, 100))),
                List.of(new StandardMidiFile.TempoChange(0, 120)), List.of(new StandardMidiFile.TimeSignature(0, 4, 4)), 2, List.of());
        Session session = Session.prepare(file, Path.of(""), s -> "song.n = song.n + 1\nC4 @/8\n", MidiPart.of(midi, file), Rig.SLOTS,
                48_000);
        var report = Objects.requireNonNull(
                new RenderJob(session, EngineSettings.at(48_000), 256, -1, 0, true).run((stereo, frames) -> {}, frames -> true));
        assertThat(report.events()).filteredOn(TraceEvent.Song.class::isInstance)
                .extracting(e -> ((TraceEvent.Song) e).value())
                .containsExactly(new TraceValue.Num(42), new TraceValue.Num(43));
    }
}
