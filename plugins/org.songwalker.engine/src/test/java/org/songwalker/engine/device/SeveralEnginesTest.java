// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javax.sound.sampled.AudioFormat;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.Engine;
import org.songwalker.engine.Performance;

/** Two engines of one process, each with its own program, rate and device; neither hears of the other. */
class SeveralEnginesTest {
    private static final AudioFormat SLOW = new AudioFormat(AudioFormat.Encoding.PCM_FLOAT, 44_100, 32, 2, 8, 44_100, false);

    private static AudioOutput start(Engine engine, FakeMixer mixer, String device) {
        AudioOutput output = assertInstanceOf(OutputResult.Opened.class,
                AudioOutput.open(engine::render, mixer, device, engine.settings().sampleRate(), 256, () -> 0)).output();
        output.begin();
        return output;
    }

    private static float[] offline(Engine engine, int frames) {
        float[] stereo = new float[2 * frames];
        engine.render(stereo, 0, frames);
        float[] left = new float[frames];
        for (int i = 0; i < frames; i++) {
            left[i] = stereo[2 * i];
        }
        return left;
    }

    @Test
    void eachPlaysItsOwnProgramOnItsOwnDeviceAsItWouldOffline() {
        FakeMixer mixer = new FakeMixer();
        FakeMixer.Device loud = mixer.add("Loudspeakers", FakeMixer.FLOATS);
        FakeMixer.Device head = mixer.add("Headphones", SLOW);
        Engine one = Performance.loop(48_000);
        Engine two = Performance.chord(44_100);
        try (AudioOutput first = start(one, mixer, "Loudspeakers"); AudioOutput second = start(two, mixer, "Headphones")) {
            loud.awaitWrites(1);
            head.awaitWrites(1);
            for (int round = 0; round < 60; round++) {
                loud.play(3);
                head.play(2);
            }
            assertEquals("'Loudspeakers'", first.device());
            assertEquals("44100 Hz, 32 bit float, stereo", second.format());
        }
        float[] heardLoud = loud.left();
        float[] heardHead = head.left();
        assertEquals(181 * 256, heardLoud.length);
        assertEquals(121 * 256, heardHead.length);
        assertArrayEquals(offline(Performance.loop(48_000), heardLoud.length), heardLoud);
        assertArrayEquals(offline(Performance.chord(44_100), heardHead.length), heardHead);
        assertTrue(one.voices() > 0 && two.voices() == 3, one.voices() + " and " + two.voices() + " voices");
    }

    @Test
    void oneStopsAndFailsWithoutTheOther() {
        FakeMixer mixer = new FakeMixer();
        FakeMixer.Device loud = mixer.add("Loudspeakers", FakeMixer.FLOATS);
        FakeMixer.Device head = mixer.add("Headphones", SLOW);
        AudioOutput first = start(Performance.loop(48_000), mixer, "Loudspeakers");
        try (AudioOutput second = start(Performance.chord(44_100), mixer, "Headphones")) {
            loud.awaitWrites(1);
            head.awaitWrites(1);
            loud.play(2);
            first.close();
            head.play(20);
            assertEquals(AudioOutput.State.CLOSED, first.state());
            assertEquals(AudioOutput.State.PLAYING, second.state());
        }
        float[] heard = head.left();
        assertEquals(21 * 256, heard.length);
        assertArrayEquals(offline(Performance.chord(44_100), heard.length), heard);
    }
}
