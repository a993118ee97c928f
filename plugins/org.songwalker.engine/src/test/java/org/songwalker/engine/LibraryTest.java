// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.EffectSpec;
import org.songwalker.engine.instrument.Waveform;
import org.songwalker.engine.trace.TraceValue;
import org.songwalker.runtime.Program;

/** The engine as a library: arrays and buffers of the caller's, and questions about what plays. */
class LibraryTest {
    private static final int FRAMES = 12_345;

    private static float[] reference() {
        float[] out = new float[2 * FRAMES];
        Performance.loop(48_000).render(out, 0, FRAMES);
        return out;
    }

    @Test
    void anArrayForEachSideGetsTheSameFrames() {
        float[] wanted = reference();
        Engine engine = Performance.loop(48_000);
        float[] left = new float[FRAMES + 7];
        float[] right = new float[FRAMES + 9];
        for (int at = 0; at < FRAMES; at += 100) {
            engine.render(left, right, 7 + at, Math.min(100, FRAMES - at));
        }
        for (int i = 0; i < FRAMES; i++) {
            assertEquals(wanted[2 * i], left[7 + i]);
            assertEquals(wanted[2 * i + 1], right[7 + i]);
        }
        assertEquals(0f, left[6]);
    }

    @Test
    void buffersOnAndOffTheHeapAreFilledToTheirLimits() {
        float[] wanted = reference();
        for (FloatBuffer buffer : List.of(FloatBuffer.allocate(2 * FRAMES),
                ByteBuffer.allocateDirect(8 * FRAMES).order(ByteOrder.nativeOrder()).asFloatBuffer())) {
            Engine engine = Performance.loop(48_000);
            buffer.limit(2000);
            engine.render(buffer);
            assertEquals(2000, buffer.position());
            buffer.limit(2 * FRAMES);
            engine.render(buffer);
            float[] heard = new float[2 * FRAMES];
            buffer.flip().get(heard);
            assertArrayEquals(wanted, heard);
        }
    }

    @Test
    void theWaysOfRenderingMayTakeTurns() {
        float[] wanted = reference();
        Engine engine = Performance.loop(48_000);
        float[] heard = new float[200];
        engine.render(heard, 0, 50);
        float[] left = new float[30];
        engine.render(left, new float[30], 0, 30);
        engine.render(FloatBuffer.wrap(heard, 100, 40));
        assertEquals(wanted[2 * 79], left[29]);
        assertEquals(wanted[2 * 80], heard[100]);
        assertEquals(wanted[2 * 99 + 1], heard[139]);
    }

    @Test
    void shapesThatDoNotFitAreRefusedInWords() {
        Engine engine = Performance.loop(48_000);
        assertEquals("64 frames from 10 need 74 floats a side; the left array has 100, the right 73",
                assertThrows(IllegalArgumentException.class, () -> engine.render(new float[100], new float[73], 10, 64)).getMessage());
        assertEquals("3 floats remain in the buffer; stereo needs an even number",
                assertThrows(IllegalArgumentException.class, () -> engine.render(FloatBuffer.allocate(3))).getMessage());
        assertEquals("the buffer is read-only; give one that can be written",
                assertThrows(IllegalArgumentException.class, () -> engine.render(FloatBuffer.allocate(4).asReadOnlyBuffer())).getMessage());
        assertThrows(IllegalArgumentException.class, () -> engine.render(new float[10], 0, -1));
        assertEquals(0, engine.frame());
    }

    @Test
    void aSlotTellsWhatItHasBeenTold() {
        Engine engine = new Engine(EngineSettings.at(48_000).withSlots(2));
        Program program = Programs.hold();
        engine.control().submit(Programs.install(0, program, Programs.tone(Waveform.SINE)));
        engine.control().submit(new Command.SetInstrument(0, "piano", Programs.tone(Waveform.SQUARE)));
        engine.control().submit(new Command.SlotLevel(0, -6, 0.25));
        engine.control().submit(new Command.SlotMute(0, true));
        engine.control().submit(new Command.SlotEffects(0, List.of(new EffectSpec.Reverb(0.5, 0.5, 0.2))));
        engine.control().submit(new Command.SlotSend(0, 3, -9));
        engine.control().submit(new Command.TrackSend(0, "lead", 1, -12));
        SlotInfo first = engine.control().slots().get(0);
        assertEquals(program, first.program());
        assertNull(first.score());
        assertEquals(Map.of("piano", Programs.tone(Waveform.SQUARE)), first.instruments());
        assertEquals(-6, first.gainDb());
        assertEquals(0.25, first.pan());
        assertTrue(first.muted() && !first.soloed());
        assertThat(first.effects()).containsExactly(new EffectSpec.Reverb(0.5, 0.5, 0.2));
        assertEquals(Map.of(3, -9.0), first.sends());
        assertEquals(Map.of("lead", Map.of(1, -12.0)), first.trackSends());
        assertEquals(SlotInfo.EMPTY, engine.control().slots().get(1));
    }

    @Test
    void whatAProgramHasWrittenToSongCanBeRead() {
        Engine engine = new Engine(EngineSettings.at(48_000).withSlots(2));
        engine.control().submit(Programs.install(1, Programs.counting(), Programs.tone(Waveform.SINE)));
        for (int i = 0; i < 3; i++) {
            engine.control().midi(Midi.noteOn(0, 60, 90, 2));
            engine.render(new float[512], 0, 256);
        }
        engine.trace().poll();
        engine.trace().clear();
        assertEquals(Map.of("n", new TraceValue.Num(3)), engine.trace().song(1));
        assertEquals(Map.of(), engine.trace().song(0));
    }
}
