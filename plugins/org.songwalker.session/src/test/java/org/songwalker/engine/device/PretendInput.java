// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.TargetDataLine;

/**
 * An audio input without a device, for tests outside this package: stereo, 48 kHz. Frame n of the left channel is n / 32768, of the right
 * channel its negative half; blocks of 256 frames come when they are asked for.
 */
public final class PretendInput implements InputOpener {
    private static final AudioFormat STEREO = new AudioFormat(48_000, 16, 2, true, false);
    private final Semaphore blocks = new Semaphore(0);
    private volatile boolean closed;
    private int frame;

    /** The input, open and not started. */
    public AudioInput open() {
        if (AudioInput.open(name -> Optional.of(this), "Pretended", 48_000, 2, 256,
                nanos -> {}) instanceof InputResult.Opened(AudioInput input)) {
            return input;
        }
        throw new AssertionError("a line that cannot fail did");
    }

    /** Delivers {@code blocks} blocks of 256 frames. */
    public void hear(int count) {
        blocks.release(count);
    }

    @Override
    public String name() {
        return "'Pretended'";
    }

    @Override
    public List<AudioFormat> formats() {
        return List.of(STEREO);
    }

    @Override
    public TargetDataLine open(AudioFormat format, int bufferBytes) {
        if (!format.matches(STEREO)) {
            throw new IllegalArgumentException("another format");
        }
        return (TargetDataLine) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {TargetDataLine.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "read" -> read((byte[]) arguments[0], (int) arguments[2]);
                    case "stop", "close" -> {
                        closed = true;
                        blocks.release();
                        yield null;
                    }
                    case "getFormat" -> format;
                    default -> null;
                });
    }

    private int read(byte[] bytes, int length) {
        blocks.acquireUninterruptibly();
        if (closed) {
            return 0;
        }
        for (int at = 0; at < length; at += 4, frame++) {
            put(bytes, at, frame);
            put(bytes, at + 2, -frame / 2);
        }
        return length;
    }

    private static void put(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >> 8);
    }
}
