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
import org.songwalker.engine.EngineSettings;
import org.songwalker.engine.device.PcmFormat;
import org.songwalker.session.Problem;
import org.songwalker.session.OutputFile;
import org.songwalker.session.RenderJob;
import org.songwalker.session.Session;
import org.songwalker.session.WavFile;
import org.songwalker.session.file.OutsideException;
import org.songwalker.session.live.LiveSession;
import org.songwalker.ui.studio.MemoryShortage;
import org.songwalker.ui.studio.StudioService;

/** Renders into a WAV file of 16 bits on the calling background thread. A render that is cancelled or fails writes no file. */
final class RenderToFile {
    private static final int BLOCK = 256;
    private final StudioService studio;
    private final LaunchTarget target;
    private final Path output;

    RenderToFile(StudioService studio, LaunchTarget target, Path output) {
        this.studio = studio;
        this.target = target;
        this.output = output;
    }

    IStatus run(IProgressMonitor monitor) {
        SubMonitor progress = SubMonitor.convert(monitor, "Rendering " + output.getFileName(), IProgressMonitor.UNKNOWN);
        try {
            Session session = studio.live().prepare(target.session(), target.path().getParent()).get();
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
        int rate = (int) LiveSession.SAMPLE_RATE;
        double seconds;
        List<Path> reads = new ArrayList<>(session.reads());
        reads.add(target.path());
        try (WavFile wav = new WavFile(OutputFile.of(output, reads), PcmFormat.PCM16, rate)) {
            RenderJob job = new RenderJob(session, EngineSettings.at(rate), BLOCK, -1, 0, false);
            RenderJob.Report report = job.run(wav::write, frames -> {
                progress.setTaskName(String.format(Locale.ROOT, "Rendering %s: %.0f s", output.getFileName(), (double) frames / rate));
                return !progress.isCanceled();
            });
            if (report == null) {
                return cancelled();
            }
            wav.complete(report.frames());
            seconds = (double) report.frames() / rate;
        } catch (IOException e) {
            return Status.error(OutputFile.failure(output, e), e);
        }
        refresh();
        return new Status(IStatus.OK, RenderToFile.class,
                String.format(Locale.ROOT, "%s has been written, %.1f s.", output.getFileName(), seconds));
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
