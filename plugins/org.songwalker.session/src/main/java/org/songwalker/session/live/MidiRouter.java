// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import java.util.concurrent.atomic.AtomicLongArray;
import org.songwalker.engine.Engine;
import org.songwalker.engine.Midi;
import org.songwalker.midi.RoutingTable;
import org.songwalker.session.file.SessionFile;

/**
 * Sends channel messages of devices and keyboards to the slots that listen, and keeps each slot's lamp lit for a moment. Any thread. A
 * message reads one published table and makes no garbage.
 */
final class MidiRouter {
    /** How long the lamp of a slot stays lit after a message, in nanoseconds. */
    private static final long LAMP_NANOS = 150_000_000;
    private final EngineSwitch source;
    /** When each slot was last reached, in the clock of {@link System#nanoTime}; 0 for never. */
    private final AtomicLongArray lamps = new AtomicLongArray(SessionFile.MAX_SLOTS);
    private RoutingTable table = RoutingTable.NONE;

    MidiRouter(EngineSwitch source) {
        this.source = source;
    }

    /**
     * A channel message packed as in {@link Midi}. The engine's queue takes one writer; devices and keyboards are several, so they take
     * turns.
     */
    synchronized void message(int word) {
        int mask = (int) table.slotsOf(word);
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

    /** Replaces engine and table together, between two messages. */
    synchronized void turnTo(Engine engine, RoutingTable next) {
        source.engine(engine);
        table = next;
    }

    /** Replaces the table of an engine; no effect if another engine has taken over since. */
    synchronized void route(Engine engine, RoutingTable next) {
        if (source.engine() == engine) {
            table = next;
        }
    }

    /** True if a message has reached a slot within the last 150 ms. */
    boolean lamp(int slot) {
        long last = lamps.get(slot);
        return last != 0 && System.nanoTime() - last < LAMP_NANOS;
    }
}
