// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.jspecify.annotations.Nullable;

/** Devices that come and go as a test wants; the first is the default. A device plays a block when the test lets it. */
final class FakeMixer implements DeviceFinder {
    static final AudioFormat FLOATS = new AudioFormat(AudioFormat.Encoding.PCM_FLOAT, 48_000, 32, 2, 8, 48_000, false);
    private final Map<String, Device> devices = new LinkedHashMap<>();
    /** Every name that was looked for. */
    final List<String> asked = new ArrayList<>();

    Device add(String name, AudioFormat only) {
        Device made = new Device(name, only);
        devices.put(name, made);
        return made;
    }

    @Override
    public synchronized Optional<LineOpener> find(@Nullable String name) {
        asked.add(name == null ? "default" : name);
        return devices.values()
                .stream()
                .filter(d -> d.plugged && (name == null || d.name.equals(name)))
                .findFirst()
                .map(LineOpener.class::cast);
    }

    /** Waits up to a minute for a condition. */
    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never came: " + what);
            }
            LockSupport.parkNanos(200_000);
        }
    }

    /** One device: takes one format, and a block for every permit. */
    static final class Device implements LineOpener {
        final String name;
        final AudioFormat only;
        final Semaphore permits = new Semaphore(0);
        final ByteArrayOutputStream given = new ByteArrayOutputStream();
        volatile boolean plugged = true;
        /** Never returns from a write, whatever is done to the line. */
        volatile boolean stuck;
        /** Says that it has played all it was given. */
        volatile boolean empty;
        volatile int opened;
        volatile int bufferBytes;
        volatile int writes;
        volatile @Nullable Thread writer;

        Device(String name, AudioFormat only) {
            this.name = name;
            this.only = only;
        }

        @Override
        public String name() {
            return "'" + name + "'";
        }

        @Override
        public List<AudioFormat> formats() {
            return List.of(only);
        }

        @Override
        public SourceDataLine open(AudioFormat format, int bytes) throws LineUnavailableException {
            if (!plugged || !format.matches(only)) {
                throw new LineUnavailableException(plugged ? "wrong format" : "no such device");
            }
            opened++;
            bufferBytes = bytes;
            permits.drainPermits();
            boolean[] closed = {false};
            return (SourceDataLine) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {SourceDataLine.class},
                    (proxy, method, args) -> switch (method.getName()) {
                        case "write" -> write(closed, (byte[]) args[0], (int) args[2]);
                        case "stop", "close" -> {
                            closed[0] = true;
                            yield null;
                        }
                        case "getFormat" -> format;
                        case "getBufferSize" -> bytes;
                        case "available" -> empty ? bytes : 0;
                        default -> null;
                    });
        }

        private int write(boolean[] closed, byte[] bytes, int length) {
            writer = Thread.currentThread();
            synchronized (given) {
                given.write(bytes, 0, length);
            }
            writes++;
            while (stuck || !closed[0] && plugged && !permits.tryAcquire()) {
                LockSupport.parkNanos(50_000);
            }
            return closed[0] || !plugged ? 0 : length;
        }

        /** Lets the device play {@code blocks} blocks, and waits until the next one is being written. */
        void play(int blocks) {
            int target = writes + blocks;
            permits.release(blocks);
            FakeMixer.await(blocks + " blocks on " + name, () -> writes >= target);
        }

        void awaitWrites(int count) {
            FakeMixer.await(count + " writes on " + name, () -> writes >= count);
        }

        /** Unplugs it: what is being written fails. */
        void unplug() {
            plugged = false;
        }

        /** The left side of what has been written in {@link #FLOATS}. */
        float[] left() {
            byte[] bytes;
            synchronized (given) {
                bytes = given.toByteArray();
            }
            ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            float[] left = new float[bytes.length / 8];
            for (int i = 0; i < left.length; i++) {
                left[i] = in.getFloat(8 * i);
            }
            return left;
        }
    }
}
