// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;

/** A fake microphone: 1 kHz at half scale in its first channel and a quarter in the others, for {@code blocks} blocks. */
final class Microphone implements InputOpener {
    final AudioFormat only;
    volatile int blocks;
    volatile boolean plugged = true;
    volatile int opened;
    /** True while the line that was opened last has not been closed. */
    volatile boolean open;
    /** Called as the line is stopped. */
    volatile Runnable stopping = () -> {};
    private long frame;

    Microphone(AudioFormat only, int blocks) {
        this.only = only;
        this.blocks = blocks;
    }

    Optional<InputOpener> find(String name) {
        return plugged ? Optional.of(this) : Optional.empty();
    }

    @Override
    public String name() {
        return "'Mic'";
    }

    @Override
    public List<AudioFormat> formats() {
        return List.of(only);
    }

    @Override
    public TargetDataLine open(AudioFormat format, int bufferBytes) throws LineUnavailableException {
        if (!format.matches(only)) {
            throw new LineUnavailableException("wrong format");
        }
        opened++;
        open = true;
        boolean[] closed = {false};
        return (TargetDataLine) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {TargetDataLine.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "read" -> read(closed, (byte[]) args[0], (int) args[2]);
                    case "stop", "close" -> {
                        stopping.run();
                        closed[0] = true;
                        open = false;
                        yield null;
                    }
                    case "getFormat" -> format;
                    default -> null;
                });
    }

    private int read(boolean[] closed, byte[] bytes, int length) {
        FakeMixer.await("sound", () -> blocks > 0 || closed[0] || !plugged);
        if (closed[0] || !plugged) {
            return 0;
        }
        int size = only.getSampleSizeInBits() / 8;
        for (int at = 0; at < length; frame++) {
            for (int c = 0; c < only.getChannels(); c++, at += size) {
                double x = c == 0 ? 0.5 * Math.sin(2 * Math.PI * 1000 * frame / only.getSampleRate()) : 0.25;
                long bits = Math.round(x * (1L << only.getSampleSizeInBits() - 1));
                for (int b = 0; b < size; b++) {
                    bytes[at + (only.isBigEndian() ? size - 1 - b : b)] = (byte) (bits >> 8 * b);
                }
            }
        }
        blocks--;
        return length;
    }
}
