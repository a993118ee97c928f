// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.dsp;

import org.songwalker.engine.ring.AudioThread;

/** A control value that moves linearly to each new target over a number of whole slices. Audio thread. */
@AudioThread
public final class Ramp {
    private final int slices;
    private double value;
    private double target;
    private int left;
    private double start;

    /** A value that takes {@code seconds} (rounded up to whole slices) to reach a new target. */
    public Ramp(double initial, double seconds, double sampleRate) {
        slices = Slice.covering(seconds, sampleRate);
        value = initial;
        target = initial;
        start = initial;
    }

    /** Sets the value at once, without a ramp. */
    public void snap(double now) {
        value = now;
        target = now;
        start = now;
        left = 0;
    }

    /** Sets the target; the ramp begins with the next slice. */
    public void target(double next) {
        if (next != target) {
            target = next;
            left = slices;
        }
    }

    public double target() {
        return target;
    }

    /** Advances by one slice; {@link #start()} and {@link #end()} then describe that slice. */
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

    /** Value at the first frame of the next slice. */
    public double end() {
        return value;
    }

    public boolean moving() {
        return start != value;
    }

    /** True if the value is 0 in the whole slice. */
    public boolean silent() {
        return start == 0 && value == 0;
    }

    /** Multiplies a slice by this gain and adds it to another. */
    public void add(float[] from, float[] to) {
        float gain = (float) start;
        if (!moving()) {
            for (int i = 0; i < Slice.FRAMES; i++) {
                to[i] = Math.fma(from[i], gain, to[i]);
            }
            return;
        }
        float step = step();
        for (int i = 0; i < Slice.FRAMES; i++) {
            to[i] = Math.fma(from[i], Math.fma(i, step, gain), to[i]);
        }
    }

    /** Multiplies a slice by this gain in place. */
    public void scale(float[] slice) {
        float gain = (float) start;
        float step = step();
        if (gain != 1 || step != 0) {
            scale(slice, slice);
        }
    }

    /** Multiplies a slice by this gain and writes it to another, which may be the same array. */
    public void scale(float[] from, float[] to) {
        float gain = (float) start;
        float step = step();
        for (int i = 0; i < Slice.FRAMES; i++) {
            to[i] = from[i] * Math.fma(i, step, gain);
        }
    }

    /** Change per frame. */
    private float step() {
        return (float) ((value - start) / Slice.FRAMES);
    }
}
