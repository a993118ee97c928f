// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.Midi;
import org.songwalker.session.MidiPart;
import org.songwalker.session.SessionFile;

/** Where keys and controllers come in: sends them to the slots that listen and lights the slots' lamps. Any thread. */
final class KeyInput {
    /** How long the lamp of a slot stays lit after a message, in nanoseconds. */
    private static final long LAMP_NANOS = 150_000_000;
    private final EngineSwitch source;
    /** When each slot was last reached, in the clock of {@link System#nanoTime}; 0 for never. */
    private final AtomicLongArray lamps = new AtomicLongArray(SessionFile.MAX_SLOTS);

    KeyInput(EngineSwitch source) {
        this.source = source;
    }

    /**
     * A channel message packed as in {@link org.songwalker.midi.MidiWord}, for a rack; none hears it before the first is loaded.
     * The engine's queue takes one writer; devices and keyboard are two, so they take turns.
     */
    synchronized void message(@Nullable LiveRack rack, int word) {
        if (rack == null) {
            return;
        }
        long routed = MidiPart.word(word, rack.routing());
        int mask = Midi.slotMask(routed);
        source.engine().control().midi(routed);
        long time = System.nanoTime();
        for (int slot = 0; slot < lamps.length(); slot++) {
            if ((mask >>> slot & 1) != 0) {
                lamps.set(slot, time == 0 ? 1 : time);
            }
        }
    }

    /** Changes the engine between two messages. */
    synchronized void turnTo(LiveRack next) {
        source.engine(next.engine());
    }

    /** Whether a message has reached a slot within the last 150 ms. */
    boolean lamp(int slot) {
        long last = lamps.get(slot);
        return last != 0 && System.nanoTime() - last < LAMP_NANOS;
    }
}
