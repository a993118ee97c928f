// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.runtime.words.EndMode;

/** Where the sound ends, and how it is ended at once. */
class EngineEndTest {
    private final EngineBench bench = new EngineBench();

    @Test
    void theEndIsKnownToTheFrame() {
        bench.play(Programs.hold(), 1, 0, Midi.noteOn(0, 60, 90, 1), 0.5, Midi.noteOff(0, 60, 1));
        bench.run(0.1);
        assertEquals(-1, bench.engine.endFrame(EndMode.TAIL));
        bench.run(0.6);
        assertEquals(24_000, bench.engine.endFrame(EndMode.GATE));
        assertEquals(24_000, bench.engine.endFrame(EndMode.TAIL));
    }

    @Test
    void tailsOfEffectsBelongToTheEnd() {
        bench.play(Programs.hold(), 1, 0, Midi.noteOn(0, 60, 90, 1), 0.5, Midi.noteOff(0, 60, 1));
        bench.engine.control().submit(new Command.SlotEffects(0, List.of(new EffectSpec.Delay(1, 0, 0.5))));
        bench.run(1);
        assertEquals(-1, bench.engine.endFrame(EndMode.TAIL));
        bench.run(1);
        long end = bench.engine.endFrame(EndMode.TAIL);
        assertTrue(end >= 14_400 + 48_000 && end <= 14_400 + 48_000 + 128, "ends at " + end);
    }

    @Test
    void panicSilencesEverythingWithinTwoMilliseconds() {
        bench.play(Programs.loop(0.25), 100, 0, Midi.noteOn(0, 60, 90, 1));
        bench.engine.control().submit(new Command.SlotEffects(0, List.of(new EffectSpec.Reverb(1, 0, 1))));
        bench.run(0.5);
        bench.engine.control().submit(new Command.Panic());
        float[] after = bench.run(0.5);
        double late = 0;
        for (int i = 2 * 480; i < after.length; i++) {
            late = Math.max(late, Math.abs(after[i]));
        }
        assertEquals(0, late, 2e-3);
        assertEquals(0, bench.engine.voices());
    }
}
