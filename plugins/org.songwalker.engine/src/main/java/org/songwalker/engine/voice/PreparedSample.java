// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.Loop;
import org.songwalker.engine.instrument.SampleData;

/**
 * A sample split so that kernels need no bounds checks. Three stretches cover it: the data itself; a head with silence before it; and a
 * tail that continues after the end, with silence or with guard frames of the loop. Positions are frames in 32.32 fixed point and mean the
 * same in all three. Immutable; any thread.
 *
 * <p>
 * A position wraps {@value #WRAP_LATE} frames after the loop's end, so that the neighbours of every position in the loop are in the loop
 * too.
 */
final class PreparedSample {
    /** Frames that a slice reads at the largest increment of the fast path. */
    static final int SPAN = 64 * 4;
    /** Largest increment of the fast path in 32.32. */
    static final long FAST = 4L << 32;
    private static final int FRONT = 8;
    /** End of {@link #head}, in 32.32. */
    static final long HEAD_END = (long) (FRONT + SPAN + FRONT) << 32;
    private static final int WRAP_LATE = 8;
    private static final int GUARD = SPAN + 2 * WRAP_LATE;
    private static final int SMALL = 3 * SPAN;

    final Stretch own;
    final Stretch head;
    final Stretch endTail;
    final Stretch loopTail;
    /** End of the sample, in 32.32. */
    final long end;
    /** From this position on a looping position is set back by the loop's length, in 32.32. */
    final long wrap;
    /** Length of the loop, 32.32; 0 without a loop. */
    final long loopLength;
    final long loopEnd;
    private final int loopFrames;
    final double rateHz;

    PreparedSample(SampleData sample, @Nullable Loop loop) {
        int length = sample.length();
        own = sample.narrow() ? new Stretch(sample.words(), 0) : new Stretch(sample.floats(), 0);
        rateHz = sample.rateHz();
        end = (long) length << 32;
        head = stretch(copy(sample, -FRONT, FRONT + SPAN + FRONT, length), -FRONT);
        endTail = stretch(copy(sample, tailStart(length), length + GUARD, length), tailStart(length));
        if (loop == null) {
            loopLength = 0;
            loopEnd = end;
            wrap = Long.MAX_VALUE;
            loopTail = endTail;
            loopFrames = length;
            return;
        }
        loopEnd = fixed(loop.end());
        loopLength = loopEnd - fixed(loop.start());
        wrap = loopEnd + ((long) WRAP_LATE << 32);
        loopFrames = (int) Math.ceil(loop.end());
        int start = tailStart(loopFrames);
        float[] tail = copy(sample, start, loopFrames + GUARD, loopFrames);
        fillGuard(sample, tail, start, loop.end() - loop.start());
        loopTail = stretch(tail, start);
    }

    private static Stretch stretch(float[] frames, int first) {
        return new Stretch(frames, -first).narrowed();
    }

    private static long fixed(double frames) {
        return Math.round(frames * 4294967296.0);
    }

    private static int tailStart(int length) {
        return length <= SMALL ? -FRONT : length - SPAN - 3 * FRONT;
    }

    private static float[] copy(SampleData sample, int from, int to, int limit) {
        float[] part = new float[to - from];
        for (int k = Math.max(0, from); k < Math.min(Math.min(to, limit), sample.length()); k++) {
            part[k - from] = sample.at(k);
        }
        return part;
    }

    /** A guard frame repeats the frame one loop earlier, interpolated if the loop's length is not a whole number of frames. */
    private void fillGuard(SampleData sample, float[] tail, int start, double length) {
        for (int k = loopFrames; k < loopFrames + GUARD; k++) {
            double back = k - length;
            int whole = (int) Math.floor(back);
            double a = back - whole;
            double y0 = early(sample, tail, start, whole - 1, k);
            double y1 = early(sample, tail, start, whole, k);
            double y2 = early(sample, tail, start, whole + 1, k);
            double y3 = early(sample, tail, start, whole + 2, k);
            double c1 = (y2 - y0) / 2;
            double c3 = (y3 - y0) / 2 + 1.5 * (y1 - y2);
            double c2 = y0 - y1 + c1 - c3;
            tail[k - start] = (float) (((c3 * a + c2) * a + c1) * a + y1);
        }
    }

    private static double early(SampleData sample, float[] tail, int start, int index, int limit) {
        int k = Math.min(index, limit - 1);
        return k < 0 ? 0 : k < start ? sample.at(k) : tail[k - start];
    }

    /** Number of frames in {@link #own} before the tail takes over. */
    int ownFrames(boolean looping) {
        return looping ? loopFrames : (int) (end >> 32);
    }

    /** The stretch that follows {@link #own}. */
    Stretch tail(boolean looping) {
        return looping ? loopTail : endTail;
    }

    /** One frame at any index; the slow path. */
    float at(int index, boolean looping) {
        return index < ownFrames(looping) ? own.at(index) : tail(looping).at(index);
    }
}
