// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.dsp.KernelChoice;
import org.songwalker.engine.dsp.Quality;
import org.songwalker.engine.trace.TraceEvent;
import org.songwalker.engine.voice.VoiceStealer;

/** What an engine says of itself, and what it refuses. */
class EngineStatusTest {
    private final EngineBench bench = new EngineBench();

    @Test
    void manyKeysAreStolenFromThePoolAndReported() {
        EngineBench small = new EngineBench(new EngineSettings(48_000, 1, 4, 8, 4, 1, 8, 2, VoiceStealer.RELEASED_QUIETEST,
                KernelChoice.SCALAR, Quality.HERMITE, 4096));
        small.play(Programs.hold(), 4, 0, Midi.noteOn(0, 60, 90, 1), 0, Midi.noteOn(0, 61, 90, 1), 0, Midi.noteOn(0, 62, 90, 1), 0,
                Midi.noteOn(0, 63, 90, 1), 0, Midi.noteOn(0, 64, 90, 1));
        small.run(0.1);
        assertThat(small.events(TraceEvent.Fault.class)).extracting("code").containsExactly("R005");
    }

    @Test
    void statusShowsVoicesFiringsAndWhatWasDropped() {
        bench.play(Programs.hold(), 4, 0, Midi.noteOn(0, 60, 90, 3), 0, Midi.noteOn(0, 64, 90, 1));
        bench.run(0.128);
        EngineStatus status = bench.engine.status();
        assertEquals(6144, status.frame());
        assertEquals(2, status.voices());
        assertEquals(2, status.firings());
        assertEquals(1, status.droppedFirings());
        assertEquals(2 * 6144, status.slots().getFirst().voiceFrames());
        assertEquals(0, status.slots().get(1).voices());
    }

    /**
     * Nothing but its key tells that it is over. The latest one stays, to be {@code song} of the next, and so does its own {@code song}.
     */
    @Test
    void aFiringThatPlaysNothingIsGoneOnceItsKeyIsUp() {
        bench.play(Programs.silent(), 4, 0, Midi.noteOn(0, 60, 90, 1), 0, Midi.noteOn(0, 64, 90, 1), 0, Midi.noteOn(0, 67, 90, 1), 1,
                Midi.noteOff(0, 60, 1));
        bench.run(0.48);
        assertEquals(3, bench.engine.status().firings());
        bench.run(0.04);
        assertEquals(2, bench.engine.status().firings());
    }

    /** Panic ends the keys too, and there is no voice whose end would tell. */
    @Test
    void firingsThatPlayNothingAreGoneAfterPanic() {
        bench.play(Programs.silent(), 4, 0, Midi.noteOn(0, 60, 90, 1), 0, Midi.noteOn(0, 64, 90, 1), 0, Midi.noteOn(0, 67, 90, 1));
        bench.run(0.48);
        assertEquals(3, bench.engine.status().firings());
        bench.engine.control().submit(new Command.Panic());
        bench.run(0.04);
        assertEquals(2, bench.engine.status().firings());
    }

    @Test
    void aMissingInstrumentIsRefusedByName() {
        var error = assertThrows(IllegalArgumentException.class,
                () -> bench.engine.control().submit(new Command.Install(0, Programs.hold(), Map.of())));
        assertEquals("no instrument for 'piano' (Test/Piano)", error.getMessage());
    }

    @Test
    void anArrayTooSmallIsRefusedWithItsFigures() {
        var error = assertThrows(IllegalArgumentException.class, () -> bench.engine.render(new float[100], 0, 64));
        assertEquals("64 stereo frames from 0 need 128 floats; the array has 100", error.getMessage());
    }
}
