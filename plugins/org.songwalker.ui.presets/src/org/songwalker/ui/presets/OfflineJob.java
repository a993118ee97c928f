// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.presets;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.songwalker.preset.Download;
import org.songwalker.preset.Library;
import org.songwalker.preset.cache.DiskCache;
import org.songwalker.preset.source.PresetException;
import org.songwalker.ui.messages.Notice;
import org.songwalker.ui.messages.Notices;

/** Downloads a library to be used without a network. It shows in Progress and can be cancelled there; what is here then stays. */
final class OfflineJob extends Job {
    private final Library library;
    private final DiskCache cache;
    private final Notices notices;
    private final Runnable changed;
    private int told;
    private boolean begun;

    /** @param changed called on the job's thread when the marks of presets may have changed */
    OfflineJob(Library library, DiskCache cache, Notices notices, Runnable changed) {
        super("Downloading '" + library.name() + "'");
        this.library = library;
        this.cache = cache;
        this.notices = notices;
        this.changed = changed;
        setUser(false);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            Download.Result result = Download.run(library, cache, (presets, of) -> progress(monitor, presets, of));
            monitor.done();
            notices.say(new Notice(!result.failures().isEmpty(), sentence(result), result.failures(), null));
            return result.stopped() ? Status.CANCEL_STATUS : Status.OK_STATUS;
        } catch (PresetException | IOException e) {
            String sentence = "'" + library.name() + "' was not downloaded: " + e.getMessage();
            notices.say(new Notice(true, sentence, List.of(), null));
            ILog.of(OfflineJob.class).warn(sentence, e);
            return Status.OK_STATUS; // said already; an error as the job's result would open a dialog
        } finally {
            changed.run();
        }
    }

    private boolean progress(IProgressMonitor monitor, int presets, int of) {
        if (!begun) {
            begun = true;
            monitor.beginTask(getName(), of);
        }
        monitor.worked(presets - told);
        told = Math.max(told, presets);
        monitor.subTask(presets + " of " + of + " presets");
        return !monitor.isCanceled();
    }

    private String sentence(Download.Result result) {
        return String.format(Locale.ROOT, "%,d of %,d presets of '%s' are on this machine%s.", result.presets(), result.of(),
                library.name(), result.stopped() ? "; the download was cancelled, and starting it again goes on from here" : "");
    }
}
