// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.BlockSource;

/**
 * A thread that pulls blocks from a source until it is told to stop. A source has one thread at a time: once {@link #letGo} returns, this
 * thread never enters the source again, even if it still hangs in a dead device. Then the next puller may start.
 *
 * <p>
 * Happens-before: everything rendered here happens before {@code letGo} returns, by the volatile write of {@code rendering}.
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

    /** Starts pulling; the count of frames continues at {@code firstFrame}. */
    final void start(long firstFrame) {
        frames = firstFrame;
        running = true;
        thread.start();
    }

    /** Renders and passes on blocks while {@link #running}. The puller's thread. */
    abstract void pull();

    /** Renders a block; false, without rendering, after {@link #letGo}. The puller's thread. */
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

    /** True while the source renders; a device that accepts nothing meanwhile is not to blame. */
    final boolean rendering() {
        return rendering;
    }

    /** Adds to the count of frames passed on. The puller's thread. */
    final void handedOn(int count) {
        frames += count;
    }

    /** Frames passed on, including those before this puller. */
    final long frames() {
        return frames;
    }

    /** The exception that the source has thrown; null while it works. */
    final @Nullable Throwable bug() {
        return bug;
    }

    /** Stops pulling; waits at most for the block that is being rendered. */
    final void letGo() {
        running = false;
        LockSupport.unpark(thread);
        while (rendering) {
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    /** Waits up to {@code millis} milliseconds for the thread to end, forever if 0. Returns true if it has ended. */
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
