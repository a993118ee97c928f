// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import org.jspecify.annotations.Nullable;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.engine.slot.Firings;
import org.songwalker.engine.slot.Slot;
import org.songwalker.runtime.time.TransportState;

/** Delivers messages to slots: live messages at once, those of a MIDI file at the frame of their beat. Audio thread. */
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

    /** True until the file has ended. */
    boolean playing() {
        return file != null;
    }

    /** Frame at which the latest file ended; 0 if none has. */
    long endFrame() {
        return end;
    }

    /** Frame of the file's next message or of its end; {@link Long#MAX_VALUE} without a file. */
    long nextFrame() {
        EventList list = file;
        if (list == null) {
            return Long.MAX_VALUE;
        }
        return transport.frame(next < list.size() ? list.beat(next) : list.endBeat());
    }

    /** Delivers the file's messages that are due; at the end of the file all keys are released. */
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

    /** Delivers a message to every slot of its mask; {@code beat} is its position on the transport. */
    void deliver(long word, double beat) {
        if (Midi.kind(word) == Midi.TIME_SIGNATURE) {
            transport.timeSignature(Math.max(1, Midi.data1(word)), Math.max(1, Midi.data2(word)));
            return;
        }
        int mask = Midi.slotMask(word);
        for (int s = 0; s < slots.length; s++) {
            if ((mask >>> s & 1) != 0) {
                dispatch(slots[s].firings, word, beat);
            }
        }
    }

    private static void dispatch(Firings firings, long word, double beat) {
        int channel = Midi.channel(word);
        int first = Midi.data1(word);
        int second = Midi.data2(word);
        switch (Midi.kind(word)) {
            case Midi.NOTE_ON -> firings.noteOn(channel, first, second, beat);
            case Midi.NOTE_OFF -> firings.noteOff(channel, first, second);
            case Midi.CONTROL -> firings.control(channel, first, second, beat);
            case Midi.PITCH_BEND -> firings.bend(channel, first | second << 7, beat);
            case Midi.CHANNEL_PRESSURE -> firings.pressure(channel, first, beat);
            case Midi.KEY_PRESSURE -> firings.keyPressure(channel, first, second);
            case Midi.KEY_TUNING -> firings.tuneKey(channel, first, Midi.semitones(word));
            case Midi.OCTAVE_TUNING -> firings.tuneDegree(channel, first, Midi.semitones(word));
            case Midi.RESET -> firings.reset();
            case Midi.SELECT -> firings.select(Midi.place(word), beat);
            default -> {}
        }
    }
}
