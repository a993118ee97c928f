// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.songwalker.engine.BlockSource;

/**
 * Stands between an engine and its device and measures how long each block takes, outside the render path. The device's thread renders
 * through it; any thread reads the figures. The histogram is drawn by one reader.
 */
public final class LoadMonitor implements BlockSource {
    private static final long LONGEST_MICROS = 10_000_000;
    private static final double SMOOTHING = 0.05;
    private static final double MICROS = 1000;
    private final BlockSource source;
    private final double sampleRate;
    private final SingleWriterRecorder recorder = new SingleWriterRecorder(LONGEST_MICROS, 3);
    private volatile double load;
    private volatile long misses;
    private volatile long blocks;

    public LoadMonitor(BlockSource source, double sampleRate) {
        this.source = source;
        this.sampleRate = sampleRate;
    }

    @Override
    public void render(float[] out, int offset, int frames) {
        long start = System.nanoTime();
        source.render(out, offset, frames);
        took(System.nanoTime() - start, frames);
    }

    /** Accounts for a block that took {@code nanos}. The device's thread. */
    void took(long nanos, int frames) {
        double share = nanos * sampleRate / (frames * 1e9);
        recorder.recordValue(Math.min(LONGEST_MICROS, (long) (nanos / MICROS)));
        load = load + SMOOTHING * (share - load);
        if (share > 1) {
            misses = misses + 1;
        }
        blocks = blocks + 1;
    }

    /** Smoothed share of its time that a block takes: 1 is all there is. */
    public double load() {
        return load;
    }

    /** Blocks that took longer than they last. */
    public long misses() {
        return misses;
    }

    public long blocks() {
        return blocks;
    }

    /** Microseconds per block since the last call. One reader. */
    public Histogram interval() {
        return recorder.getIntervalHistogram();
    }
}
