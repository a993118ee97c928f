// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;
import org.jspecify.annotations.Nullable;

/**
 * Reads an input device on its own thread and passes its frames, converted to the wanted rate, to sinks. A device that disappears is tried
 * again after 0.25 s, then after twice as long each time, at most every 4 s; meanwhile nothing is passed on. Any thread may call
 * {@link #start} and {@link #close}; sinks may be added and removed while it runs.
 */
public final class AudioInput implements AutoCloseable {
    private static final int BUFFERS = 4;
    private final Function<@Nullable String, Optional<InputOpener>> finder;
    private final @Nullable String name;
    private final double sampleRate;
    private final int channels;
    private final int block;
    private final LongConsumer pause;
    private final List<FrameSink> sinks = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final LongAdder frames = new LongAdder();
    private final Thread thread;
    private volatile boolean running = true;
    private volatile @Nullable Source source;
    private volatile @Nullable String trouble;

    /** An open line with the converters that turn its bytes into frames. */
    private record Source(TargetDataLine line, PcmDecoder decoder, InputConverter converter, int channels) {}

    /** Result of opening: a source, or the system's reason for the failure (empty if it gave none). */
    private record Attempt(Optional<Source> source, String reason) {}

    private AudioInput(Function<@Nullable String, Optional<InputOpener>> finder, @Nullable String name, double sampleRate, int channels,
            int block, LongConsumer pause, Source source) {
        this.finder = finder;
        this.name = name;
        this.sampleRate = sampleRate;
        this.channels = channels;
        this.block = block;
        this.pause = pause;
        this.source = source;
        this.thread = Thread.ofPlatform().name("songwalker-input").daemon(true).priority(Thread.MAX_PRIORITY).unstarted(this::run);
    }

    /**
     * Opens an input.
     *
     * @param name       as in {@link Devices#inputs()}, or a part of it; null for the system's default
     * @param sampleRate frames per second of the sound that sinks receive
     * @param channels   wanted channels, 1 to 64; a device may have others
     * @param block      frames per read, 16 to 16384
     */
    public static InputResult open(@Nullable String name, double sampleRate, int channels, int block) {
        return open(SystemInputs::find, name, sampleRate, channels, block, LockSupport::parkNanos);
    }

    static InputResult open(Function<@Nullable String, Optional<InputOpener>> finder, @Nullable String name, double sampleRate,
            int channels, int block, LongConsumer pause) {
        if (channels < 1 || channels > LineFormats.MOST_CHANNELS || block < 16 || block > 16_384) {
            throw new IllegalArgumentException(channels + " channels, " + block + " frames at once; expected 1 to 64 and 16 to 16384");
        }
        Optional<InputOpener> device = finder.apply(name);
        if (device.isEmpty()) {
            return new InputResult.Unavailable("There is no audio input named '" + name + "'; 'songwalker devices' lists those there are.");
        }
        Attempt attempt = openLine(device.get(), sampleRate, channels, block);
        if (attempt.source().isPresent()) {
            return new InputResult.Opened(new AudioInput(finder, name, sampleRate, channels, block, pause, attempt.source().get()));
        }
        String reason = attempt.reason().isEmpty() ? "" : " (" + attempt.reason() + ")";
        return new InputResult.Unavailable("No sound comes from " + device.get().name() + reason
                + "; connect or free an audio input. AudioInput is silent without one.");
    }

    private static Attempt openLine(InputOpener device, double sampleRate, int channels, int block) {
        String reason = "";
        for (AudioFormat format : LineFormats.candidates(offered(device), sampleRate, channels)) {
            Optional<PcmFormat> pcm = LineFormats.pcm(format);
            if (pcm.isEmpty()) {
                continue;
            }
            try {
                TargetDataLine line = device.open(format, BUFFERS * block * format.getFrameSize());
                int found = format.getChannels();
                InputConverter converter = new InputConverter(found, Math.round(format.getSampleRate()), Math.round(sampleRate));
                PcmDecoder decoder = new PcmDecoder(pcm.get(), found, format.isBigEndian());
                return new Attempt(Optional.of(new Source(line, decoder, converter, found)), "");
            } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
                reason = reason.isEmpty() && e.getMessage() != null ? e.getMessage() : reason;
            }
        }
        return new Attempt(Optional.empty(), reason);
    }

    private static List<AudioFormat> offered(InputOpener device) {
        try {
            return device.formats();
        } catch (IllegalArgumentException | SecurityException e) {
            return List.of();
        }
    }

    /** Adds a sink; it receives all frames from now on. */
    public void to(FrameSink sink) {
        sinks.add(sink);
    }

    /** Removes a sink; one call of it may still be running. */
    public void remove(FrameSink sink) {
        sinks.remove(sink);
    }

    /** Adds a listener; it receives one sentence when the device disappears and one when it is back. The input's thread. */
    public void listen(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** Starts reading. Once. */
    public void start() {
        thread.start();
    }

    private void run() {
        Backoff backoff = new Backoff();
        while (running) {
            Source open = source;
            if (open != null) {
                long before = frames.sum();
                read(open);
                source = null;
                open.line().close();
                if (frames.sum() > before) {
                    backoff.reset();
                }
                say("has gone; its channels are silent until it is there again.", false);
            }
            if (running) {
                pause.accept(backoff.pause());
                backoff.grow();
                finder.apply(name)
                        .flatMap(device -> openLine(device, sampleRate, channels, block).source())
                        .ifPresent(again -> source = again);
            }
        }
        Source late = source;
        if (late != null) {
            late.line().close(); // opened while close() ran, which did not see this line
        }
    }

    private void read(Source open) {
        byte[] bytes = new byte[block * open.decoder().frameBytes()];
        float[] decoded = new float[block * open.channels()];
        open.line().start();
        while (running) {
            int got = open.line().read(bytes, 0, bytes.length);
            int count = Math.max(0, got) / open.decoder().frameBytes();
            open.decoder().decode(bytes, count, decoded);
            int made = open.converter().convert(decoded, count);
            for (FrameSink sink : sinks) {
                sink.take(open.converter().result(), open.channels(), made);
            }
            frames.add(made);
            if (made > 0) {
                say("is there again.", true);
            }
            if (got < bytes.length) {
                return;
            }
        }
    }

    private void say(String what, boolean good) {
        boolean known = trouble != null;
        if (!running || known != good) {
            return;
        }
        String sentence = (name == null ? "The default audio input " : "The audio input '" + name + "' ") + what;
        trouble = good ? null : sentence;
        listeners.forEach(listener -> listener.accept(sentence));
    }

    /** Stops reading and closes the device; waits until the input's thread has ended. */
    @Override
    public void close() {
        running = false;
        Source open = source;
        if (open != null) {
            open.line().stop();
            open.line().close();
        }
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Channels of the open device; 0 while none is open. */
    public int channels() {
        Source open = source;
        return open == null ? 0 : open.channels();
    }

    /** Format of the open device, for example {@code 48000 Hz, 16 bit, mono}; empty while none is open. */
    public String format() {
        Source open = source;
        return open == null ? "" : Devices.text(open.line().getFormat());
    }

    /** Frames passed on so far. */
    public long frames() {
        return frames.sum();
    }

    /** Why no sound arrives; empty while it does. */
    public Optional<String> failure() {
        return Optional.ofNullable(trouble);
    }
}
