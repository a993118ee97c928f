// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import org.songwalker.engine.ring.AudioThread;

/** A control value that moves in a straight line to each new target, in whole slices. Audio thread. */
@AudioThread
public final class Ramp {
    private final int slices;
    private double value;
    private double target;
    private int left;
    private double start;

    /** A value that needs {@code seconds} (rounded up to whole slices) from one target to the next. */
    public Ramp(double initial, double seconds, double sampleRate) {
        slices = Slice.covering(seconds, sampleRate);
        value = initial;
        target = initial;
        start = initial;
    }

    /** Takes the value at once, without a ramp. */
    public void snap(double now) {
        value = now;
        target = now;
        start = now;
        left = 0;
    }

    /** Where to go from the next slice on. */
    public void target(double next) {
        if (next != target) {
            target = next;
            left = slices;
        }
    }

    public double target() {
        return target;
    }

    /** Goes on by one slice; afterwards {@link #start()} and {@link #end()} are its two ends. */
    public void slice() {
        start = value;
        if (left > 0) {
            value = left == 1 ? target : value + (target - value) / left;
            left--;
        }
    }

    /** Value at the first frame of the slice. */
    public double start() {
        return start;
    }

    /** Value at the first frame of the slice that follows. */
    public double end() {
        return value;
    }

    public boolean moving() {
        return start != value;
    }
}
