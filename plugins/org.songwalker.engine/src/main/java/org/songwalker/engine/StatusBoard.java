// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.engine.slot.Slot;
import org.songwalker.engine.voice.VoicePool;

/**
 * Counters that the audio thread publishes with release stores and any thread reads. Each is consistent by itself, not with the others.
 */
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

    /**
     * Publishes the counters at the end of a slice; the frame is stored last, so a thread that reads it sees the effects of all slices
     * before it.
     */
    @AudioThread
    void report(long frame, VoicePool pool, long voiceFrames, Slot[] slots) {
        put(VOICES, pool.sounding());
        put(MOST_VOICES, pool.mostAtOnce());
        put(VOICE_FRAMES, voiceFrames);
        for (int s = 0; s < slots.length; s++) {
            put(s, SLOT_VOICES, pool.sounding(s));
            put(s, SLOT_FIRINGS, slots[s].firings.contexts().count());
            put(s, SLOT_DROPPED, slots[s].firings.dropped());
        }
        put(FRAME, frame);
    }

    /** The counters as of the latest slice, together with what queues and rings have dropped. */
    EngineStatus status(long droppedCommands, long droppedMessages, long droppedTrace, long droppedLog) {
        List<EngineStatus.SlotStatus> each = new ArrayList<>();
        int firings = 0;
        long dropped = 0;
        for (int s = 0; s < (cells.length - SLOTS) / PER_SLOT; s++) {
            int live = (int) get(s, SLOT_FIRINGS);
            firings += live;
            dropped += get(s, SLOT_DROPPED);
            each.add(new EngineStatus.SlotStatus((int) get(s, SLOT_VOICES), live, get(s, SLOT_VOICE_FRAMES)));
        }
        return new EngineStatus(get(FRAME), (int) get(VOICES), (int) get(MOST_VOICES), firings, get(VOICE_FRAMES), dropped, droppedCommands,
                droppedMessages, droppedTrace, droppedLog, each);
    }
}
