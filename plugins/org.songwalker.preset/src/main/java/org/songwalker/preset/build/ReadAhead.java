// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.build;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.PresetException;
import org.songwalker.preset.source.SamplePath;
import org.songwalker.preset.source.StoredSample;

/**
 * Reads samples in the order in which they will be asked for, six at a time: as many as one host is asked for at once, and few enough to
 * wait in memory. One thread asks; the reads run on their own threads.
 */
final class ReadAhead {
    private static final int AT_ONCE = 6;

    /** A sample as the cache had it, decoded, or else its file. */
    record Read(@Nullable StoredSample stored, byte[] file) {}

    private final LibrarySource source;
    private final Deque<SamplePath> waiting;
    private final Map<SamplePath, FutureTask<Read>> running = new HashMap<>();

    /** @param next what will be asked for, in order; equal paths count once */
    ReadAhead(LibrarySource source, List<SamplePath> next) {
        this.source = source;
        this.waiting = new ArrayDeque<>(new LinkedHashSet<>(next));
        start();
    }

    private void start() {
        while (running.size() < AT_ONCE && !waiting.isEmpty()) {
            SamplePath sample = waiting.removeFirst();
            FutureTask<Read> task = new FutureTask<>(() -> now(sample));
            running.put(sample, task);
            Thread.ofVirtual().name("read " + sample.path()).start(task);
        }
    }

    /** The sample, read ahead or now. */
    Read read(SamplePath sample) throws PresetException {
        FutureTask<Read> task = running.remove(sample);
        start();
        if (task == null) {
            waiting.remove(sample);
            return now(sample);
        }
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof PresetException failure ? failure
                    : new PresetException(PresetException.Reason.UNREACHABLE, sample.path(), "", "cannot be read", e.getCause());
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new PresetException(PresetException.Reason.UNREACHABLE, sample.path(), "", "interrupted", e);
        }
    }

    private Read now(SamplePath sample) throws PresetException {
        StoredSample stored = source.stored(sample);
        return stored != null ? new Read(stored, new byte[0])
                : new Read(null, source.readSample(sample.path(), LibrarySource.LARGEST_SAMPLE));
    }

    /** Ends what is still running. */
    void close() {
        waiting.clear();
        running.values().forEach(task -> task.cancel(true));
        running.clear();
    }
}
