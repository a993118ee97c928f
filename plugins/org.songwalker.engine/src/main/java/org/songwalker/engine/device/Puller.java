// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.BlockSource;

/**
 * A thread that pulls blocks from a source until it is told to let go. A source has one thread at a time: {@link #letGo} returns when this
 * one will never enter it again, even where the thread itself is stuck in a device that is gone. Then the next may begin.
 *
 * <p>
 * Happens-before: everything rendered here, by the volatile write of {@code rendering}, before {@code letGo} returns.
 */
abstract class Puller {
    private static final long STEP_NANOS = 50_000;
    private final BlockSource source;
    private final Thread thread;
    private volatile boolean running;
    private volatile boolean rendering;
    private volatile long frames;
    private volatile @Nullable Throwable bug;

    Puller(BlockSource source, String name) {
        this.source = source;
        this.thread = Thread.ofPlatform().name(name).daemon(true).priority(Thread.MAX_PRIORITY).unstarted(this::run);
    }

    private void run() {
        try {
            pull();
        } catch (RuntimeException | Error e) {
            bug = e;
        }
    }

    /** Begins to pull; counting goes on from a frame. */
    final void start(long firstFrame) {
        frames = firstFrame;
        running = true;
        thread.start();
    }

    /** Renders and hands on blocks while {@link #running}. The puller's thread. */
    abstract void pull();

    /** Renders a block, unless the source has been let go. The puller's thread. */
    final boolean render(float[] stereo, int count) {
        rendering = true;
        try {
            if (!running) {
                return false;
            }
            source.render(stereo, 0, count);
            return true;
        } finally {
            rendering = false;
        }
    }

    final boolean running() {
        return running;
    }

    /** Whether the source is at work: a device that does not move is not to blame then. */
    final boolean rendering() {
        return rendering;
    }

    /** Counts what has been handed on. The puller's thread. */
    final void handedOn(int count) {
        frames += count;
    }

    /** Frames handed on, those before this puller included. */
    final long frames() {
        return frames;
    }

    /** What the source has thrown, null while it works. */
    final @Nullable Throwable bug() {
        return bug;
    }

    /** Takes the source away; waits for the block under way at most. */
    final void letGo() {
        running = false;
        LockSupport.unpark(thread);
        while (rendering) {
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    /** Waits for the thread, so many milliseconds at most, 0 for ever. Returns whether it has ended. */
    final boolean await(long millis) {
        if (Thread.currentThread() == thread) {
            return true;
        }
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
