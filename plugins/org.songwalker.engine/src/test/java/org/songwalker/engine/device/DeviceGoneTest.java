// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.junit.jupiter.api.Test;
import org.songwalker.engine.device.AudioOutput.State;

/** A device that goes at every point of its life, that is at each call to it in turn, by an exception or by taking nothing. */
class DeviceGoneTest extends OutputBench {
    private static final int BLOCKS = 4;

    /** How a device goes: what its call does from then on. */
    private enum Going {
        THROWS_ILLEGAL_STATE, THROWS_UNAVAILABLE, RETURNS_NOTHING
    }

    /** A device that is gone from its {@code n}-th call on, until it is plugged in again. */
    private final class Fragile implements LineOpener {
        final List<String> calls = Collections.synchronizedList(new ArrayList<>());
        final int gone;
        final Going going;
        volatile boolean plugged = true;
        volatile int written;

        Fragile(int gone, Going going) {
            this.gone = gone;
            this.going = going;
        }

        @Override
        public String name() {
            return "'Fragile'";
        }

        @Override
        public List<AudioFormat> formats() {
            return List.of(FakeMixer.FLOATS);
        }

        /** True if this call still works. */
        private boolean works(String call) {
            calls.add(call);
            if (calls.size() - 1 == gone) {
                plugged = false;
            }
            return plugged;
        }

        @Override
        public SourceDataLine open(AudioFormat format, int bytes) throws LineUnavailableException {
            if (!works("open")) {
                if (going == Going.THROWS_ILLEGAL_STATE) {
                    throw new IllegalStateException("gone");
                }
                throw new LineUnavailableException("gone");
            }
            return (SourceDataLine) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {SourceDataLine.class},
                    (proxy, method, args) -> {
                        if (!works(method.getName()) && going != Going.RETURNS_NOTHING) {
                            throw new IllegalStateException("gone");
                        }
                        return switch (method.getName()) {
                            case "write" -> write((int) args[2]);
                            case "getFormat" -> format;
                            case "getBufferSize" -> bytes;
                            case "available" -> 0;
                            default -> null;
                        };
                    });
        }

        private int write(int length) throws InterruptedException {
            Thread.sleep(1); // a device takes its time
            written += plugged ? 1 : 0;
            return plugged ? length : 0;
        }
    }

    /** The life: opened, started, some blocks, a switch to another buffer size, stopped, started, closed. */
    private void live(Fragile device) {
        OutputResult opened = AudioOutput.open(source, name -> Optional.of(device), null, 48_000, 256, () -> now);
        if (opened instanceof OutputResult.Unavailable refused) {
            sentence(refused.sentence());
            return;
        }
        AudioOutput output = ((OutputResult.Opened) opened).output();
        begin(output);
        plays(output, device);
        if (output.switchTo(null, 128) instanceof OutputResult.Unavailable refused) {
            sentence(refused.sentence());
        }
        plays(output, device);
        output.stop();
        assertEquals(State.READY, output.state());
        output.begin();
        plays(output, device);
        output.close(false);
        assertEquals(State.CLOSED, output.state());
        said.forEach(DeviceGoneTest::sentence);
    }

    /** Some blocks are pulled, by the device or in silence; a device that has gone is reported and plays again once it is back. */
    private void plays(AudioOutput output, Fragile device) {
        int from = source.frames;
        // Its own thread may take the device away at any moment, so whether it is gone is read once for each look.
        boolean[] gone = {false};
        FakeMixer.await("frames after " + device.calls, () -> {
            gone[0] = !device.plugged;
            output.tick();
            return source.frames >= from + BLOCKS * 256 && (!gone[0] || output.state() == State.SILENT);
        });
        if (gone[0]) {
            assertTrue(output.failure().isPresent(), "gone, and nobody is told: " + device.calls);
            device.plugged = true;
            int written = device.written;
            FakeMixer.await("its return", () -> {
                // Time passes only until the device is tried again: one that plays on a busy machine must not count as stalled.
                now += output.state() == State.PLAYING ? 0 : 100_000_000;
                output.tick();
                return output.state() == State.PLAYING && device.written > written;
            });
        }
    }

    private static void sentence(String text) {
        assertThat(text).endsWith(".").doesNotContain("Exception").doesNotContain("java.");
    }

    @Test
    void aDeviceThatGoesAtAnyCallIsToldInASentenceAndPlaysAgain() {
        Fragile whole = new Fragile(Integer.MAX_VALUE, Going.RETURNS_NOTHING);
        live(whole);
        assertThat(said).isEmpty();
        int calls = Math.min(60, whole.calls.size());
        assertThat(whole.calls.subList(0, calls)).contains("open", "start", "write", "close");
        for (Going going : Going.values()) {
            for (int n = 0; n < calls; n++) {
                said.clear();
                live(new Fragile(n, going));
                assertEquals(1, source.most, going + " at call " + n + ": one thread at a time");
            }
        }
    }
}
