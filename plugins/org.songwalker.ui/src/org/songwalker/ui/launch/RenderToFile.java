// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.device.PcmFormat;
import org.songwalker.lang.issue.Severity;
import org.songwalker.session.Problem;
import org.songwalker.session.OutputFile;
import org.songwalker.session.RenderJob;
import org.songwalker.session.Session;
import org.songwalker.session.WavFile;
import org.songwalker.session.file.OutsideException;
import org.songwalker.session.live.LiveSession;
import org.songwalker.ui.studio.MemoryShortage;
import org.songwalker.ui.studio.StudioService;

/** Renders into a WAV file on the calling background thread. A render that is cancelled or fails writes no file. */
public final class RenderToFile {
    private static final int BLOCK = 256;
    private static final double SECONDS_PER_HOUR = 3_600;
    /** Seconds that may be missing before a song counts as cut short. */
    private static final double SHORTEST_CUT = 0.05;
    private final StudioService studio;
    private final LaunchTarget target;
    private final Path output;
    private final Wav wav;

    /**
     * How to render.
     *
     * @param format  of the samples
     * @param rate    frames per second, 8000 to 384000
     * @param seconds exact length; below 0: to the end
     */
    public record Wav(PcmFormat format, int rate, double seconds) {
        /** 16 bits, 48 kHz, to the end. */
        public static final Wav USUAL = new Wav(PcmFormat.PCM16, (int) LiveSession.SAMPLE_RATE, -1);
    }

    RenderToFile(StudioService studio, LaunchTarget target, Path output, Wav wav) {
        this.studio = studio;
        this.target = target;
        this.output = output;
        this.wav = wav;
    }

    /** A job that renders a program or a session of the workspace and tells the user the result. */
    public static Job job(StudioService studio, IFile source, Path output, Wav wav) {
        return Job.create("Exporting " + output.getFileName(), monitor -> {
            IStatus result = new RenderToFile(studio, LaunchTarget.of(source), output, wav).run(monitor);
            studio.live().say(result.getMessage());
            if (!result.isOK() && result.getSeverity() != IStatus.CANCEL) {
                ILog.of(RenderToFile.class).log(result); // said already; an error as the job's result would open a dialog
            }
        });
    }

    IStatus run(IProgressMonitor monitor) {
        SubMonitor progress = SubMonitor.convert(monitor, "Rendering " + output.getFileName(), IProgressMonitor.UNKNOWN);
        try {
            Session session = studio.live().prepare(target.session(), target.path().getParent(), wav.rate()).get();
            if (!session.playable()) {
                Problem first = session.problems().stream().filter(Problem::error).findFirst().orElseThrow();
                return Status.error("The program has errors and was not rendered; the first: " + first.text());
            }
            return render(session, progress);
        } catch (OutsideException e) {
            return Status.error(e.getMessage(), e);
        } catch (ExecutionException e) {
            if (MemoryShortage.caused(e)) {
                return Status.error(MemoryShortage.sentence());
            }
            return Status.error(e.getCause() instanceof OutsideException outside ? outside.getMessage()
                    : "The program could not be loaded; the Error Log says why.", e);
        } catch (OutOfMemoryError e) {
            return Status.error(MemoryShortage.sentence());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return cancelled();
        }
    }

    private IStatus cancelled() {
        return new Status(IStatus.CANCEL, RenderToFile.class, "The render was cancelled; " + output.getFileName() + " was not written.");
    }

    private IStatus render(Session session, SubMonitor progress) throws OutsideException {
        int rate = wav.rate();
        double whole = session.seconds();
        double wanted = wav.seconds() < 0 ? whole : wav.seconds();
        double capacity = WavFile.capacitySeconds(wav.format(), rate);
        if (wanted > capacity) {
            return Status.error(String.format(Locale.ROOT,
                    "The audio would last %,.1f hours, and a WAV file of this format and rate holds %,.1f; export a shorter length, or a lower rate.",
                    wanted / SECONDS_PER_HOUR, capacity / SECONDS_PER_HOUR));
        }
        if (wanted == 0) {
            return Status.error(
                    target.path().getFileName() + " has no song and no MIDI file, so there is no end to export to; choose a length.");
        }
        RenderJob.Report report;
        List<Path> reads = new ArrayList<>(session.reads());
        reads.add(target.path());
        try (WavFile file = new WavFile(OutputFile.of(output, reads), wav.format(), rate)) {
            RenderJob job = new RenderJob(session, EngineSettings.at(rate), BLOCK, wav.seconds(), 0, false);
            report = job.run(file::write, frames -> {
                progress.setTaskName(String.format(Locale.ROOT, "Rendering %s: %.0f s", output.getFileName(), (double) frames / rate));
                return !progress.isCanceled();
            });
            if (report == null) {
                return cancelled();
            }
            file.complete(report.frames());
        } catch (IOException e) {
            return Status.error(OutputFile.failure(output, e), e);
        }
        refresh();
        double seconds = (double) report.frames() / rate;
        String cut = seconds < whole - SHORTEST_CUT ? String.format(Locale.ROOT, " The song is %.1f s long and was cut short.", whole) : "";
        String fault = report.problems()
                .stream()
                .filter(problem -> problem.severity() != Severity.INFO)
                .findFirst()
                .map(problem -> " Something went wrong: " + problem.text())
                .orElse("");
        return new Status(IStatus.OK, RenderToFile.class,
                String.format(Locale.ROOT, "%s has been written, %.1f s.", output.getFileName(), seconds) + cut + fault);
    }

    /** Has the workspace look at the new file, so that the Project Explorer shows it. */
    private void refresh() {
        for (IFile file : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(Objects.requireNonNull(output.toUri()))) {
            try {
                file.refreshLocal(IResource.DEPTH_ZERO, null);
            } catch (CoreException e) {
                ILog.of(RenderToFile.class).warn("The Project Explorer does not show " + output + " yet; press F5 there.", e);
            }
        }
    }
}
