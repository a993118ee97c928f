// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.cpu;

import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.songwalker.engine.BlockSource;

/**
 * Measures how long each block takes to render, between an engine and its device. The device's thread renders through it; any thread reads
 * the figures; one reader draws the histogram.
 */
public final class LoadMonitor implements BlockSource {
    private static final long LONGEST_MICROS = 10_000_000;
    /** A block of more was no work: the machine slept in its middle, or a debugger stopped it. */
    private static final long MOST_NANOS = 2_000_000_000L;
    private static final double SMOOTHING = 0.05;
    private static final double MICROS = 1000;
    private static final int CALIBRATIONS = 1000;
    private final BlockSource source;
    private final double sampleRate;
    private final long clockCost;
    private final SingleWriterRecorder recorder = new SingleWriterRecorder(LONGEST_MICROS, 3);
    private final AtomicLongArray deadlines = new AtomicLongArray(Deadlines.BOUNDS.length + 1);
    private volatile double load;
    private volatile long misses;
    private volatile long blocks;
    private volatile long frames;
    private volatile long busyNanos;

    public LoadMonitor(BlockSource source, double sampleRate) {
        this.source = source;
        this.sampleRate = sampleRate;
        this.clockCost = clockCost();
    }

    /** Cost of reading the clock in nanoseconds, the minimum of many readings; subtracted from every block. */
    private static long clockCost() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < CALIBRATIONS; i++) {
            long start = System.nanoTime();
            least = Math.min(least, System.nanoTime() - start);
        }
        return least;
    }

    @Override
    public void render(float[] out, int offset, int count) {
        long start = System.nanoTime();
        source.render(out, offset, count);
        took(Math.max(0, System.nanoTime() - start - clockCost), count);
    }

    /**
     * Accounts for a block that took {@code nanos}; one of more than two seconds is a miss but no load, or voices would be held back after
     * a sleep. The device's thread.
     */
    void took(long nanos, int count) {
        double share = nanos * sampleRate / (count * 1e9);
        recorder.recordValue(Math.min(LONGEST_MICROS, (long) (nanos / MICROS)));
        int at = Deadlines.of(share);
        deadlines.setRelease(at, deadlines.getPlain(at) + 1);
        if (nanos <= MOST_NANOS) {
            load = load + SMOOTHING * (share - load);
            busyNanos = busyNanos + nanos;
        }
        if (share > 1) {
            misses = misses + 1;
        }
        blocks = blocks + 1;
        frames = frames + count;
    }

    /** All blocks so far by the share of their duration that they took. */
    public Deadlines deadlines() {
        long[] counts = new long[deadlines.length()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = deadlines.getAcquire(i);
        }
        return new Deadlines(counts);
    }

    /** Nanoseconds that all blocks took. */
    public long busyNanos() {
        return busyNanos;
    }

    /** Frames of all blocks. */
    public long frames() {
        return frames;
    }

    /** Smoothed share of its duration that a block takes; 1 is full load. */
    public double load() {
        return load;
    }

    /** Number of blocks that took longer than their duration. */
    public long misses() {
        return misses;
    }

    public long blocks() {
        return blocks;
    }

    /** Histogram of microseconds per block since the last call. One reader. */
    public Histogram interval() {
        return recorder.getIntervalHistogram();
    }
}
