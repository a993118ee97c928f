// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sound.sampled.AudioFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.BlockSource;
import org.songwalker.engine.device.AudioOutput.State;

/** A device's life with fake devices and a clock moved by hand: start, switch, unplug, return, stop. */
class DeviceLifeTest {
    private final FakeMixer mixer = new FakeMixer();
    private final Counter source = new Counter();
    private final List<String> said = new ArrayList<>();
    private final List<AudioOutput> open = new ArrayList<>();
    private volatile long now = 1_000_000_000L;

    /** Gives the number of each frame, and knows who asked. */
    private static final class Counter implements BlockSource {
        final Set<Thread> threads = ConcurrentHashMap.newKeySet();
        final AtomicInteger inside = new AtomicInteger();
        volatile int most;
        volatile int frames;

        @Override
        public void render(float[] out, int offset, int count) {
            most = Math.max(most, inside.incrementAndGet());
            threads.add(Thread.currentThread());
            for (int i = 0; i < count; i++) {
                out[offset + 2 * i] = frames + i;
                out[offset + 2 * i + 1] = frames + i;
            }
            frames += count;
            inside.decrementAndGet();
        }
    }

    private AudioOutput begin(String name) {
        AudioOutput output = assertInstanceOf(OutputResult.Opened.class, AudioOutput.open(source, mixer, name, 48_000, 256, () -> now))
                .output();
        output.listen(said::add);
        output.begin();
        open.add(output);
        return output;
    }

    @AfterEach
    void close() {
        open.forEach(AudioOutput::close);
    }

    private static void counts(float[] left, int from, int frames) {
        assertEquals(frames, left.length);
        for (int i = 0; i < frames; i++) {
            assertEquals(from + i, left[i]);
        }
    }

    @Test
    void aSwitchWhilePlayingLeavesNoFrameOutAndWorksTwice() {
        FakeMixer.Device first = mixer.add("One", FakeMixer.FLOATS);
        FakeMixer.Device second = mixer.add("Two", FakeMixer.FLOATS);
        AudioOutput output = begin("One");
        first.awaitWrites(1);
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
        FakeMixer.Device only = mixer.add("One", FakeMixer.FLOATS);
        AudioOutput output = begin(null);
        only.awaitWrites(1);
        assertEquals("There is no audio output named 'Two'; 'songwalker devices' lists those there are.",
                assertInstanceOf(OutputResult.Unavailable.class, output.switchTo("Two", 256)).sentence());
        only.play(3);
        counts(only.left(), 0, 4 * 256);
        assertEquals(State.PLAYING, output.state());
        assertEquals(1, only.opened);
    }

    @Test
    void anUnpluggedDeviceIsStoodInForBySentenceOnceAndComesBack() {
        FakeMixer.Device home = mixer.add("Built-in", FakeMixer.FLOATS);
        FakeMixer.Device usb = mixer.add("USB", FakeMixer.FLOATS);
        AudioOutput output = begin("USB");
        usb.awaitWrites(1);
        usb.play(3);
        usb.unplug();
        FakeMixer.await("the end of the line", () -> {
            output.tick();
            return output.state() == State.STANDING_IN;
        });
        home.awaitWrites(1);
        home.play(2);
        String gone = "The audio output 'USB' has gone; the default device plays until it is there again.";
        assertEquals(List.of(gone), said);
        assertEquals(gone, output.failure().orElse(""));
        counts(home.left(), 4 * 256, 3 * 256);
        List<Long> tries = new ArrayList<>();
        for (long ms = 10; ms <= 12_000; ms += 10) {
            mixer.asked.clear();
            home.play(1);
            now = 1_000_000_000L + ms * 1_000_000;
            output.tick();
            if (mixer.asked.contains("USB")) {
                tries.add(ms);
            }
        }
        assertEquals(List.of(250L, 750L, 1750L, 3750L, 7750L, 11_750L), tries);
        assertEquals(List.of(gone), said);
        usb.plugged = true;
        now += 4_000_000_000L;
        int before = usb.writes;
        output.tick();
        assertEquals(State.PLAYING, output.state());
        usb.awaitWrites(before + 1);
        output.tick();
        assertEquals(1, said.size());
        usb.play(94);
        output.tick();
        assertEquals(List.of(gone, "The audio output 'USB' is there again and plays."), said);
        assertTrue(output.failure().isEmpty());
        assertEquals(1, source.most);
    }

    @Test
    void withoutAnyDeviceTheFramesGoOnInSilence() {
        FakeMixer.Device only = mixer.add("One", FakeMixer.FLOATS);
        AudioOutput output = begin(null);
        only.awaitWrites(1);
        only.unplug();
        FakeMixer.await("silence", () -> {
            output.tick();
            return output.state() == State.SILENT;
        });
        int then = source.frames;
        FakeMixer.await("ten more blocks", () -> source.frames >= then + 2560);
        assertEquals(List.of("The default audio output has gone; nothing is heard until it is back. Rendering works."), said);
        assertEquals("silence", output.format());
        only.plugged = true;
        now += Backoff.FIRST_NANOS;
        int before = only.writes;
        output.tick();
        assertEquals(State.PLAYING, output.state());
        only.awaitWrites(before + 1);
        assertEquals(1, source.most);
        float[] left = only.left();
        assertEquals(source.frames - 1, left[left.length - 1]);
        assertTrue(left[256] >= then + 2560, "back at frame " + left[256]);
    }

    @Test
    void anOutputMayWaitForItsFirstDevice() {
        AudioOutput output = AudioOutput.waiting(source, mixer, null, 48_000, 256, () -> now);
        output.listen(said::add);
        output.begin();
        open.add(output);
        assertEquals(State.SILENT, output.state());
        assertEquals(List.of("The default audio output is not there; nothing is heard until it is back. Rendering works."),
                said);
        FakeMixer.Device first = mixer.add("One", FakeMixer.FLOATS);
        now += 5_000_000_000L;
        output.tick();
        assertEquals(State.PLAYING, output.state());
        first.awaitWrites(1);
    }

    @Test
    void aDeviceThatNoLongerMovesIsLeftBehindAndNeverPullsAgain() {
        FakeMixer.Device home = mixer.add("Built-in", FakeMixer.FLOATS);
        FakeMixer.Device usb = mixer.add("USB", FakeMixer.FLOATS);
        AudioOutput output = begin("USB");
        usb.awaitWrites(1);
        usb.stuck = true;
        output.tick();
        for (int quarter = 0; quarter < 4; quarter++) {
            now += AudioOutput.STALL_NANOS / 4 - (quarter == 3 ? 1 : 0);
            output.tick();
            assertEquals(State.PLAYING, output.state());
        }
        now += 1;
        usb.plugged = false;
        output.tick();
        assertEquals(State.STANDING_IN, output.state());
        home.awaitWrites(1);
        home.play(3);
        Thread old = usb.writer;
        usb.stuck = false;
        FakeMixer.await("the end of the stuck thread", () -> !old.isAlive());
        home.play(3);
        counts(home.left(), 256, 7 * 256);
        assertEquals(2, source.threads.size());
    }

    @Test
    void aDeviceThatOpensAndFailsAtOnceIsTriedAtGrowingDistances() {
        FakeMixer.Device home = mixer.add("Built-in", FakeMixer.FLOATS);
        FakeMixer.Device loose = mixer.add("Loose", FakeMixer.FLOATS);
        AudioOutput output = begin("Loose");
        loose.awaitWrites(1);
        loose.unplug();
        FakeMixer.await("the first end", () -> {
            output.tick();
            return output.state() == State.STANDING_IN;
        });
        List<Long> opened = new ArrayList<>();
        for (long ms = 10; ms <= 16_000; ms += 10) {
            int before = loose.opened;
            home.play(1);
            loose.plugged = true;
            now = 1_000_000_000L + ms * 1_000_000;
            output.tick();
            if (loose.opened > before) {
                opened.add(ms);
                loose.unplug();
                FakeMixer.await("another end", () -> {
                    output.tick();
                    return output.state() == State.STANDING_IN;
                });
            }
        }
        assertEquals(List.of(250L, 1250L, 5250L, 9250L, 13_250L), opened);
        assertEquals(1, said.size());
    }

    @Test
    void stopAndStartGoOnWithTheNextFrameAndCloseIsTheEnd() {
        FakeMixer.Device only = mixer.add("One", FakeMixer.FLOATS);
        AudioOutput output = begin(null);
        only.awaitWrites(1);
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
    void aMachineThatHasSleptBlamesNoDevice() {
        FakeMixer.Device only = mixer.add("One", FakeMixer.FLOATS);
        AudioOutput output = begin(null);
        only.awaitWrites(1);
        output.tick();
        now += 3_600_000_000_000L;
        output.tick();
        assertEquals(State.PLAYING, output.state());
        assertThat(said).isEmpty();
    }

    @Test
    void anErrorOfTheSourceIsSaidAndNotTakenForTheDevice() {
        mixer.add("One", FakeMixer.FLOATS);
        AudioOutput output = assertInstanceOf(OutputResult.Opened.class, AudioOutput.open((out, offset, frames) -> {
            throw new IllegalStateException("broken");
        }, mixer, null, 48_000, 256, () -> now)).output();
        output.listen(said::add);
        output.begin();
        open.add(output);
        FakeMixer.await("the error", () -> {
            output.tick();
            return !said.isEmpty();
        });
        assertEquals(List.of("The engine has stopped by an error (java.lang.IllegalStateException: broken); start the playback again."),
                said);
        assertEquals(State.READY, output.state());
    }

    @Test
    void anotherRateGoesOnWithTheSourceWhereTheFirstDeviceStopped() {
        FakeMixer.Device first = mixer.add("One", FakeMixer.FLOATS);
        FakeMixer.Device slow = mixer.add("Slow", new AudioFormat(AudioFormat.Encoding.PCM_FLOAT, 24_000, 32, 2, 8, 24_000, false));
        AudioOutput output = begin("One");
        first.awaitWrites(1);
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
