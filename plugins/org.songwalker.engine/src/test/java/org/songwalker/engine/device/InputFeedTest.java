// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.sound.sampled.AudioFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.Engine;
import org.songwalker.engine.EngineSettings;

/** The input is open while programs use it, whichever engine plays. The fake microphone is stereo and gives blocks of 256 frames. */
class InputFeedTest {
    private final Microphone mic = new Microphone(new AudioFormat(48_000, 16, 2, true, false), 0);
    private final Engine first = new Engine(EngineSettings.at(48_000));
    private final AtomicReference<Engine> playing = new AtomicReference<>(first);
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final InputFeed feed = new InputFeed(playing::get,
            channels -> mic.plugged ? AudioInput.open(mic::find, "Mic", 48_000, channels, 256, nanos -> {})
                    : new InputResult.Unavailable("There is no microphone."),
            said::add);

    @AfterEach
    void close() {
        feed.close();
    }

    private void hears(Engine engine) {
        mic.blocks = 1;
        FakeMixer.await("sound in", () -> engine.soundIn().channels() == 2);
    }

    @Test
    void theInputIsOpenOnlyWhileProgramsUseIt() {
        feed.use(0, 256);
        assertThat(mic.opened).isZero();
        feed.use(1, 256);
        hears(first);
        feed.use(1, 256);
        assertThat(mic.opened).isEqualTo(1);
        assertThat(feed.input()).isPresent();
        feed.use(0, 256);
        assertThat(mic.open).isFalse();
        assertThat(feed.input()).isEmpty();
        assertThat(first.soundIn().channels()).isZero();
        feed.use(1, 256);
        hears(first);
        assertThat(mic.opened).isEqualTo(2);
        assertThat(said).isEmpty();
    }

    @Test
    void theEngineIsLeftBeforeTheDeviceIsStoppedSoThatWhatWaitsCanFade() {
        List<Integer> channels = new CopyOnWriteArrayList<>();
        feed.use(1, 256);
        hears(first);
        mic.stopping = () -> channels.add(first.soundIn().channels());
        feed.use(0, 256);
        assertThat(channels).isNotEmpty().containsOnly(0);
    }

    @Test
    void anotherEngineHearsTheSameLine() {
        feed.use(2, 256);
        hears(first);
        Engine second = new Engine(EngineSettings.at(48_000));
        playing.set(second);
        feed.use(2, 256);
        hears(second);
        assertThat(first.soundIn().channels()).isZero();
        assertThat(mic.opened).isEqualTo(1);
    }

    @Test
    void moreChannelsOpenTheInputAnewAndFewerDoNot() {
        feed.use(1, 256);
        feed.use(2, 256);
        assertThat(mic.opened).isEqualTo(2);
        feed.use(1, 256);
        assertThat(mic.opened).isEqualTo(2);
        assertThat(mic.open).isTrue();
    }

    @Test
    void thatThereIsNoInputIsSaidOnceAndEveryUseTriesAgain() {
        mic.plugged = false;
        feed.use(1, 256);
        feed.use(1, 256);
        feed.use(2, 256);
        assertThat(said).containsExactly("There is no microphone.");
        mic.plugged = true;
        feed.use(1, 256);
        hears(first);
        feed.use(0, 256);
        mic.plugged = false;
        feed.use(1, 256);
        assertThat(said).containsExactly("There is no microphone.", "There is no microphone.");
    }

    @Test
    void anOutputWithLargeBuffersFindsAWholeBufferWaiting() {
        feed.use(1, 4096);
        mic.blocks = 40;
        FakeMixer.await("10,240 frames", () -> feed.input().orElseThrow().frames() == 10_240);
        first.render(new float[8192], 0, 4096);
        assertThat(first.soundIn().missingFrames()).isZero();
        assertThat(first.soundIn().lostFrames()).isZero();
        feed.use(1, 256);
        mic.blocks = 40;
        FakeMixer.await("10,240 frames", () -> feed.input().orElseThrow().frames() == 20_480);
        first.render(new float[640], 0, 320); // four slices in which the old connection fades, and one of the new one
        assertThat(first.soundIn().lostFrames()).isGreaterThan(9000);
    }
}
