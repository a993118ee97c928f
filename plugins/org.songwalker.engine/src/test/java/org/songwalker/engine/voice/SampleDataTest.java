// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.voice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.songwalker.engine.instrument.Loop;
import org.songwalker.engine.instrument.SampleData;

class SampleDataTest {

    @Test
    void valuesOfSixteenBitsAreKeptAsWords() {
        SampleData data = new SampleData(new float[] {0, -1, 0.5f, 32767 / 32768f}, 8000);
        assertTrue(data.narrow());
        assertArrayEquals(new short[] {0, -32768, 16384, 32767}, data.words());
        assertArrayEquals(new float[] {0, -1, 0.5f, 32767 / 32768f}, data.frames());
    }

    @Test
    void oneValueBetweenOrOutsideKeepsThemAllAsFloats() {
        assertFalse(new SampleData(new float[] {0, 0.1f}, 8000).narrow());
        assertFalse(new SampleData(new float[] {0, 1}, 8000).narrow());
        assertFalse(new SampleData(new float[] {0, Float.NaN}, 8000).narrow());
        assertFalse(new SampleData(new float[0], 8000).narrow());
    }

    @Test
    void aLoopOfNoWholeNumberOfFramesHasGuardFramesBetweenTheWords() {
        float[] frames = new float[2000];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = i % 100 / 128f;
        }
        PreparedSample whole = new PreparedSample(new SampleData(frames, 8000), new Loop(100, 1900, Loop.Mode.CONTINUOUS));
        PreparedSample part = new PreparedSample(new SampleData(frames, 8000), new Loop(100, 1900.3, Loop.Mode.CONTINUOUS));
        assertTrue(whole.own.words.length > 0 && whole.loopTail.words.length > 0);
        assertTrue(part.own.words.length > 0 && part.loopTail.words.length == 0);
    }
}
