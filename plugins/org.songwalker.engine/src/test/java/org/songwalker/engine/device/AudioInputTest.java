// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.sound.sampled.AudioFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inputs with a fake device: any format comes out as frames at the wanted rate, and a device may go and come back. */
class AudioInputTest {

    /** Keeps what it is given. */
    private static final class Ear implements FrameSink {
        final List<Float> first = new CopyOnWriteArrayList<>();
        volatile float second;
        volatile int frames;

        @Override
        public void take(float[] interleaved, int channels, int count) {
            List<Float> heard = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                heard.add(interleaved[i * channels]);
                second = channels > 1 ? interleaved[i * channels + 1] : second;
            }
            first.addAll(heard);
            frames += count;
        }
    }

    private static AudioInput open(Microphone mic, int channels, List<Long> pauses) {
        return assertInstanceOf(InputResult.Opened.class, AudioInput.open(mic::find, "Mic", 48_000, channels, 256, nanos -> {
            pauses.add(nanos);
            Thread.yield();
        })).input();
    }

    @ParameterizedTest
    @CsvSource({"48000, 16, 1, false", "48000, 16, 2, true", "44100, 24, 2, false", "96000, 32, 2, true", "22050, 16, 6, false",
        "8000, 24, 1, true"})
    void whateverIsOfferedBecomesFramesAtTheWantedRate(int rate, int bits, int channels, boolean bigEndian) {
        Microphone mic = new Microphone(new AudioFormat(rate, bits, channels, true, bigEndian), 40);
        Ear ear = new Ear();
        try (AudioInput input = open(mic, 1, new ArrayList<>())) {
            input.to(ear);
            input.start();
            // The converter waits for half its kernel: 24 frames of the slower rate.
            long wanted = 40L * 256 * 48_000 / rate - (rate == 48_000 ? 0 : 24L * 48_000 / Math.min(rate, 48_000));
            FakeMixer.await("all frames", () -> ear.frames >= wanted);
            assertEquals(wanted, ear.frames, 1);
            assertEquals(channels, input.channels());
        }
        int crossings = 0;
        float peak = 0;
        List<Float> heard = ear.first;
        for (int i = 20; i < heard.size(); i++) {
            crossings += heard.get(i - 1) < 0 && heard.get(i) >= 0 ? 1 : 0;
            peak = Math.max(peak, heard.get(i));
        }
        assertEquals((heard.size() - 20) / 48.0, crossings, 1);
        assertEquals(0.5, peak, 0.03);
        assertEquals(channels > 1 ? 0.25f : 0, ear.second, 1e-4);
    }

    @Test
    void equalRatesPassBitByBit() {
        float[] in = {0.1f, -0.2f, 0.3f, 0.4f};
        InputConverter same = new InputConverter(2, 48_000, 48_000);
        assertEquals(2, same.convert(in, 2));
        assertArrayEquals(in, Arrays.copyOf(same.result(), 4));
    }

    @Test
    void aMicrophoneThatGoesIsTriedAtGrowingDistancesAndSaidOnce() {
        Microphone mic = new Microphone(new AudioFormat(48_000, 16, 1, true, false), 1_000_000);
        List<Long> pauses = new CopyOnWriteArrayList<>();
        List<String> said = new CopyOnWriteArrayList<>();
        Ear ear = new Ear();
        try (AudioInput input = open(mic, 1, pauses)) {
            input.listen(said::add);
            input.to((interleaved, channels, count) -> ear.frames += count);
            input.start();
            FakeMixer.await("frames", () -> ear.frames > 1000);
            mic.plugged = false;
            FakeMixer.await("seven tries", () -> pauses.size() >= 7);
            assertEquals("The audio input 'Mic' has gone; its channels are silent until it is there again.", input.failure().orElse(""));
            int then = ear.frames;
            mic.plugged = true;
            FakeMixer.await("frames again", () -> ear.frames > then + 1000);
            assertTrue(input.failure().isEmpty());
        }
        assertEquals(List.of(250_000_000L, 500_000_000L, 1_000_000_000L, 2_000_000_000L, 4_000_000_000L, 4_000_000_000L, 4_000_000_000L),
                pauses.subList(0, 7));
        assertEquals(List.of("The audio input 'Mic' has gone; its channels are silent until it is there again.",
                "The audio input 'Mic' is there again."), said);
        assertEquals(2, mic.opened);
    }

    @Test
    void aMicrophoneThatComesBackWhileItIsBeingClosedIsGivenBack() {
        Microphone mic = new Microphone(new AudioFormat(48_000, 16, 1, true, false), 0);
        List<Thread> closing = new CopyOnWriteArrayList<>();
        CountDownLatch searching = new CountDownLatch(1);
        AudioInput input = assertInstanceOf(InputResult.Opened.class, AudioInput.open(name -> {
            if (!mic.plugged) {
                searching.countDown();
                FakeMixer.await("close", () -> !closing.isEmpty() && closing.getFirst().getState() == Thread.State.WAITING);
                mic.plugged = true;
            }
            return mic.find(name);
        }, "Mic", 48_000, 1, 256, nanos -> {})).input();
        input.start();
        mic.plugged = false;
        // Not earlier: an input that is closed between the loss of its line and the search does not search at all.
        FakeMixer.await("the search for the microphone", () -> searching.getCount() == 0);
        Thread closer = Thread.ofPlatform().start(input::close);
        closing.add(closer);
        FakeMixer.await("the end", () -> !closer.isAlive());
        assertEquals(2, mic.opened);
        assertEquals(false, mic.open);
    }

    @Test
    void anInputThatIsNotThereOrNotUsableIsASentence() {
        assertEquals("There is no audio input named 'Mic'; 'songwalker devices' lists those there are.",
                assertInstanceOf(InputResult.Unavailable.class,
                        AudioInput.open(name -> Optional.empty(), "Mic", 48_000, 1, 256, nanos -> {})).sentence());
        Microphone odd = new Microphone(new AudioFormat(AudioFormat.Encoding.ULAW, 8000, 8, 1, 1, 8000, false), 1);
        assertEquals("No sound comes from 'Mic' (wrong format); connect or free an audio input. AudioInput is silent without one.",
                assertInstanceOf(InputResult.Unavailable.class, AudioInput.open(odd::find, "Mic", 48_000, 1, 256, nanos -> {})).sentence());
    }
}
