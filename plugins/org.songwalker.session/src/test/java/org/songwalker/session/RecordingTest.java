// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.Midi;
import org.songwalker.engine.device.AudioInput;
import org.songwalker.engine.device.MasterTap;
import org.songwalker.engine.device.PcmFormat;
import org.songwalker.engine.device.PretendInput;
import org.songwalker.preset.PresetRepository;
import org.songwalker.runtime.Mode;
import org.songwalker.session.file.OutsideException;

/** A recording equals what was heard, bit by bit, from its first block to its last. */
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
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("being recorded already");
            tap.render(new float[512], 0, 256);
            assertThat(first.frames()).isLessThanOrEqualTo(256);
        }
        assertThat(folder).isEmptyDirectory();
        Recording.master(tap, folder.resolve("three.wav"), PcmFormat.PCM16, 48_000).finish();
        assertThat(folder.resolve("three.wav")).hasSize(44);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(200_000);
        }
    }

    @Test
    void aChannelOfAnInputStandsInTheFileOnBothSidesFromStartToEnd() throws Exception {
        PretendInput heard = new PretendInput();
        Path target = folder.resolve("voice.wav");
        try (AudioInput input = heard.open()) {
            input.start();
            heard.hear(2);
            await(() -> input.frames() == 512);
            Recording recording = Recording.input(input, 2, target, PcmFormat.F32, 48_000);
            heard.hear(40);
            await(() -> input.frames() == 42 * 256);
            assertThat(Files.exists(target)).isFalse();
            assertThat(recording.finish()).isEqualTo(new Recording.Report(10_240, 0));
            heard.hear(1);
            await(() -> input.frames() == 43 * 256);
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(target)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.remaining()).isEqualTo(44 + 10_240 * 8);
        for (int i = 0; i < 10_240; i++) {
            float right = -((512 + i) / 2) / 32_768f;
            assertThat(bytes.getFloat(44 + 8 * i)).isEqualTo(right);
            assertThat(bytes.getFloat(44 + 8 * i + 4)).isEqualTo(right);
        }
    }

    @Test
    void severalRecordingsHearOneInputAndAnUnfinishedOneLeavesNoFile() throws Exception {
        PretendInput heard = new PretendInput();
        try (AudioInput input = heard.open()) {
            Recording left = Recording.input(input, 1, folder.resolve("left.wav"), PcmFormat.PCM16, 48_000);
            Recording right = Recording.input(input, 2, folder.resolve("right.wav"), PcmFormat.PCM16, 48_000);
            input.start();
            heard.hear(4);
            await(() -> input.frames() == 1024);
            assertThat(left.finish()).isEqualTo(new Recording.Report(1024, 0));
            right.close();
        }
        assertThat(folder.toFile().list()).containsExactly("left.wav");
    }

    @Test
    void aThreadThatIsInterruptedStillFinishesTheWholeFile() throws Exception {
        MasterTap tap = new MasterTap(playing()::render);
        Recording recording = Recording.master(tap, folder.resolve("whole.wav"), PcmFormat.PCM16, 48_000);
        tap.render(new float[2 * 96_000], 0, 96_000);
        Thread.currentThread().interrupt();
        Recording.Report report = recording.finish();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(report).isEqualTo(new Recording.Report(96_000, 0));
        assertThat(folder.resolve("whole.wav")).hasSize(44 + 4 * 96_000);
    }

    @Test
    void aChannelThatTheInputLacksIsRefused() throws Exception {
        PretendInput heard = new PretendInput();
        try (AudioInput input = heard.open()) {
            for (int channel : new int[] {0, 3}) {
                assertThatThrownBy(() -> Recording.input(input, channel, folder.resolve("none.wav"), PcmFormat.PCM16, 48_000))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("The audio input has 2 channels, none with the number " + channel + ".");
            }
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anInputWithoutADeviceIsSilentAndSaysSo() throws Exception {
        Session session = Rig.source("const mic = AudioInput(2)\nmic(midi.note)\n").session(Mode.REACTIVE);
        assertThat(session.inputChannels()).isEqualTo(2);
        assertThat(session.problems()).hasSize(1);
        assertThat(session.problems().getFirst().text()).contains("R001")
                .contains(
                        "There is no input channel 2: no audio input is connected; AudioInput(2) is silent. Connect an input and play live.");
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
        SlotCompiler compiler = new SlotCompiler(Rig.COMPILER, new Sounds(new PresetRepository(List.of()), () -> 2));
        String source = "const mic = AudioInput(2)\nmic(midi.note)\n";
        assertThat(compiler.compile("mic.sw", source, Path.of(""), Mode.REACTIVE, 1, 48_000).problems()).isEmpty();
        assertThat(compiler.compile("mic.sw", source.replace('2', '3'), Path.of(""), Mode.REACTIVE, 1, 48_000).problems()).hasSize(1);
    }
}
