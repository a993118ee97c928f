// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.songwalker.engine.BlockSource;
import org.songwalker.engine.device.AudioOutput.State;

/** Outputs on fake devices, with a clock moved by hand and a source whose frames say which they are. */
abstract class OutputBench {
    final FakeMixer mixer = new FakeMixer();
    final Counter source = new Counter();
    final List<String> said = new ArrayList<>();
    private final List<AudioOutput> open = new ArrayList<>();
    volatile long now = 1_000_000_000L;

    /** Gives the number of each frame, and knows who asked. */
    static final class Counter implements BlockSource {
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

    FakeMixer.Device device(String name) {
        return mixer.add(name, FakeMixer.FLOATS);
    }

    /** An output that plays on a device, which has its first buffer. */
    AudioOutput begin(String name, FakeMixer.Device plays) {
        AudioOutput output = begin(opened(source, name));
        plays.awaitWrites(1);
        return output;
    }

    AudioOutput opened(BlockSource from, String name) {
        return assertInstanceOf(OutputResult.Opened.class, AudioOutput.open(from, mixer, name, 48_000, 256, () -> now)).output();
    }

    AudioOutput begin(AudioOutput output) {
        output.listen(said::add);
        output.begin();
        open.add(output);
        return output;
    }

    /** Has the output look after its device again and again, while the clock stands still, until it has found out what became of it. */
    static void await(AudioOutput output, State state) {
        FakeMixer.await("the state " + state, () -> {
            output.tick();
            return output.state() == state;
        });
    }

    /** Advances the clock by {@code nanos}, lets the output check its device, and expects a state. */
    void later(long nanos, AudioOutput output, State state) {
        now += nanos;
        output.tick();
        assertEquals(state, output.state());
    }

    @AfterEach
    void close() {
        open.forEach(AudioOutput::close);
    }

    static void counts(float[] left, int from, int frames) {
        assertEquals(frames, left.length);
        for (int i = 0; i < frames; i++) {
            assertEquals(from + i, left[i]);
        }
    }
}
