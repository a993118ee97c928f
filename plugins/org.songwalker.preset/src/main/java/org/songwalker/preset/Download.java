// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.songwalker.preset.cache.DiskCache;
import org.songwalker.preset.index.Paths;
import org.songwalker.preset.source.PresetException;

/**
 * Brings a whole library onto this machine, to be used without a network. It may be stopped at any moment and started again: what is here
 * is not read again. One thread, which blocks.
 */
public final class Download {

    /** Hears of every preset that is done. */
    @FunctionalInterface
    public interface Progress {
        /** @return false to stop */
        boolean done(int presets, int of);
    }

    /**
     * How it ended.
     *
     * @param presets  presets that are on this machine now
     * @param of       presets of the library
     * @param stopped  true if it was stopped before its end
     * @param failures presets that could not be read, or plays with some samples missing
     */
    public record Result(int presets, int of, boolean stopped, List<String> failures) {
        public Result {
            failures = List.copyOf(failures);
        }
    }

    private Download() {}

    /** True if a library is somewhere else, so that it can be downloaded. */
    public static boolean possible(Library library) {
        return library.source().remote();
    }

    /**
     * Downloads a library and marks it as one for offline use, unless it is stopped or part of it could not be reached. What the library
     * itself lacks does not count. Meanwhile nothing of it is evicted.
     *
     * @throws PresetException if its index cannot be read
     * @throws IOException     if the cache cannot be written
     */
    public static Result run(Library library, DiskCache cache, Progress progress) throws PresetException, IOException {
        List<LibraryPreset> presets = library.presets();
        List<String> failures = new ArrayList<>();
        String address = Paths.directory(library.source().describe(library.path()));
        cache.spare(address);
        int here = 0;
        boolean unreached = false;
        for (int i = 0; i < presets.size(); i++) {
            if (cache.problem() != null) {
                throw new IOException(cache.problem());
            }
            if (!progress.done(i, presets.size())) {
                return new Result(here, presets.size(), true, failures);
            }
            LibraryPreset preset = presets.get(i);
            try {
                boolean reached = preset.atHand() || new InstrumentBuilder().build(new Resolution.Target.Single(preset)).lasting();
                unreached |= !reached;
                if (preset.atHand()) {
                    here++;
                } else {
                    failures.add(preset.fullName() + ": some of its samples cannot be read");
                }
            } catch (PresetException e) {
                unreached |= e.reason() == PresetException.Reason.UNREACHABLE;
                failures.add(preset.fullName() + ": " + e.getMessage());
            }
        }
        if (!unreached && here > 0) {
            cache.markOffline(address, true);
        }
        progress.done(presets.size(), presets.size());
        return new Result(here, presets.size(), false, failures);
    }
}
