// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import java.util.ArrayList;
import java.util.List;
import org.songwalker.engine.dsp.Slice;
import org.songwalker.runtime.words.EndMode;

/**
 * An engine that plays a log again, offline: bit by bit where settings and kernels are the same. It hands every command to the engine's own
 * control just before the slice at which it was applied, so a replay takes the way of the performance and no more memory than it. One
 * thread, which is no audio thread.
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

    /** The engine that replays: its trace, meters and figures. Its control is the twin's. */
    public Engine engine() {
        return engine;
    }

    /**
     * Writes the next {@code frames} frames, as {@link Engine#render(float[], int, int)}.
     *
     * @throws IllegalArgumentException where the array is too small, or a command does not fit the settings
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
        // What is applied again is written down again; nobody needs it twice.
        engine.drainLog(repeated);
        repeated.clear();
    }

    private boolean pending() {
        return next < entries.size();
    }

    /** As {@link Engine#endFrame}; -1 while commands are to come. */
    public long endFrame(EndMode mode) {
        return pending() ? -1 : engine.endFrame(mode);
    }
}
