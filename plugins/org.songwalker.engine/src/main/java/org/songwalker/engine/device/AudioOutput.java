// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.BlockSource;
import org.songwalker.engine.mix.PcmEncoder;
import org.songwalker.engine.mix.PcmFormat;

/**
 * Plays a source on a device, in a thread of its own that pulls blocks and is paced by the line alone: the device's clock is the only one,
 * so nothing drifts. First asks for 16 bit stereo at the source's rate, then takes what the device offers and converts.
 *
 * <p>{@link #start} and {@link #close} may be called by any thread, each once.
 */
public final class AudioOutput implements AutoCloseable {
    /** Frames of one buffer where nothing else is asked for. */
    public static final int DEFAULT_BLOCK = 256;
    private static final int BUFFERS = 2;
    /** Some systems list formats with a billion channels. */
    static final int MOST_CHANNELS = 64;
    private static final int[] FALLBACK_RATES = {48_000, 44_100, 96_000, 32_000, 22_050};

    private final SourceDataLine line;
    private final BlockSource source;
    private final PcmEncoder encoder;
    private final String device;
    private final int block;
    private final Thread thread;
    private final LongAdder underruns = new LongAdder();
    private volatile boolean running;
    private volatile long framesPlayed;
    private volatile @Nullable String failure;

    private AudioOutput(SourceDataLine line, BlockSource source, PcmEncoder encoder, String device, int block) {
        this.line = line;
        this.source = source;
        this.encoder = encoder;
        this.device = device;
        this.block = block;
        this.thread = Thread.ofPlatform().name("songwalker-audio").daemon(true).priority(Thread.MAX_PRIORITY).unstarted(this::pull);
    }

    /**
     * Opens a device.
     *
     * @param name       as in {@link Devices#outputs()}, or a part of it; null for the system's default
     * @param sampleRate of the source
     * @param block      frames per buffer, of which there are two
     */
    public static OutputResult open(BlockSource source, @Nullable String name, double sampleRate, int block) {
        if (block < 16 || block > 16_384) {
            throw new IllegalArgumentException("a buffer of " + block + " frames, expected 16 to 16384");
        }
        Mixer.Info info = null;
        if (name != null) {
            Optional<Mixer.Info> found = Devices.named(name);
            if (found.isEmpty()) {
                return new OutputResult.Unavailable("There is no audio output named '" + name
                        + "'; 'songwalker devices' lists those there are.");
            }
            info = found.get();
        }
        return open(source, new SystemLines(info), sampleRate, block);
    }

    static OutputResult open(BlockSource source, LineOpener opener, double sampleRate, int block) {
        String reason = "";
        for (AudioFormat format : candidates(opener, sampleRate)) {
            Optional<PcmFormat> pcm = pcm(format);
            if (pcm.isEmpty()) {
                continue;
            }
            try {
                SourceDataLine line = opener.open(format, BUFFERS * block * format.getFrameSize());
                long rate = Math.round(format.getSampleRate());
                BlockSource converted = rate == Math.round(sampleRate) ? source : new RateConverter(source, Math.round(sampleRate), rate);
                return new OutputResult.Opened(new AudioOutput(line, converted, new PcmEncoder(pcm.get(), format.getChannels(),
                        format.isBigEndian()),
                        opener.name(), block));
            } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
                reason = reason.isEmpty() && e.getMessage() != null ? " (" + e.getMessage() + ")" : reason;
            }
        }
        return new OutputResult.Unavailable("No sound from " + opener.name() + reason
                + "; connect or free an audio output, or choose another with --device. Rendering to files works without one.");
    }

    private static List<AudioFormat> candidates(LineOpener opener, double sampleRate) {
        List<AudioFormat> formats = new ArrayList<>();
        formats.add(new AudioFormat((float) sampleRate, 16, 2, true, false));
        List<AudioFormat> offered;
        try {
            offered = opener.formats();
        } catch (IllegalArgumentException | SecurityException e) {
            offered = List.of();
        }
        for (AudioFormat offer : offered) {
            if (offer.getChannels() > MOST_CHANNELS) {
                continue;
            }
            if (offer.getSampleRate() != AudioSystem.NOT_SPECIFIED) {
                formats.add(offer);
                continue;
            }
            formats.add(at(offer, (float) sampleRate));
            for (int rate : FALLBACK_RATES) {
                formats.add(at(offer, rate));
            }
        }
        for (int rate : FALLBACK_RATES) {
            formats.add(new AudioFormat(rate, 16, 2, true, false));
        }
        return formats;
    }

    private static AudioFormat at(AudioFormat offer, float rate) {
        boolean open = offer.getChannels() < 1;
        int channels = open ? 2 : offer.getChannels();
        int frame = !open && offer.getFrameSize() > 0 ? offer.getFrameSize() : channels * ((offer.getSampleSizeInBits() + 7) / 8);
        return new AudioFormat(offer.getEncoding(), rate, offer.getSampleSizeInBits(), channels, frame, rate, offer.isBigEndian());
    }

    private static Optional<PcmFormat> pcm(AudioFormat format) {
        if (format.getChannels() < 1 || format.getSampleRate() < 1 || format.getFrameSize() < 1) {
            return Optional.empty();
        }
        int bytes = format.getFrameSize() / format.getChannels();
        if (format.getEncoding().equals(AudioFormat.Encoding.PCM_FLOAT)) {
            return bytes == 4 ? Optional.of(PcmFormat.F32) : Optional.empty();
        }
        if (!format.getEncoding().equals(AudioFormat.Encoding.PCM_SIGNED) || format.getSampleSizeInBits() != 8 * bytes) {
            return Optional.empty();
        }
        return switch (bytes) {
            case 2 -> Optional.of(PcmFormat.PCM16);
            case 3 -> Optional.of(PcmFormat.PCM24);
            case 4 -> Optional.of(PcmFormat.PCM32);
            default -> Optional.empty();
        };
    }

    /** Begins to pull. */
    public void start() {
        running = true;
        thread.start();
    }

    private void pull() {
        float[] stereo = new float[2 * block];
        byte[] bytes = new byte[block * encoder.frameBytes()];
        boolean filled = false;
        line.start();
        while (running) {
            source.render(stereo, 0, block);
            encoder.encode(stereo, 0, block, framesPlayed, bytes, 0);
            if (filled && line.available() >= line.getBufferSize()) {
                underruns.increment();
            }
            int written = line.write(bytes, 0, bytes.length);
            if (written < bytes.length && running) {
                failure = "The audio output " + device + " has gone; choose another one.";
                running = false;
            }
            framesPlayed += block;
            filled = framesPlayed >= (long) BUFFERS * block;
        }
    }

    /** Stops pulling, lets the line play what it has where {@code drain} is true, and gives it back. */
    public void close(boolean drain) {
        running = false;
        try {
            if (!drain) {
                line.stop();
            }
            if (thread.isAlive() && Thread.currentThread() != thread) {
                thread.join();
            }
            if (drain) {
                line.drain();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        line.close();
    }

    @Override
    public void close() {
        close(false);
    }

    /** Times the line had run dry when the next block came. */
    public long underruns() {
        return underruns.sum();
    }

    /** Frames given to the line so far. */
    public long framesPlayed() {
        return framesPlayed;
    }

    /** Seconds between rendering and hearing, as far as the line's buffer goes. */
    public double latencySeconds() {
        return line.getBufferSize() / (double) line.getFormat().getFrameSize() / line.getFormat().getSampleRate();
    }

    /** What was opened, for example {@code 48000 Hz, 16 bit, stereo}. */
    public String format() {
        return Devices.text(line.getFormat());
    }

    /** Why it has stopped by itself, empty while it plays. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }
}
