// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime.time;

import org.songwalker.runtime.music.Elementary;

/**
 * A property on its way from one value to another, as a function of time: the value at a moment depends on nothing but that moment. The
 * unit of time is the owner's, frames or beats. The same on every machine. Reused; one thread.
 */
public final class Glide {
    private double from;
    private double to;
    private double start;
    private double end;
    private boolean smooth;
    private boolean octaves;
    private boolean running;

    /**
     * Begins.
     *
     * @param smooth  true to leave and arrive gently, false for a straight line
     * @param octaves true if equal times are equal ratios; both values are above 0
     */
    public void begin(double fromValue, double toValue, double startTime, double endTime, boolean smoothly, boolean inOctaves) {
        from = fromValue;
        to = toValue;
        start = startTime;
        end = endTime;
        smooth = smoothly;
        octaves = inOctaves;
        running = true;
    }

    /** True from the beginning until {@link #stop}. */
    public boolean running() {
        return running;
    }

    public void stop() {
        running = false;
    }

    /** True if the value has arrived at a time. */
    public boolean over(double time) {
        return time >= end;
    }

    /** The value at a time. */
    public double value(double time) {
        if (time >= end) {
            return to;
        }
        if (time <= start) {
            return from;
        }
        double share = (time - start) / (end - start);
        double way = smooth ? share * share * (3 - 2 * share) : share;
        return octaves ? from * Elementary.pow(to / from, way) : from + (to - from) * way;
    }
}
