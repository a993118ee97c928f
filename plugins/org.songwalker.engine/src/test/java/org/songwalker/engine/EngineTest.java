// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.trace.TraceEvent;

/** Programs, messages and time through the whole engine: which notes sound, from which frame to which. */
class EngineTest {
    private final EngineBench bench = new EngineBench();

    @Test
    void aKeyPlaysItsNoteFromItsExactFrameUntilItsNoteOff() {
        bench.play(Programs.hold(), 4, 1.0 / 3, Midi.noteOn(0, 60, 102, 1), 1, Midi.noteOff(0, 60, 1));
        float[] out = bench.run(1);
        TraceEvent.Note note = bench.notes().getFirst();
        assertEquals(8000, note.place().frame());
        assertEquals(24_000, note.endFrame());
        assertEquals(60, note.note());
        assertEquals(102, note.velocity(), 1e-9);
        assertEquals("Test/Piano", note.preset());
        assertEquals("Test/SINE", note.instrument());
        assertEquals(0f, out[2 * 8000]);
        assertTrue(out[2 * 8001] != 0);
        assertEquals(0f, out[2 * (24_000 + 2400)]);
        assertTrue(out[2 * (24_000 + 2390)] != 0);
    }

    @Test
    void velocityZeroIsANoteOff() {
        bench.play(Programs.hold(), 4, 0, Midi.noteOn(0, 60, 90, 1), 1, Midi.noteOn(0, 60, 0, 1));
        bench.run(1);
        assertThat(bench.notes()).hasSize(1);
        assertEquals(24_000, bench.notes().getFirst().endFrame());
    }

    @Test
    void keysStillDownAtTheEndOfTheFileGoUpThere() {
        bench.play(Programs.hold(), 1.5, 0, Midi.noteOn(0, 60, 90, 1));
        bench.run(1);
        assertEquals(36_000, bench.notes().getFirst().endFrame());
    }

    @Test
    void aLoopOnTheGateGoesOnAcrossBlocksAndEndsAtNoteOff() {
        bench.play(Programs.loop(0.5), 4, 0, Midi.noteOn(0, 60, 90, 1), 1.2, Midi.noteOff(0, 60, 1));
        bench.run(2);
        assertThat(bench.notes().stream().map(n -> n.place().frame() + ":" + (int) n.note())).containsExactly("0:60", "12000:60",
                "24000:60", "28800:72");
        assertEquals(52_800, bench.notes().get(3).endFrame());
        assertEquals(5, bench.notes().get(3).place().line());
    }

    @Test
    void anOlderVoiceIsBentAndAdoptedByTheNewFiring() {
        bench.play(Programs.glide(), 4, 0, Midi.noteOn(0, 60, 90, 1), 1, Midi.noteOn(0, 64, 90, 1), 1.5, Midi.noteOff(0, 60, 1), 2,
                Midi.noteOff(0, 64, 1));
        bench.run(2);
        assertThat(bench.notes()).hasSize(1);
        TraceEvent.Bend bend = bench.events(TraceEvent.Bend.class).getFirst();
        assertEquals(24_000, bend.place().frame());
        assertEquals(60, bend.fromNote());
        assertEquals(64, bend.toNote());
        assertEquals(1, bend.place().firing());
        assertEquals(48_000, bench.notes().getFirst().endFrame());
    }

    @Test
    void songPropertiesCountFromFiringToFiringAndTheHandlerMovesTheFilter() {
        bench.play(Programs.counting(), 4, 0, Midi.noteOn(0, 60, 90, 1), 1, Midi.noteOn(0, 60, 90, 1), 1.5, Midi.control(0, 1, 127, 1), 2,
                Midi.noteOn(0, 60, 90, 1));
        bench.run(2);
        assertThat(bench.notes().stream().map(TraceEvent.Note::note)).containsExactly(61.0, 62.0, 63.0);
        assertThat(bench.events(TraceEvent.Handler.class)).hasSize(1);
        TraceEvent.Property property = bench.events(TraceEvent.Property.class).getFirst();
        assertEquals("piano.filterCutoff", property.target());
        assertEquals("8200", property.value());
        assertEquals(36_000, property.place().frame());
    }

    @Test
    void songIsUndefinedAfterTheIdleGap() {
        bench.play(Programs.counting(), 20, 0, Midi.noteOn(0, 60, 90, 1), 0.5, Midi.noteOff(0, 60, 1), 9.0, Midi.noteOn(0, 60, 90, 1), 9.5,
                Midi.noteOff(0, 60, 1), 19.0, Midi.noteOn(0, 60, 90, 1));
        bench.run(10);
        assertThat(bench.notes().stream().map(TraceEvent.Note::note)).containsExactly(61.0, 62.0, 61.0);
    }

    @Test
    void theSustainPedalDelaysTheReleaseButNotTheGate() {
        bench.play(Programs.loop(8), 8, 0, Midi.control(0, 64, 127, 1), 0, Midi.noteOn(0, 60, 90, 1), 1, Midi.noteOff(0, 60, 1));
        bench.run(1);
        assertEquals(24_000, bench.notes().get(1).place().frame());
        EngineBench held = new EngineBench();
        held.play(Programs.hold(), 8, 0, Midi.control(0, 64, 127, 1), 0, Midi.noteOn(0, 60, 90, 1), 1, Midi.noteOff(0, 60, 1), 2,
                Midi.control(0, 64, 0, 1));
        held.run(2);
        assertEquals(48_000, held.notes().getFirst().endFrame());
    }

    /** Beat 1 is 0.488 beats away when the tempo doubles: 5,856 frames in place of 11,712. */
    @Test
    void aProgramThatWaitsGoesOnByTheNewTempo() {
        bench.play(Programs.loop(1), 8, 0, Midi.noteOn(0, 60, 90, 1));
        bench.run(0.256);
        bench.engine.control().submit(new Command.Tempo(240));
        bench.run(0.256);
        assertThat(bench.notes()).extracting(note -> note.place().frame()).startsWith(0L, 12_288L + 5_856L);
    }

    @Test
    void aSwapLeavesSoundingFiringsOnTheirOldProgram() {
        bench.play(Programs.loop(0.5), 8, 0, Midi.noteOn(0, 60, 90, 1), 2, Midi.noteOn(0, 72, 90, 1), 3, Midi.noteOff(0, 60, 1));
        bench.run(0.6);
        bench.engine.control().submit(Programs.install(0, Programs.hold(), Programs.tone(Waveform.SQUARE)));
        bench.run(1.4);
        assertThat(bench.notes().stream().filter(n -> n.place().firing() == 0).map(n -> n.place().frame())).containsExactly(0L, 12_000L,
                24_000L, 36_000L, 48_000L, 60_000L, 72_000L);
        assertThat(bench.notes().stream().filter(n -> n.place().firing() == 1).map(TraceEvent.Note::instrument))
                .containsExactly("Test/SQUARE");
    }
}
