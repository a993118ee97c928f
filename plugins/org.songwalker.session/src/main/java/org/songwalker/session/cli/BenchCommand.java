// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.EngineSettings;
import org.songwalker.session.Session;
import org.songwalker.session.Sounds;
import org.songwalker.session.file.OutsideException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures what rendering costs on this machine. */
@Command(name = "bench", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Renders without writing and reports the cost of a voice.")
final class BenchCommand implements Callable<Integer> {
    private static final int RATE = 48_000;
    /** Share of one core that live playing may take; the rest is left to the system. */
    private static final double LIVE_SHARE = 0.7;

    @Mixin
    private Common common = new Common();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "what Render takes: a MIDI file, a program or a session")
    private @Nullable Path file;

    @Option(names = "--osc", paramLabel = "N", description = "N sawtooth voices with low-pass, envelope and pan instead of a file, 1 to 2048")
    private @Nullable Integer oscillators;

    @Option(names = "--notes", description = "the cost of one note event: program and start of its voices")
    private boolean notes;

    @Option(names = "--reps", defaultValue = "5", paramLabel = "N", description = "repetitions after one that is not counted, 1 to 1000 (${DEFAULT-VALUE})")
    private int repetitions;

    @Option(names = "--block", defaultValue = "256", paramLabel = "FRAMES", description = "frames per block, 1 to 65536 (${DEFAULT-VALUE})")
    private int block;

    @Option(names = "--voices", defaultValue = "4096", paramLabel = "N", description = "most voices, 1 to 4096 (${DEFAULT-VALUE})")
    private int voices;

    @Option(names = "--kernel", defaultValue = "AUTO", paramLabel = "auto|vector|scalar", description = "inner loops (auto)")
    private RenderCommand.Kernel kernel = RenderCommand.Kernel.AUTO;

    @Option(names = "--quality", defaultValue = "HERMITE", paramLabel = "hermite|linear|sinc", description = "reading of samples (hermite)")
    private RenderCommand.Reading quality = RenderCommand.Reading.HERMITE;

    @Override
    public Integer call() throws Exception {
        check();
        EngineSettings settings = EngineOptions.settings(RATE, kernel.name(), quality.name()).withVoices(Math.min(256, voices), voices);
        if (notes) {
            for (int i = 0; i < repetitions; i++) {
                common.out()
                        .printf(Locale.ROOT, "N songwalker note_on_ns %.0f%n",
                                BenchNotes.nanos(new Sounds(common.repository(true)), settings));
            }
            return 0;
        }
        BenchWork work = oscillators == null ? fileWork(settings) : BenchWork.oscillators(settings, oscillators);
        BenchWork.Result best = null;
        work.run(block);
        for (int i = 0; i < repetitions; i++) {
            BenchWork.Result result = work.run(block);
            print(result);
            best = best == null || result.perVoiceFrame() < best.perVoiceFrame() ? result : best;
        }
        conclude(Objects.requireNonNull(best));
        return 0;
    }

    private BenchWork fileWork(EngineSettings settings) throws OutsideException {
        Input input = new Input();
        input.common = common;
        input.file = file;
        Session session = input.prepare(true, RATE, false);
        input.refuseErrors(session);
        return BenchWork.session(session, settings);
    }

    private void check() {
        int works = (file == null ? 0 : 1) + (oscillators == null ? 0 : 1) + (notes ? 1 : 0);
        RenderCommand.require(works == 1, "bench takes a file, --osc or --notes, one of them");
        if (oscillators != null) {
            NumberOption.OSC.check(oscillators);
        }
        NumberOption.REPS.check(repetitions);
        NumberOption.BLOCK.check(block);
        NumberOption.VOICES.check(voices);
    }

    private void print(BenchWork.Result r) {
        common.out()
                .printf(Locale.ROOT, "R songwalker %s 0 %d cpu_s %.4f audio_s %.3f voice_frames %d max_voices %d ns_vf %.3f rtf %.5f%n",
                        r.variant(), block, r.cpuSeconds(), r.audioSeconds(), r.voiceFrames(), r.mostVoices(), r.perVoiceFrame(),
                        r.cpuSeconds() / r.audioSeconds());
        common.out().flush();
    }

    private void conclude(BenchWork.Result best) {
        long live = (long) (LIVE_SHARE * 1e9 / (best.perVoiceFrame() * RATE));
        long round = live < 100 ? live : live / 100 * 100;
        common.out()
                .printf(Locale.ROOT,
                        "This machine plays %,d such voices live at 48 kHz%s with %.0f %% of one core, at %.2f ns for a frame of a voice.%n",
                        Math.min(round, EngineSettings.MOST_VOICES), round > EngineSettings.MOST_VOICES ? " (the most an engine has)" : "",
                        100 * Math.min(LIVE_SHARE, LIVE_SHARE * EngineSettings.MOST_VOICES / live), best.perVoiceFrame());
    }
}
