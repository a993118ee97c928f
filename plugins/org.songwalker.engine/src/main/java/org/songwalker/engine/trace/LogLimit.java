// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.trace;

import org.songwalker.engine.ring.AudioThread;

/**
 * Lets 200 lines of the log of a slot through in each second, so that a program that logs in a loop does not drown the trace. How many are
 * left out is written when the second is over or nothing runs any more, at the place of the last of them. Audio thread.
 */
@AudioThread
public final class LogLimit {
    /** Most lines a second. */
    public static final int MOST = 200;
    private final TraceRing trace;
    private final int slot;
    private final double rate;
    private long second = Long.MIN_VALUE;
    private int lines;
    private int leftOut;
    private long lastFiring;
    private long lastFrame;
    private double lastBeat;
    private String lastFile = "";
    private int lastLine;
    private int lastColumn;

    /**
     * @param slot number of the slot, from 0
     * @param rate frames a second
     */
    public LogLimit(TraceRing trace, int slot, double rate) {
        this.trace = trace;
        this.slot = slot;
        this.rate = rate;
    }

    /** True if a line of this place is written, which the trace has then been told; otherwise it is counted. */
    public boolean admits(long firing, long frame, double beat, String file, int line, int column) {
        follow(frame);
        if (lines == MOST) {
            leftOut++;
            lastFiring = firing;
            lastFrame = frame;
            lastBeat = beat;
            lastFile = file;
            lastLine = line;
            lastColumn = column;
            return false;
        }
        lines++;
        trace.at(slot, firing, frame, beat, file, line, column);
        return true;
    }

    /** Follows the time: writes how many lines were left out if the second of the latest line is over at this frame. */
    public void follow(long frame) {
        long now = (long) (frame / rate);
        if (now != second) {
            finish();
            second = now;
            lines = 0;
        }
    }

    /** Writes how many lines were left out, although the second may not be over: nothing runs that could write more. */
    public void finish() {
        if (leftOut > 0) {
            trace.at(slot, lastFiring, lastFrame, lastBeat, lastFile, lastLine, lastColumn);
            trace.logLeftOut(leftOut);
            leftOut = 0;
        }
    }
}
