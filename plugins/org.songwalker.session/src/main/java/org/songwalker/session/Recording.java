// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.device.AudioInput;
import org.songwalker.engine.device.FrameSink;
import org.songwalker.engine.device.MasterTap;
import org.songwalker.engine.device.PcmFormat;
import org.songwalker.engine.ring.FrameRing;
import org.songwalker.session.file.OutsideException;

/**
 * Writes what is heard now into a WAV file, on its own thread: the audio thread only puts frames into a ring of a few seconds and never
 * waits for the disk. The file has its name once {@link #finish} has returned; a recording that is only closed leaves none. Any thread may
 * finish or close it.
 */
public final class Recording implements AutoCloseable {
    private static final int SECONDS_AHEAD = 4;
    private static final int PART = 4096;
    private static final long PAUSE_NANOS = 20_000_000;
    private final WavFile file;
    private final FrameRing ring;
    private final Runnable detach;
    private final Thread thread;
    private volatile boolean going = true;
    private volatile @Nullable IOException failure;

    /**
     * The result.
     *
     * @param frames     length of the file
     * @param lostFrames frames that the disk was too slow for; they are missing from the file
     */
    public record Report(long frames, long lostFrames) {}

    private Recording(Path target, PcmFormat format, int rate, FrameRing ring, Runnable detach) throws IOException, OutsideException {
        this.file = new WavFile(OutputFile.of(target, List.of()), format, rate);
        this.ring = ring;
        this.detach = detach;
        this.thread = Thread.ofPlatform().name("songwalker-record").daemon(true).unstarted(this::write);
    }

    /**
     * Records the master from the next block on.
     *
     * @param rate frames per second of the engine
     * @throws IOException           if the file cannot be begun
     * @throws IllegalStateException if the master is being recorded already
     */
    public static Recording master(MasterTap tap, Path target, PcmFormat format, int rate) throws IOException, OutsideException {
        FrameRing ring = new FrameRing(2, SECONDS_AHEAD * rate);
        Recording made = new Recording(target, format, rate, ring, () -> tap.detach(ring));
        try {
            tap.attach(ring);
        } catch (IllegalStateException e) {
            made.file.close();
            throw e;
        }
        made.thread.start();
        return made;
    }

    /**
     * Records one channel of an input, on both sides of the file.
     *
     * @param channel from 1
     * @param rate    frames per second that the input was opened with
     * @throws IOException              if the file cannot be begun
     * @throws IllegalArgumentException if the input has no such channel
     */
    public static Recording input(AudioInput input, int channel, Path target, PcmFormat format, int rate)
            throws IOException, OutsideException {
        int there = input.channels(); // 0 while the device is away
        if (channel < 1 || there > 0 && channel > there) {
            throw new IllegalArgumentException("The audio input has " + there + " channels, none with the number " + channel + ".");
        }
        FrameRing ring = new FrameRing(2, SECONDS_AHEAD * rate);
        FrameSink sink = (interleaved, channels, frames) -> {
            float[] both = new float[2 * frames];
            for (int i = 0; i < frames && channel <= channels; i++) {
                both[2 * i] = interleaved[i * channels + channel - 1];
                both[2 * i + 1] = both[2 * i];
            }
            ring.offer(both, 0, frames);
        };
        Recording made = new Recording(target, format, rate, ring, () -> input.remove(sink));
        input.to(sink);
        made.thread.start();
        return made;
    }

    private void write() {
        float[] part = new float[2 * PART];
        while (failure == null) {
            boolean last = !going;
            int frames = ring.take(part, 0, PART);
            if (frames > 0) {
                append(part, frames);
            } else if (last) {
                return;
            } else {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void append(float[] part, int frames) {
        try {
            file.write(part, frames);
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Frames written so far. Any thread; an estimate while the recording runs. */
    public long frames() {
        return file.frames();
    }

    /**
     * Ends the recording and gives the file its name.
     *
     * @throws IOException if it could not be written; no file is left then
     */
    public Report finish() throws IOException {
        end();
        IOException failed = failure;
        if (failed != null) {
            file.close();
            throw failed;
        }
        file.complete(file.frames());
        return new Report(file.frames(), ring.dropped());
    }

    private void end() {
        detach.run();
        going = false;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join(); // even if the caller is interrupted, because the file must not be closed while it is written
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives up a recording that is not finished. */
    @Override
    public void close() throws IOException {
        end();
        file.close();
    }
}
