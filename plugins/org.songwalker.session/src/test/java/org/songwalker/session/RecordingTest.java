// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.Midi;
import org.songwalker.engine.device.MasterTap;
import org.songwalker.engine.mix.PcmFormat;
import org.songwalker.runtime.Mode;

/** What is heard becomes a file, bit by bit, from the block where it began to the block where it ended. */
class RecordingTest {
    @TempDir
    Path folder;

    private static Engine playing() throws OutsideException {
        Engine engine = Rig.source("C4 /4\nE4 /4\nG4 /2\n").session(Mode.SONG).start(EngineSettings.at(48_000));
        return engine;
    }

    @Test
    void theMasterStandsInTheFileAsItWasRendered() throws Exception {
        Engine engine = playing();
        MasterTap tap = new MasterTap(engine::render);
        float[] block = new float[512];
        tap.render(block, 0, 256);
        Path target = folder.resolve("take.wav");
        Recording recording = Recording.master(tap, target, PcmFormat.F32, 48_000);
        for (int i = 0; i < 100; i++) {
            tap.render(block, 0, 256);
        }
        assertThat(Files.exists(target)).isFalse();
        assertThat(recording.finish()).isEqualTo(new Recording.Report(25_600, 0));
        tap.render(block, 0, 256);
        float[] wanted = new float[2 * 101 * 256];
        playing().render(wanted, 0, 101 * 256);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(target)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.remaining()).isEqualTo(44 + 25_600 * 8);
        float loudest = 0;
        for (int i = 0; i < 2 * 25_600; i++) {
            assertThat(bytes.getFloat(44 + 4 * i)).isEqualTo(wanted[512 + i]);
            loudest = Math.max(loudest, wanted[512 + i]);
        }
        assertThat(loudest).isGreaterThan(0.05f);
    }

    @Test
    void twoRecordingsOfOneMasterAreRefusedAndAnUnfinishedOneLeavesNoFile() throws Exception {
        MasterTap tap = new MasterTap(playing()::render);
        try (Recording first = Recording.master(tap, folder.resolve("one.wav"), PcmFormat.PCM16, 48_000)) {
            assertThatThrownBy(() -> Recording.master(tap, folder.resolve("two.wav"), PcmFormat.PCM16, 48_000))
                    .isInstanceOf(IllegalStateException.class).hasMessageContaining("being recorded already");
            tap.render(new float[512], 0, 256);
            assertThat(first.frames()).isLessThanOrEqualTo(256);
        }
        assertThat(folder).isEmptyDirectory();
        Recording.master(tap, folder.resolve("three.wav"), PcmFormat.PCM16, 48_000).finish();
        assertThat(folder.resolve("three.wav")).hasSize(44);
    }

    @Test
    void anInputWithoutADeviceIsSilentAndSaysSo() throws Exception {
        Session session = Rig.source("const mic = AudioInput(2)\nmic(midi.note)\n").session(Mode.REACTIVE);
        assertThat(session.inputChannels()).isEqualTo(2);
        assertThat(session.problems()).hasSize(1);
        assertThat(session.problems().getFirst().text()).contains("R001")
                .contains("There is no input channel 2: no audio input is connected; AudioInput(2) is silent. Connect an input and play live.");
        Engine engine = session.start(EngineSettings.at(48_000));
        engine.control().midi(Midi.noteOn(0, 60, 100, 1));
        float[] out = new float[2048];
        engine.render(out, 0, 1024);
        assertThat(out).containsOnly(0f);
        engine.soundIn().connect(2, 64);
        engine.soundIn().offer(new float[] {0, 0.5f}, 0, 1);
        assertThat(engine.voices()).isEqualTo(1);
    }

    @Test
    void anInputThatIsThereIsNoProblem() {
        SlotCompiler compiler = new SlotCompiler(Rig.COMPILER, new Sounds(new org.songwalker.preset.PresetRepository(java.util.List.of()), () -> 2));
        String source = "const mic = AudioInput(2)\nmic(midi.note)\n";
        assertThat(compiler.compile("mic.sw", source, Path.of(""), Mode.REACTIVE, 1, 48_000).problems()).isEmpty();
        assertThat(compiler.compile("mic.sw", source.replace('2', '3'), Path.of(""), Mode.REACTIVE, 1, 48_000).problems()).hasSize(1);
    }
}
