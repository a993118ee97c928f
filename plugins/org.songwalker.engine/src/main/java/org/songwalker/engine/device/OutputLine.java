// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.device;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.songwalker.engine.BlockSource;

/**
 * An open line of a device and the thread that feeds it, paced by the line alone. {@link AudioOutput} opens and closes it; a line that has
 * failed stays failed.
 */
final class OutputLine extends Puller {
    private static final int BUFFERS = 2;
    private static final long STUCK_MILLIS = 500;
    private final SourceDataLine line;
    private final PcmEncoder encoder;
    private final String device;
    private final int block;
    private final RealtimePriority priority = new RealtimePriority();
    private final LongSupplier clock;
    private final LongAdder underruns = new LongAdder();
    private volatile boolean failed;

    /** Result of opening: a line, or the system's reason for the failure (empty if it gave none). */
    record Attempt(Optional<OutputLine> line, String reason) {}

    private OutputLine(SourceDataLine line, BlockSource source, PcmEncoder encoder, String device, int block, LongSupplier clock) {
        super(source, "songwalker-audio");
        this.line = line;
        this.encoder = encoder;
        this.device = device;
        this.block = block;
        this.clock = clock;
    }

    /** Tries the formats of a device, best first, and converts to the one it takes; {@code clock} is in nanoseconds. */
    static Attempt open(BlockSource source, LineOpener opener, double sampleRate, int block, LongSupplier clock) {
        String reason = "";
        for (AudioFormat format : LineFormats.candidates(offered(opener), sampleRate, 2)) {
            Optional<PcmFormat> pcm = LineFormats.pcm(format);
            if (pcm.isEmpty()) {
                continue;
            }
            try {
                SourceDataLine line = opener.open(format, BUFFERS * block * format.getFrameSize());
                long rate = Math.round(format.getSampleRate());
                BlockSource converted = rate == Math.round(sampleRate) ? source : new RateConverter(source, Math.round(sampleRate), rate);
                PcmEncoder encoder = new PcmEncoder(pcm.get(), format.getChannels(), format.isBigEndian());
                return new Attempt(Optional.of(new OutputLine(line, converted, encoder, opener.name(), block, clock)), "");
            } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
                reason = reason.isEmpty() && e.getMessage() != null ? e.getMessage() : reason;
            }
        }
        return new Attempt(Optional.empty(), reason);
    }

    private static List<AudioFormat> offered(LineOpener opener) {
        try {
            return opener.formats();
        } catch (IllegalArgumentException | SecurityException e) {
            return List.of();
        }
    }

    @Override
    void pull() {
        float[] stereo = new float[2 * block];
        byte[] bytes = new byte[block * encoder.frameBytes()];
        int full = 0;
        long filled = 0;
        // A device without a pace, such as ALSA's null, plays everything at once: it is always empty, which is no underrun.
        long soonest = Math.round(block * 1e9 / line.getFormat().getSampleRate());
        priority.ask();
        line.start();
        while (render(stereo, block)) {
            encoder.encode(stereo, 0, block, frames(), bytes, 0);
            if (full >= BUFFERS && line.available() >= line.getBufferSize() && clock.getAsLong() - filled >= soonest) {
                underruns.increment();
            }
            int written = line.write(bytes, 0, bytes.length);
            if (written < bytes.length && running()) {
                failed = true;
                return;
            }
            filled = clock.getAsLong();
            handedOn(block);
            full = Math.min(BUFFERS, full + 1);
        }
    }

    /** True once the device has stopped accepting sound. */
    boolean failed() {
        return failed;
    }

    /**
     * Closes the line. With {@code drain} it first plays the frames that it has. A thread that hangs in a dead device is abandoned; it
     * never enters the source again.
     */
    void close(boolean drain) {
        letGo();
        if (drain && !failed) {
            await(0);
            line.drain();
        }
        // Stopping a dead line may hang as writing to it does, so the wait is bounded.
        Thread closer = Thread.ofPlatform().name("songwalker-close").daemon(true).start(this::giveBack);
        try {
            closer.join(STUCK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        await(STUCK_MILLIS);
    }

    private void giveBack() {
        line.stop();
        line.flush();
        line.close();
    }

    String device() {
        return device;
    }

    long underruns() {
        return underruns.sum();
    }

    double latencySeconds() {
        return line.getBufferSize() / (double) line.getFormat().getFrameSize() / line.getFormat().getSampleRate();
    }

    String format() {
        return Devices.text(line.getFormat());
    }
}
