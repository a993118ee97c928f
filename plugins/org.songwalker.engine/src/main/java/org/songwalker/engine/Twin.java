// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import java.util.ArrayList;
import java.util.List;
import org.songwalker.engine.dsp.Slice;
import org.songwalker.runtime.words.EndMode;

/**
 * Replays a command log offline, bit for bit if settings and kernels are the same. It submits every command to the engine's own control
 * just before the slice at which it was applied, so a replay takes the same path as the performance and no more memory. One thread, not the
 * audio thread.
 */
public final class Twin implements BlockSource {
    private final Engine engine;
    private final List<CommandLog.Entry> entries;
    private final List<CommandLog.Entry> repeated = new ArrayList<>();
    private int next;
    private long position;

    public Twin(EngineSettings settings, CommandLog log) {
        engine = new Engine(settings);
        entries = log.entries();
    }

    /** The engine that replays, for its trace, meters and counters. Only the twin may use its control. */
    public Engine engine() {
        return engine;
    }

    /**
     * Renders the next {@code frames} frames, like {@link Engine#render(float[], int, int)}.
     *
     * @throws IllegalArgumentException if the array is too small, or a command does not fit the settings
     */
    @Override
    public void render(float[] out, int offset, int frames) {
        BufferChecks.interleaved(out, offset, frames);
        for (int done = 0; done < frames;) {
            int place = (int) (position % Slice.FRAMES);
            if (place == 0) {
                feed();
            }
            int part = Math.min(frames - done, Slice.FRAMES - place);
            engine.render(out, offset + 2 * done, part);
            position += part;
            done += part;
        }
    }

    private void feed() {
        while (pending() && entries.get(next).frame() <= position) {
            if (!engine.control().submit(entries.get(next).command())) {
                throw new IllegalStateException("the log has more commands at frame " + position + " than an engine takes in a slice");
            }
            next++;
        }
        // The replaying engine logs what it applies; nobody needs that copy.
        engine.drainLog(repeated);
        repeated.clear();
    }

    private boolean pending() {
        return next < entries.size();
    }

    /** Like {@link Engine#endFrame}; -1 while the log has more commands. */
    public long endFrame(EndMode mode) {
        return pending() ? -1 : engine.endFrame(mode);
    }
}
