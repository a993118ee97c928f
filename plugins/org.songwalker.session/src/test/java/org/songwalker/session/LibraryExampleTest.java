// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.Command;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.Midi;
import org.songwalker.engine.device.Devices;
import org.songwalker.engine.trace.TraceEvent;
import org.songwalker.lang.SwCompiler;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.preset.PresetRepository;
import org.songwalker.runtime.Mode;

/** SongWalker from plain Java, as the manual shows it: two engines, firings heard, devices listed. */
class LibraryExampleTest {

    @Test
    void rendersWithTwoEnginesListsDevicesAndHearsFirings() {
        // A program becomes the command that puts it into slot 0; presets come from the built-in Starter library.
        SlotCompiler compiler = new SlotCompiler(new SwCompiler(PresetCatalog.NONE), new Sounds(new PresetRepository(List.of())));
        String source = "const keys = loadPreset(\"Starter/Keys\")\nkeys(midi.note) *midi.velocity\nsong.last = midi.note\n";
        SlotCompiler.Outcome outcome = compiler.compile("keys.sw", source, Path.of(""), Mode.REACTIVE, 1, 48_000);
        assertThat(outcome.problems()).isEmpty();
        Command install = outcome.install(0);

        // Two engines of one process, each with its own rack; commands and keys may come from any thread.
        Engine first = new Engine(EngineSettings.at(48_000));
        Engine second = new Engine(EngineSettings.at(48_000));
        for (Engine engine : List.of(first, second)) {
            engine.control().submit(install);
        }
        List<TraceEvent> heard = new ArrayList<>();
        second.trace().listen(heard::add);
        first.control().midi(Midi.noteOn(0, 60, 100, 1));
        second.control().midi(Midi.noteOn(0, 67, 100, 1));

        // One second of audio into arrays of our own; then what happened: each firing and what started it, its notes, and what it wrote
        // to song.
        float[] low = new float[96_000];
        float[] high = new float[96_000];
        first.render(low, 0, 48_000);
        second.render(high, 0, 48_000);
        second.trace().poll();
        second.control().midi(Midi.noteOff(0, 67, 1));
        second.render(high, 0, 64);
        second.trace().poll();

        assertThat(low).isNotEqualTo(high);
        assertThat(heard).hasSize(4);
        assertThat(heard.get(0))
                .isEqualTo(new TraceEvent.Firing(new TraceEvent.Place(0, 0, 0, 0, "", 2, 1), new TraceEvent.Key(1, 67, 100)));
        assertThat(EventsJson.event(heard.get(0)))
                .hasToString("{\"type\":\"firing\",\"slot\":0," + "\"firing\":0,\"cause\":\"key\",\"channel\":1,"
                        + "\"key\":67,\"velocity\":100,\"beat\":0.0,\"frame\":0,\"line\":2,\"column\":1}");
        assertThat(heard.get(1)).isInstanceOfSatisfying(TraceEvent.Note.class, note -> assertThat(note.note()).isEqualTo(67));
        assertThat(heard.get(2)).isInstanceOfSatisfying(TraceEvent.Song.class, written -> assertThat(written.name()).isEqualTo("last"));
        assertThat(heard.get(3)).isInstanceOfSatisfying(TraceEvent.Note.class, ended -> assertThat(ended.endFrame()).isEqualTo(48_000));
        assertThat(second.status().slots().get(0).firings()).isEqualTo(1);
        assertThat(outcome.program().presets()).extracting(use -> use.source().text()).contains("Starter/Keys");
        assertThat(new Devices().outputs()).allSatisfy(device -> assertThat(device.name()).isNotEmpty());
    }
}
