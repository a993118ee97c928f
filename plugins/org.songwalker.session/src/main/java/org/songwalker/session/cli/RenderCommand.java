// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.device.PcmFormat;
import org.songwalker.lang.issue.Severity;
import org.songwalker.session.OutputFile;
import org.songwalker.session.RenderJob;
import org.songwalker.session.Session;
import org.songwalker.session.WavFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Renders a program, a session or a MIDI file into a WAV file. */
@Command(name = "render", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Renders into a WAV file.")
final class RenderCommand implements Callable<Integer> {
    enum Switch {
        ON, OFF
    }

    enum Kernel {
        AUTO, VECTOR, SCALAR
    }

    enum Reading {
        HERMITE, LINEAR, SINC
    }

    /** Names of files in other formats: a WAV file of such a name would be taken for one of them. */
    private static final Pattern OTHER_AUDIO = Pattern
            .compile("(.*)\\.(?i:mp[2-4]|m4[ab]|aac|ogg|oga|opus|flac|aif[fc]?|au|snd|wma|ac3|amr|ape|caf|wv|weba|webm)", Pattern.DOTALL);

    @Mixin
    private Input input = new Input();

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "OUT.wav", description = "the file to write")
    private @Nullable Path output;

    @Option(names = "--rate", defaultValue = "48000", paramLabel = "HZ", description = "frames per second, 8000 to 384000 (${DEFAULT-VALUE})")
    private int rate;

    @Option(names = "--format", defaultValue = "PCM16", paramLabel = "pcm16|pcm24|f32", description = "sample format (pcm16)")
    private Format format = Format.PCM16;

    enum Format {
        PCM16, PCM24, F32
    }

    @Option(names = "--duration", paramLabel = "SECONDS", description = "exact length, 0 to 86400")
    private @Nullable Double duration;

    @Option(names = "--tail", defaultValue = "0", paramLabel = "SECONDS", description = "seconds added at the end, 0 to 3600 (${DEFAULT-VALUE})")
    private double tail;

    @Option(names = "--limiter", defaultValue = "ON", paramLabel = "on|off", description = "the limiter of the master (on)")
    private Switch limiter = Switch.ON;

    @Option(names = "--stems", hidden = true, paramLabel = "DIR", description = "one file per slot (not built yet)")
    private @Nullable Path stems;

    @Option(names = "--block", defaultValue = "256", paramLabel = "FRAMES", description = "frames per block, 1 to 65536 (${DEFAULT-VALUE})")
    private int block;

    @Option(names = "--kernel", defaultValue = "AUTO", paramLabel = "auto|vector|scalar", description = "inner loops (auto)")
    private Kernel kernel = Kernel.AUTO;

    @Option(names = "--quality", defaultValue = "HERMITE", paramLabel = "hermite|linear|sinc", description = "reading of samples (hermite)")
    private Reading quality = Reading.HERMITE;

    @Override
    public Integer call() throws Exception {
        check();
        Path target = Objects.requireNonNull(output);
        OutputFile.of(target, input.files()); // before anything is compiled or loaded
        Session session = input.prepare(limiter == Switch.ON, rate, false);
        input.refuseErrors(session);
        EngineSettings settings = EngineOptions.settings(rate, kernel.name(), quality.name());
        double seconds = (duration == null ? session.seconds() : duration) + tail;
        double capacity = WavFile.capacitySeconds(PcmFormat.valueOf(format.name()), rate);
        if (seconds > capacity) {
            throw new CliException(CliException.OUTSIDE, String.format(Locale.ROOT,
                    "The audio would last %,.1f hours, and a WAV file of this format and rate holds %,.1f; use --duration, a lower --rate, or "
                            + "a shorter piece.",
                    seconds / 3_600, capacity / 3_600));
        }
        List<Path> reads = new ArrayList<>(input.files());
        reads.addAll(session.reads());
        RenderJob.Report report = render(session, settings, OutputFile.of(target, reads));
        if (report == null) {
            return Interruption.EXIT_CODE;
        }
        input.common.print(input.common.err(), report.problems().stream().filter(p -> p.severity() != Severity.INFO).toList());
        input.saySteals(session, report.steals());
        input.sayWhySilent(session, report.frames());
        if (!input.common.quiet) {
            input.common.out()
                    .printf(Locale.ROOT, "%s: %.3f s, %d Hz, peak %.1f dBFS%n", target, (double) report.frames() / rate, rate,
                            20 * Math.log10(Math.max(report.peak(), 1e-6)));
        }
        return 0;
    }

    private void check() {
        NumberOption.RATE.check(rate);
        NumberOption.BLOCK.check(block);
        if (duration != null) {
            NumberOption.DURATION.check(duration);
        }
        NumberOption.TAIL.check(tail);
        require(stems == null, "--stems is not built yet; leave it out");
        Matcher other = OTHER_AUDIO.matcher(Objects.requireNonNull(output).toString());
        require(!other.matches(), "Only WAV files are written, and '" + output + "' would be none; write -o "
                + (other.matches() ? other.group(1) : "") + ".wav, and convert it afterwards");
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new CliException(CliException.USAGE, otherwise + ".");
        }
    }

    private RenderJob.@Nullable Report render(Session session, EngineSettings settings, OutputFile target) {
        ProgressLine progress = new ProgressLine(input.common, rate);
        try (WavFile wav = new WavFile(target, PcmFormat.valueOf(format.name()), rate)) {
            RenderJob job = new RenderJob(session, settings, block, duration == null ? -1 : duration, tail, false);
            RenderJob.Report report = job.run(wav::write, progress);
            if (report != null) {
                wav.complete(report.frames());
            }
            return report;
        } catch (IOException e) {
            throw new CliException(CliException.OUTSIDE, OutputFile.failure(Objects.requireNonNull(output), e), e);
        } finally {
            progress.end();
        }
    }
}
