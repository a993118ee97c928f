// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.device.AudioOutput.State;

/** A device that is unplugged, stands still or is not there yet: what plays meanwhile, and how it comes back. */
class DeviceLossTest extends OutputBench {
    @Test
    void anUnpluggedDeviceIsStoodInForBySentenceOnceAndComesBack() {
        FakeMixer.Device home = device("Built-in");
        FakeMixer.Device usb = device("USB");
        AudioOutput output = begin("USB", usb);
        usb.play(3);
        usb.unplug();
        await(output, State.STANDING_IN);
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
        int before = usb.writes;
        later(4_000_000_000L, output, State.PLAYING);
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
        FakeMixer.Device only = device("One");
        AudioOutput output = begin(null, only);
        only.unplug();
        await(output, State.SILENT);
        int then = source.frames;
        FakeMixer.await("ten more blocks", () -> source.frames >= then + 2560);
        assertEquals(List.of("The default audio output has gone; nothing is heard until it is back. Rendering works."), said);
        assertEquals("silence", output.format());
        only.plugged = true;
        int before = only.writes;
        later(Backoff.FIRST_NANOS, output, State.PLAYING);
        only.awaitWrites(before + 1);
        assertEquals(1, source.most);
        float[] left = only.left();
        assertEquals(source.frames - 1, left[left.length - 1]);
        assertTrue(left[256] >= then + 2560, "back at frame " + left[256]);
    }

    @Test
    void anOutputMayWaitForItsFirstDevice() {
        AudioOutput output = begin(AudioOutput.waiting(source, mixer, null, 48_000, 256, () -> now));
        assertEquals(State.SILENT, output.state());
        assertEquals(List.of("The default audio output is not there; nothing is heard until it is back. Rendering works."), said);
        FakeMixer.Device first = device("One");
        later(5_000_000_000L, output, State.PLAYING);
        first.awaitWrites(1);
    }

    @Test
    void aDeviceThatNoLongerMovesIsLeftBehindAndNeverPullsAgain() {
        FakeMixer.Device home = device("Built-in");
        FakeMixer.Device usb = device("USB");
        AudioOutput output = begin("USB", usb);
        usb.stuck = true;
        output.tick();
        for (int quarter = 0; quarter < 4; quarter++) {
            later(AudioOutput.STALL_NANOS / 4 - (quarter == 3 ? 1 : 0), output, State.PLAYING);
        }
        usb.plugged = false;
        later(1, output, State.STANDING_IN);
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
        FakeMixer.Device home = device("Built-in");
        FakeMixer.Device loose = device("Loose");
        AudioOutput output = begin("Loose", loose);
        loose.unplug();
        await(output, State.STANDING_IN);
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
                await(output, State.STANDING_IN);
            }
        }
        assertEquals(List.of(250L, 1250L, 5250L, 9250L, 13_250L), opened);
        assertEquals(1, said.size());
    }

    @Test
    void aMachineThatHasSleptBlamesNoDevice() {
        FakeMixer.Device only = device("One");
        AudioOutput output = begin(null, only);
        output.tick();
        later(3_600_000_000_000L, output, State.PLAYING);
        assertThat(said).isEmpty();
    }

    @Test
    void anHourOfSleepWhileADeviceIsAwayTriesItAtOnceAndSaysNothingTwice() {
        FakeMixer.Device home = device("Built-in");
        FakeMixer.Device usb = device("USB");
        AudioOutput output = begin("USB", usb);
        usb.unplug();
        await(output, State.STANDING_IN);
        home.awaitWrites(1);
        later(3_600_000_000_000L, output, State.STANDING_IN);
        assertEquals(1, said.size());
        usb.plugged = true;
        int before = usb.writes;
        later(3_600_000_000_000L, output, State.PLAYING);
        usb.awaitWrites(before + 1);
        assertEquals(1, source.most);
    }
}
