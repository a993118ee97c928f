// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Numbers that the audio thread puts up with release stores and any thread reads; each is true by itself. */
final class StatusBoard {
    static final int FRAME = 0;
    static final int VOICES = 1;
    static final int MOST_VOICES = 2;
    static final int VOICE_FRAMES = 3;
    private static final int SLOTS = 4;
    private static final int PER_SLOT = 4;
    static final int SLOT_VOICES = 0;
    static final int SLOT_FIRINGS = 1;
    static final int SLOT_VOICE_FRAMES = 2;
    static final int SLOT_DROPPED = 3;
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] cells;

    StatusBoard(int slots) {
        cells = new long[SLOTS + PER_SLOT * slots];
    }

    @AudioThread
    void put(int cell, long value) {
        CELL.setRelease(cells, cell, value);
    }

    @AudioThread
    void put(int slot, int cell, long value) {
        put(SLOTS + PER_SLOT * slot + cell, value);
    }

    @AudioThread
    void add(int slot, int cell, long value) {
        int at = SLOTS + PER_SLOT * slot + cell;
        put(at, cells[at] + value);
    }

    long get(int cell) {
        return (long) CELL.getAcquire(cells, cell);
    }

    long get(int slot, int cell) {
        return get(SLOTS + PER_SLOT * slot + cell);
    }
}
