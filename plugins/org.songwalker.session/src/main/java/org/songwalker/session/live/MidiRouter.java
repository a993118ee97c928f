// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import org.songwalker.engine.Engine;
import org.songwalker.engine.Midi;
import org.songwalker.midi.RoutingTable;
import org.songwalker.session.file.SessionFile;

/**
 * Sends channel messages of devices and keyboards to the slots that listen, and keeps each slot's lamp lit for a moment. A release goes to
 * the slots that got the press, even if others listen by then. Any thread. A message reads one published table and makes no garbage.
 */
final class MidiRouter {
    /** How long the lamp of a slot stays lit after a message, in nanoseconds. */
    private static final long LAMP_NANOS = 150_000_000;
    private static final int KEYS = 128;
    private static final int CHANNELS = 16;
    private static final int PEDAL = 64;
    private static final int SOUND_OFF = 120;
    private final EngineSwitch source;
    /** When each slot was last reached, in the clock of {@link System#nanoTime}; 0 for never. */
    private final AtomicLongArray lamps = new AtomicLongArray(SessionFile.MAX_SLOTS);
    private final int[] held = new int[CHANNELS * KEYS];
    private final int[] pedals = new int[CHANNELS];
    private RoutingTable table = RoutingTable.NONE;
    private int audible;
    private volatile int unheard;

    MidiRouter(EngineSwitch source) {
        this.source = source;
    }

    /**
     * A channel message packed as in {@link Midi}. The engine's queue takes one writer; devices and keyboards are several, so they take
     * turns.
     */
    synchronized void message(int word) {
        int mask = (int) table.slotsOf(word);
        mask = targets(word, mask);
        if (mask == 0) {
            return;
        }
        source.engine().control().midi(Midi.routed(word, mask));
        long time = System.nanoTime();
        for (int slot = 0; slot < lamps.length(); slot++) {
            if ((mask >>> slot & 1) != 0) {
                lamps.set(slot, time == 0 ? 1 : time);
            }
        }
    }

    /** The slots that get a message: those that listen, and those that got the press which it releases. */
    private int targets(int word, int listening) {
        if (!Midi.isChannelMessage(word)) {
            return listening;
        }
        int channel = Midi.channel(word);
        int number = Midi.data1(word);
        return switch (Midi.kind(word)) {
            case Midi.NOTE_ON -> {
                held[channel * KEYS + number] |= listening;
                unheard = (listening & audible) == 0 ? word : 0;
                yield listening;
            }
            case Midi.NOTE_OFF -> {
                int pressed = held[channel * KEYS + number];
                held[channel * KEYS + number] = 0;
                yield listening | pressed;
            }
            case Midi.CONTROL -> listening | released(channel, number, Midi.data2(word), listening);
            default -> listening;
        };
    }

    /** The slots in which a controller may release what was pressed before. */
    private int released(int channel, int number, int value, int listening) {
        int slots = 0;
        if (number == PEDAL) {
            slots = pedals[channel];
            pedals[channel] = value >= 64 ? slots | listening : 0;
            return value >= 64 ? 0 : slots;
        }
        if (number == Midi.ALL_NOTES_OFF || number == SOUND_OFF) {
            for (int key = channel * KEYS; key < (channel + 1) * KEYS; key++) {
                slots |= held[key];
                held[key] = 0;
            }
        }
        return slots;
    }

    /** Replaces engine and table together, between two messages. */
    synchronized void turnTo(LiveRack rack) {
        source.engine(rack.engine());
        Arrays.fill(held, 0);
        Arrays.fill(pedals, 0);
        take(rack);
    }

    /** Takes over who listens in a rack; no effect if another engine has taken over since. */
    synchronized void route(LiveRack rack) {
        if (source.engine() == rack.engine()) {
            take(rack);
        }
    }

    private void take(LiveRack rack) {
        table = rack.routing();
        audible = rack.audible();
        unheard = 0;
    }

    /** The last note-on if it reached no slot that can be heard, packed as in {@link Midi}; else 0. */
    int unheard() {
        return unheard;
    }

    /** True if a message has reached a slot within the last 150 ms. */
    boolean lamp(int slot) {
        long last = lamps.get(slot);
        return last != 0 && System.nanoTime() - last < LAMP_NANOS;
    }
}
