// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

import java.util.concurrent.locks.LockSupport;
import org.songwalker.engine.BlockSource;

/** Stands in where there is no audio device: pulls blocks by the clock and drops them, so that everything but the sound goes on. */
final class SilentOutput implements AutoCloseable {
    private final Thread thread;
    private volatile boolean running = true;

    SilentOutput(BlockSource source, double sampleRate, int block) {
        long blockNanos = Math.round(block * 1e9 / sampleRate);
        thread = Thread.ofPlatform().name("songwalker-silent").daemon(true).start(() -> {
            float[] stereo = new float[2 * block];
            long due = System.nanoTime();
            while (running) {
                source.render(stereo, 0, block);
                due = Math.max(due + blockNanos, System.nanoTime() - 10 * blockNanos);
                LockSupport.parkNanos(due - System.nanoTime());
            }
        });
    }

    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
