// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.Loop;
import org.songwalker.engine.instrument.SampleData;

/**
 * A sample cut so that the kernels need no test at its edges. Three arrays cover it: the data as they are; a head with silence in front;
 * and a tail that goes on behind the end, with silence or with guard frames of the loop. Positions are frames in 32.32 fixed point and
 * mean the same in all three. Immutable; any thread.
 *
 * <p>A position wraps only {@value #WRAP_LATE} frames behind the loop's end, from where the neighbours of every position inside lie in
 * the loop too.
 */
final class PreparedSample {
    /** Frames of a slice at the largest increment of the fast path. */
    static final int SPAN = 64 * 4;
    /** Largest increment of the fast path in 32.32. */
    static final long FAST = 4L << 32;
    private static final int FRONT = 8;
    private static final int WRAP_LATE = 8;
    private static final int GUARD = SPAN + 2 * WRAP_LATE;
    private static final int SMALL = 3 * SPAN;

    final float[] data;
    final float[] head;
    final float[] endTail;
    final int endTailStart;
    final float[] loopTail;
    final int loopTailStart;
    /** Where the sample ends, 32.32. */
    final long end;
    /** Behind here a looping position is set back, 32.32. */
    final long wrap;
    /** Length of the loop, 32.32; 0 without a loop. */
    final long loopLength;
    final long loopEnd;
    private final int loopFrames;
    final double rateHz;

    PreparedSample(SampleData sample, @Nullable Loop loop) {
        data = sample.frames();
        rateHz = sample.rateHz();
        end = (long) sample.length() << 32;
        head = copy(-FRONT, FRONT + SPAN + FRONT, data.length);
        endTailStart = tailStart(data.length);
        endTail = copy(endTailStart, data.length + GUARD, data.length);
        if (loop == null) {
            loopLength = 0;
            loopEnd = end;
            wrap = Long.MAX_VALUE;
            loopTail = endTail;
            loopTailStart = endTailStart;
            loopFrames = data.length;
            return;
        }
        loopEnd = fixed(loop.end());
        loopLength = loopEnd - fixed(loop.start());
        wrap = loopEnd + ((long) WRAP_LATE << 32);
        loopFrames = (int) Math.ceil(loop.end());
        loopTailStart = tailStart(loopFrames);
        loopTail = copy(loopTailStart, loopFrames + GUARD, loopFrames);
        fillGuard(loop.end() - loop.start());
    }

    private static long fixed(double frames) {
        return Math.round(frames * 4294967296.0);
    }

    private static int tailStart(int length) {
        return length <= SMALL ? -FRONT : length - SPAN - 3 * FRONT;
    }

    private float[] copy(int from, int to, int limit) {
        float[] part = new float[to - from];
        for (int k = Math.max(0, from); k < Math.min(Math.min(to, limit), data.length); k++) {
            part[k - from] = data[k];
        }
        return part;
    }

    /** Each guard frame is what stands one loop earlier, read between frames where the loop is no whole number of them. */
    private void fillGuard(double length) {
        for (int k = loopFrames; k < loopFrames + GUARD; k++) {
            double back = k - length;
            int whole = (int) Math.floor(back);
            double a = back - whole;
            double y0 = early(whole - 1, k);
            double y1 = early(whole, k);
            double y2 = early(whole + 1, k);
            double y3 = early(whole + 2, k);
            double c1 = (y2 - y0) / 2;
            double c3 = (y3 - y0) / 2 + 1.5 * (y1 - y2);
            double c2 = y0 - y1 + c1 - c3;
            loopTail[k - loopTailStart] = (float) (((c3 * a + c2) * a + c1) * a + y1);
        }
    }

    private double early(int index, int limit) {
        int k = Math.min(index, limit - 1);
        return k < 0 ? 0 : k < loopTailStart ? data[k] : loopTail[k - loopTailStart];
    }

    /** Number of frames with data of their own before the tail takes over, looping or not. */
    int ownFrames(boolean looping) {
        return looping ? loopFrames : data.length;
    }

    /** One frame, whatever the index: the slow path. */
    float at(int index, boolean looping) {
        if (index < 0) {
            return 0;
        }
        if (index < ownFrames(looping)) {
            return index < data.length ? data[index] : 0;
        }
        float[] tail = looping ? loopTail : endTail;
        int k = index - (looping ? loopTailStart : endTailStart);
        return k < tail.length ? tail[k] : 0;
    }

    /** Index of position 0 in {@link #head}. */
    static int headOffset() {
        return FRONT;
    }
}
