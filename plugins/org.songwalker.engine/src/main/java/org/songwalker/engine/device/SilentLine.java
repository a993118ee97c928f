// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import java.util.concurrent.locks.LockSupport;
import org.songwalker.engine.BlockSource;

/** Stands in for a missing device: pulls blocks by the clock and drops them, so that everything but the sound continues. */
final class SilentLine extends Puller {
    private static final int MOST_BEHIND = 10;
    private final long period;
    private final float[] stereo;

    SilentLine(BlockSource source, double sampleRate, int block) {
        super(source, "songwalker-silent");
        period = Math.round(block * 1e9 / sampleRate);
        stereo = new float[2 * block];
    }

    @Override
    void pull() {
        long due = System.nanoTime();
        while (render(stereo, stereo.length / 2)) {
            handedOn(stereo.length / 2);
            due = Math.max(due + period, System.nanoTime() - MOST_BEHIND * period);
            while (running() && System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
    }

    void close() {
        letGo();
        await(0);
    }
}
