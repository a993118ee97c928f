// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sound.sampled.AudioFormat;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.device.AudioOutput.State;

/** A device's life as it is wanted: start, switch, stop. */
class DeviceLifeTest extends OutputBench {
    @Test
    void aSwitchWhilePlayingLeavesNoFrameOutAndWorksTwice() {
        FakeMixer.Device first = device("One");
        FakeMixer.Device second = device("Two");
        AudioOutput output = begin("One", first);
        first.play(4);
        assertInstanceOf(OutputResult.Opened.class, output.switchTo("Two", 256));
        second.awaitWrites(1);
        second.play(6);
        counts(first.left(), 0, 5 * 256);
        assertInstanceOf(OutputResult.Opened.class, output.switchTo("One", 64));
        counts(second.left(), 5 * 256, 7 * 256);
        first.awaitWrites(6);
        first.play(2);
        output.close();
        float[] all = first.left();
        assertEquals(5 * 256 + 3 * 64, all.length);
        assertEquals(12 * 256, all[5 * 256]);
        assertEquals(12 * 256 + 3 * 64 - 1, all[all.length - 1]);
        assertEquals(1, source.most);
        assertEquals(2 * 64 * 8, first.bufferBytes);
        assertThat(said).isEmpty();
    }

    @Test
    void aSwitchToADeviceThatIsNotThereIsASentenceAndWhatPlaysGoesOn() {
        FakeMixer.Device only = device("One");
        AudioOutput output = begin(null, only);
        assertEquals("There is no audio output named 'Two'; 'songwalker devices' lists those there are.",
                assertInstanceOf(OutputResult.Unavailable.class, output.switchTo("Two", 256)).sentence());
        only.play(3);
        counts(only.left(), 0, 4 * 256);
        assertEquals(State.PLAYING, output.state());
        assertEquals(1, only.opened);
    }

    @Test
    void stopAndStartGoOnWithTheNextFrameAndCloseIsTheEnd() {
        FakeMixer.Device only = device("One");
        AudioOutput output = begin(null, only);
        only.play(1);
        output.stop();
        assertEquals(State.READY, output.state());
        int then = source.frames;
        assertEquals(512, then);
        output.begin();
        only.awaitWrites(3);
        counts(only.left(), 0, 768);
        assertEquals(2, only.opened);
        output.close();
        assertEquals(State.CLOSED, output.state());
        assertThrows(IllegalStateException.class, output::start);
        assertInstanceOf(OutputResult.Unavailable.class, output.switchTo(null, 256));
        output.close();
    }

    @Test
    void anErrorOfTheSourceIsSaidAndNotTakenForTheDevice() {
        device("One");
        AudioOutput output = begin(opened((out, offset, frames) -> {
            throw new IllegalStateException("broken");
        }, null));
        FakeMixer.await("the error", () -> {
            output.tick();
            return !said.isEmpty();
        });
        assertEquals(List.of("The engine has stopped by an error (java.lang.IllegalStateException: broken); start the playback again."),
                said);
        assertEquals(State.READY, output.state());
    }

    /** ALSA's null plays at once whatever it is given: always empty, and never too late. */
    @Test
    void anEmptyLineIsAnUnderrunWhereTheNextBlockTookLongerThanItLasts() {
        FakeMixer.Device card = device("card");
        card.empty = true;
        AtomicLong nanos = new AtomicLong(5_000_000);
        AudioOutput output = begin(opened((out, offset, frames) -> now += nanos.get(), "card"));
        card.awaitWrites(1);
        card.play(6);
        assertEquals(0, output.underruns());
        nanos.set(6_000_000);
        card.play(3);
        assertEquals(3, output.underruns());
    }

    @Test
    void anotherRateGoesOnWithTheSourceWhereTheFirstDeviceStopped() {
        FakeMixer.Device first = device("One");
        FakeMixer.Device slow = mixer.add("Slow", new AudioFormat(AudioFormat.Encoding.PCM_FLOAT, 24_000, 32, 2, 8, 24_000, false));
        AudioOutput output = begin("One", first);
        first.play(1);
        output.switchTo("Slow", 256);
        slow.awaitWrites(1);
        slow.play(3);
        float[] left = slow.left();
        for (int i = 60; i < left.length; i++) {
            // A float near 2,600 has a grain of 0.00024, and 48 of them are summed.
            assertEquals(2, left[i] - left[i - 1], 4e-3, "frame " + i);
        }
        assertEquals(512 + 2 * 1000, left[1000], 8);
    }
}
