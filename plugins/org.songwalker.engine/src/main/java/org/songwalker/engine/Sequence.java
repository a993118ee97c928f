// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import org.jspecify.annotations.Nullable;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.engine.slot.Firings;
import org.songwalker.engine.slot.Slot;
import org.songwalker.runtime.time.TransportState;

/** Delivers messages to slots: live ones at once, those of a file at the frame of their beat. Audio thread. */
@AudioThread
final class Sequence {
    private final Slot[] slots;
    private final TransportState transport;
    private @Nullable EventList file;
    private int next;
    private long end;

    Sequence(Slot[] slots, TransportState transport) {
        this.slots = slots;
        this.transport = transport;
    }

    void play(@Nullable EventList list) {
        file = list;
        next = 0;
    }

    void stop() {
        file = null;
    }

    /** Whether the file has not ended yet. */
    boolean playing() {
        return file != null;
    }

    /** Frame where the latest file ended, 0 without one. */
    long endFrame() {
        return end;
    }

    /** Frame of the next message or of the end of the file. */
    long nextFrame() {
        EventList list = file;
        if (list == null) {
            return Long.MAX_VALUE;
        }
        return transport.frame(next < list.size() ? list.beat(next) : list.endBeat());
    }

    /** Delivers what is due; at the end of the file all keys go up. */
    void run(long now) {
        EventList list = file;
        if (list == null) {
            return;
        }
        while (next < list.size() && transport.frame(list.beat(next)) <= now) {
            deliver(list.word(next), list.beat(next));
            next++;
        }
        if (next == list.size() && transport.frame(list.endBeat()) <= now) {
            file = null;
            end = now;
            for (Slot slot : slots) {
                slot.firings.releaseAll();
            }
        }
    }

    /** Hands a message to the slots of its mask. */
    void deliver(long word, double beat) {
        if (Midi.kind(word) == Midi.TIME_SIGNATURE) {
            transport.timeSignature(Math.max(1, Midi.data1(word)), Math.max(1, Midi.data2(word)));
            return;
        }
        int mask = Midi.slotMask(word);
        for (int s = 0; s < slots.length; s++) {
            if ((mask >>> s & 1) != 0) {
                hand(slots[s].firings, word, beat);
            }
        }
    }

    private static void hand(Firings firings, long word, double beat) {
        int channel = Midi.channel(word);
        int first = Midi.data1(word);
        int second = Midi.data2(word);
        switch (Midi.kind(word)) {
            case Midi.NOTE_ON -> firings.noteOn(channel, first, second, beat);
            case Midi.NOTE_OFF -> firings.noteOff(channel, first);
            case Midi.CONTROL -> firings.control(channel, first, second, beat);
            case Midi.PITCH_BEND -> firings.bend(channel, first | second << 7, beat);
            default -> {}
        }
    }
}
