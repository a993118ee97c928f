// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.input.RecordedSound;
import org.songwalker.engine.instrument.AudioInputInstrument;

/** {@code AudioInput(n)}: sound in, voice, sound out, and all of it again from the log. */
class SoundInTest {
    private final Engine engine = engine(1);

    private static Engine engine(int channel) {
        Engine made = new Engine(EngineSettings.at(48_000).withSlots(2));
        listenTo(made, channel);
        made.control().midi(Midi.noteOn(0, 60, 127, 1));
        return made;
    }

    private static void listenTo(Engine engine, int channel) {
        engine.control().submit(Programs.install(0, Programs.hold(), new AudioInputInstrument("AudioInput(" + channel + ")", channel)));
    }

    /** Stereo frames: the left side counts up in steps of 2^-16 from a frame on, the right side is its negative half. */
    private static float[] ramp(int from, int frames) {
        float[] out = new float[2 * frames];
        for (int i = 0; i < frames; i++) {
            out[2 * i] = (from + i) / 65_536f;
            out[2 * i + 1] = -out[2 * i] / 2;
        }
        return out;
    }

    private static float[] render(Engine engine, int frames) {
        float[] out = new float[2 * frames];
        engine.render(out, 0, frames);
        return out;
    }

    @Test
    void whatComesInGoesOutUnchangedOnceTheGateIsOpen() {
        engine.soundIn().connect(2, 256);
        assertEquals(1024, engine.soundIn().offer(ramp(0, 1024), 0, 1024));
        float[] out = render(engine, 1024);
        assertEquals(0f, out[0]);
        for (int i = 256; i < 1024; i++) {
            assertEquals(i / 65_536f, out[2 * i], "left " + i);
            assertEquals(i / 65_536f, out[2 * i + 1], "right " + i);
        }
        assertEquals(0, engine.soundIn().missingFrames());
    }

    @Test
    void theSecondChannelIsNumberTwoAndAThirdIsSilent() {
        for (int channel = 2; channel <= 3; channel++) {
            Engine other = engine(channel);
            other.soundIn().connect(2, 128);
            other.soundIn().offer(ramp(0, 512), 0, 512);
            assertEquals(channel == 2 ? -500 / 131_072f : 0, render(other, 512)[2 * 500]);
        }
    }

    @Test
    void soundFlowsOnceEnoughWaitsAndWhatIsMissingIsSilentAndCounted() {
        engine.soundIn().connect(1, 192);
        engine.soundIn().offer(new float[128], 0, 128);
        render(engine, 640);
        assertEquals(0, engine.soundIn().missingFrames());
        float[] ones = new float[192];
        Arrays.fill(ones, 0.5f);
        engine.soundIn().offer(ones, 0, 64);
        engine.soundIn().offer(ones, 0, 192);
        float[] out = render(engine, 512);
        assertEquals(0.5f, out[2 * 200]);
        assertEquals(0.5f, out[2 * 383]);
        assertEquals(0f, out[2 * 384]);
        assertEquals(128, engine.soundIn().missingFrames());
        engine.soundIn().offer(ones, 0, 128);
        render(engine, 64);
        assertEquals(192, engine.soundIn().missingFrames());
        engine.soundIn().offer(ones, 0, 64);
        assertEquals(0.5f, render(engine, 64)[100]);
        assertEquals(192, engine.soundIn().missingFrames());
    }

    @Test
    void whatComesTooFastIsCutToTheDelayAndCounted() {
        engine.soundIn().connect(1, 128);
        float[] ramp = new float[640];
        for (int i = 0; i < 640; i++) {
            ramp[i] = i / 65_536f;
        }
        assertEquals(640, engine.soundIn().offer(ramp, 0, 640));
        render(engine, 64);
        assertEquals(512, engine.soundIn().lostFrames());
        assertEquals(1024 - 64, engine.soundIn().offer(new float[2000], 0, 2000));
        assertEquals(512 + 2000 - 960, engine.soundIn().lostFrames());
    }

    @Test
    void disconnectedItIsSilentAndNothingIsTaken() {
        assertEquals(0, engine.soundIn().channels());
        assertEquals(0, engine.soundIn().offer(new float[64], 0, 64));
        engine.soundIn().connect(1, 256);
        engine.soundIn().offer(ramp(1000, 256), 0, 512);
        render(engine, 512);
        engine.soundIn().disconnect();
        assertEquals(0, engine.soundIn().channels());
        assertEquals(0, engine.soundIn().offer(new float[64], 0, 64));
        assertThat(render(engine, 64)).containsOnly(0f);
        assertEquals(0, engine.soundIn().missingFrames());
    }

    @Test
    void disconnectedItFadesInFiveMillisecondsWhichAReplayHearsToo() {
        float[] first = disconnectedAt640(1024);
        assertEquals(0.5f, first[2 * 639]);
        for (int k = 0; k < 240; k++) {
            assertEquals(0.5f * (239 - k) / 240, first[2 * (640 + k)], 1e-6f, "frame " + k);
        }
        for (int i = 880; i < 1024; i++) {
            assertEquals(0f, first[2 * i], "frame " + i);
        }
        List<CommandLog.Entry> entries = new ArrayList<>();
        engine.drainLog(entries);
        float[] second = new float[first.length];
        new Twin(EngineSettings.at(48_000).withSlots(2), new CommandLog(entries)).render(second, 0, 1024);
        assertArrayEquals(first, second);
    }

    @Test
    void theLogLacksNothingOfAFadeHoweverOftenItIsDrained() {
        List<CommandLog.Entry> entries = new ArrayList<>();
        engine.soundIn().connect(1, 256);
        engine.soundIn().offer(half(1024), 0, 1024);
        for (int at = 0; at < 1024; at += 64) {
            if (at == 640) {
                engine.soundIn().disconnect();
                engine.drainLog(entries);
            }
            render(engine, 64);
            engine.drainLog(entries);
        }
        assertEquals(640 + 256,
                entries.stream()
                        .filter(e -> e.command() instanceof Command.Input)
                        .mapToInt(e -> ((Command.Input) e.command()).sound().length())
                        .sum());
    }

    @Test
    void whereFewerFramesWaitTheFadeIsAsLongAsTheyLast() {
        float[] out = disconnectedAt640(740);
        assertEquals(0.5f * 50 / 100, out[2 * 689], 1e-6f);
        assertEquals(0f, out[2 * 739]);
        assertEquals(0f, out[2 * 800]);
    }

    @Test
    void anotherConnectionFadesTheFirstAndWaitsForItsOwnFrames() {
        engine.soundIn().connect(1, 256);
        engine.soundIn().offer(half(1024), 0, 1024);
        render(engine, 640);
        engine.soundIn().connect(1, 512);
        engine.soundIn().offer(half(448), 0, 448);
        float[] out = render(engine, 384);
        assertEquals(0.25f, out[2 * 119], 1e-6f);
        assertThat(Arrays.copyOfRange(out, 2 * 240, 2 * 384)).containsOnly(0f);
        engine.soundIn().offer(half(64), 0, 64);
        assertEquals(0.5f, render(engine, 64)[0]);
        assertEquals(0, engine.soundIn().missingFrames());
    }

    private static float[] half(int frames) {
        float[] halves = new float[frames];
        Arrays.fill(halves, 0.5f);
        return halves;
    }

    /** Renders 1024 frames; the device has offered {@code offered} frames and is disconnected after 640 rendered ones. */
    private float[] disconnectedAt640(int offered) {
        engine.soundIn().connect(1, 256);
        engine.soundIn().offer(half(offered), 0, offered);
        float[] out = new float[2 * 1024];
        engine.render(out, 0, 640);
        engine.soundIn().disconnect();
        engine.render(out, 2 * 640, 384);
        return out;
    }

    @Test
    void arraysAndFiguresThatDoNotFitAreRefused() {
        engine.soundIn().connect(2, 64);
        assertEquals("64 frames of 2 channels from 10 need 138 floats; the array has 128",
                assertThrows(IllegalArgumentException.class, () -> engine.soundIn().offer(new float[128], 10, 64)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> engine.soundIn().connect(65, 64));
        assertThrows(IllegalArgumentException.class, () -> new RecordedSound(2, new float[64]));
        assertThrows(IllegalArgumentException.class, () -> new AudioInputInstrument("AudioInput(0)", 0));
    }

    @Test
    void aReplayHearsTheSameInputBitByBit() {
        Random random = new Random(11);
        List<CommandLog.Entry> entries = new ArrayList<>();
        float[] first = new float[2 * 48_000];
        engine.soundIn().connect(2, 256);
        int fed = 0;
        for (int at = 0; at < 48_000; at += 120) {
            if (random.nextInt(8) > 0) {
                float[] noise = new float[2 * 140];
                for (int i = 0; i < noise.length; i++) {
                    noise[i] = random.nextFloat() - 0.5f;
                }
                fed += engine.soundIn().offer(noise, 0, 120 + random.nextInt(20));
            }
            if (at == 24_000) {
                engine.soundIn().connect(1, 64);
                engine.soundIn().connect(2, 128);
                listenTo(engine, 2);
                engine.control().midi(Midi.noteOn(0, 64, 80, 1));
            }
            engine.render(first, 2 * at, 120);
            if (random.nextInt(6) == 0) {
                engine.drainLog(entries);
            }
        }
        engine.drainLog(entries);
        assertTrue(fed > 40_000 && engine.soundIn().missingFrames() > 0, fed + " fed, " + engine.soundIn().missingFrames() + " missing");
        assertEquals(0, engine.droppedLogEntries());
        assertFalse(entries.stream().noneMatch(e -> e.command() instanceof Command.Input));
        for (int block : new int[] {64, 1000}) {
            Twin again = new Twin(EngineSettings.at(48_000).withSlots(2), new CommandLog(entries));
            float[] second = new float[first.length];
            for (int at = 0; at < 48_000; at += block) {
                again.render(second, 2 * at, Math.min(block, 48_000 - at));
            }
            assertArrayEquals(first, second);
        }
    }

    @Test
    void neighbouringSlicesStandInTheLogAsOneEntry() {
        engine.soundIn().connect(2, 64);
        engine.soundIn().offer(ramp(0, 192), 0, 192);
        render(engine, 256);
        List<CommandLog.Entry> entries = new ArrayList<>();
        engine.drainLog(entries);
        assertEquals(new CommandLog.Entry(0, new Command.Input(new RecordedSound(2, ramp(0, 192)))), entries.getLast());
    }
}
