// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

import org.songwalker.engine.BlockSource;
import org.songwalker.engine.Engine;
import org.songwalker.runtime.words.EndMode;

/** What the device pulls from: the engine in force, which may be changed while it plays. Watches for the end of a performance. */
final class EngineSwitch implements BlockSource {
    private volatile Engine engine;
    private volatile EndMode endMode = EndMode.TAIL;
    private volatile long playFrom = -1;
    private volatile boolean ended;

    EngineSwitch(Engine engine) {
        this.engine = engine;
    }

    Engine engine() {
        return engine;
    }

    void engine(Engine next) {
        playFrom = -1;
        engine = next;
    }

    /** Begins to watch for the end of what was just started. */
    void watch(EndMode mode) {
        endMode = mode;
        ended = false;
        playFrom = Long.MAX_VALUE;
    }

    /** Ends the watch; returns whether there was one. */
    boolean unwatch() {
        boolean watched = playFrom >= 0;
        playFrom = -1;
        return watched;
    }

    /** Whether the performance has ended by itself; true once. */
    boolean takeEnded() {
        boolean was = ended;
        ended = false;
        return was;
    }

    @Override
    public void render(float[] out, int offset, int frames) {
        Engine now = engine;
        now.render(out, offset, frames);
        long from = playFrom;
        if (from == Long.MAX_VALUE) {
            playFrom = now.frame(); // the start has been taken over in this block, so its end may be asked for from the next one on
        } else if (from >= 0 && now.frame() > from) {
            long end = now.endFrame(endMode);
            if (end >= 0 && now.frame() >= end) {
                playFrom = -1;
                ended = true;
            }
        }
    }
}
