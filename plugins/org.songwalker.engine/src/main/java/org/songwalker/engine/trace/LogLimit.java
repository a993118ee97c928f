// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.trace;

import org.songwalker.engine.ring.AudioThread;

/** Lets 200 lines of the log through in each second, so that a program that logs in a loop does not drown the trace. Audio thread. */
@AudioThread
public final class LogLimit {
    /** Most lines a second. */
    public static final int MOST = 200;
    private long second = Long.MIN_VALUE;
    private int lines;
    private int leftOut;

    /** True if a line at this frame is written; otherwise it is counted. */
    public boolean admits(long frame, double rate) {
        long now = (long) (frame / rate);
        if (now != second) {
            second = now;
            lines = 0;
        }
        if (lines == MOST) {
            leftOut++;
            return false;
        }
        lines++;
        return true;
    }

    /** Number of lines that were left out since the last call. */
    public int takeLeftOut() {
        int count = leftOut;
        leftOut = 0;
        return count;
    }
}
