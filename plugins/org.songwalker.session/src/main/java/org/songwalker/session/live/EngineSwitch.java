// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import org.songwalker.engine.BlockSource;
import org.songwalker.engine.Engine;
import org.songwalker.runtime.words.EndMode;

/**
 * What the device pulls from: the engine in force, which may be replaced while it plays. Also notices the end of a performance, because
 * only the thread that renders may ask an engine where its sound ends.
 */
final class EngineSwitch implements BlockSource {
    private static final long NOT_WATCHING = -1;
    private static final long STARTING = Long.MAX_VALUE;
    private volatile Engine engine;
    private volatile EndMode endMode = EndMode.TAIL;
    private volatile long playFrom = NOT_WATCHING;
    private volatile boolean ended;

    EngineSwitch(Engine engine) {
        this.engine = engine;
    }

    Engine engine() {
        return engine;
    }

    /** Replaces the engine; a performance of the former one is no longer watched. */
    void engine(Engine next) {
        playFrom = NOT_WATCHING;
        engine = next;
    }

    /** Watches for the end of what was just started. */
    void watch(EndMode mode) {
        endMode = mode;
        ended = false;
        playFrom = STARTING;
    }

    void unwatch() {
        playFrom = NOT_WATCHING;
        ended = false;
    }

    /** Frames that a watched performance has been playing; -1 if none is, or none has begun. Any thread. */
    long played() {
        long from = playFrom;
        return from < 0 || from == STARTING ? -1 : Math.max(0, engine.status().frame() - from);
    }

    /** True, once, if the performance has ended by itself. */
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
        if (from == STARTING) {
            playFrom = now.frame(); // this block has applied the start, so from the next one on the engine knows the end
        } else if (from >= 0 && now.frame() > from) {
            long end = now.endFrame(endMode);
            if (end >= 0 && now.frame() >= end) {
                playFrom = NOT_WATCHING;
                ended = true;
            }
        }
    }
}
