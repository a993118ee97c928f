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
    private final AudioFormat format;
    private final int bufferBytes;
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
        this.format = line.getFormat();
        this.bufferBytes = line.getBufferSize();
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
            } catch (LineUnavailableException | RuntimeException e) { // drivers of devices that go answer with all kinds
                reason = reason.isEmpty() && e.getMessage() != null ? e.getMessage() : reason;
            }
        }
        return new Attempt(Optional.empty(), reason);
    }

    private static List<AudioFormat> offered(LineOpener opener) {
        try {
            return opener.formats();
        } catch (RuntimeException e) {
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
        long soonest = Math.round(block * 1e9 / format.getSampleRate());
        priority.ask();
        if (!started()) {
            failed = true;
            return;
        }
        while (render(stereo, block)) {
            encoder.encode(stereo, 0, block, frames(), bytes, 0);
            if (full >= BUFFERS && empty() && clock.getAsLong() - filled >= soonest) {
                underruns.increment();
            }
            int written = written(bytes);
            if (written < bytes.length && running()) {
                failed = true;
                return;
            }
            filled = clock.getAsLong();
            handedOn(block);
            full = Math.min(BUFFERS, full + 1);
        }
    }

    private boolean started() {
        try {
            line.start();
            return true;
        } catch (RuntimeException e) {
            return false; // the device has gone: a failure of the line, while one of the source is a bug
        }
    }

    private boolean empty() {
        try {
            return line.available() >= bufferBytes;
        } catch (RuntimeException e) {
            return false; // writing fails next
        }
    }

    /** Bytes that the device has taken, 0 if it has gone. */
    private int written(byte[] bytes) {
        try {
            return line.write(bytes, 0, bytes.length);
        } catch (RuntimeException e) {
            return 0;
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
            quietly(line::drain);
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
        quietly(line::stop);
        quietly(line::flush);
        quietly(line::close);
    }

    /** A dead device may refuse to be closed, which must keep nothing else from being closed. */
    private static void quietly(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            return; // it is given up in any case
        }
    }

    String device() {
        return device;
    }

    long underruns() {
        return underruns.sum();
    }

    double latencySeconds() {
        return bufferBytes / (double) format.getFrameSize() / format.getSampleRate();
    }

    String format() {
        return Devices.text(format);
    }
}
