// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.songwalker.engine.device.PcmEncoder;
import org.songwalker.engine.device.PcmFormat;

/**
 * Writes a stereo WAV file. It is written beside its target, synced and renamed when it is complete, so that a run that fails or is
 * interrupted leaves no half file. One thread.
 */
public final class WavFile implements AutoCloseable {
    private static final int HEADER = 44;
    private static final int FORMAT_PCM = 1;
    private static final int FORMAT_FLOAT = 3;
    private static final int MAX_BLOCK = 4096;
    private static final long MAX_BYTES = 0xffff_ffffL - HEADER;

    private final Path target;
    private final Path part;
    private final OutputStream file;
    private final PcmEncoder encoder;
    private final PcmFormat format;
    private final int sampleRate;
    private final byte[] bytes;
    private long frames;
    private boolean complete;

    /** The most seconds that a file holds: its lengths are 32 bits wide. */
    public static double capacitySeconds(PcmFormat format, int sampleRate) {
        return (double) MAX_BYTES / new PcmEncoder(format).frameBytes() / sampleRate;
    }

    /** Begins a file beside its target, and deletes what killed processes have left there. */
    public WavFile(OutputFile output, PcmFormat format, int sampleRate) throws IOException {
        this.target = output.path();
        this.part = output.part();
        output.deleteLeftParts();
        this.format = format;
        this.sampleRate = sampleRate;
        this.encoder = new PcmEncoder(format);
        this.bytes = new byte[MAX_BLOCK * encoder.frameBytes()];
        this.file = Files.newOutputStream(part); // not interruptible, unlike a channel
        if (part.getFileSystem() == FileSystems.getDefault()) {
            part.toFile().deleteOnExit(); // a run that is interrupted may end without closing this
        }
        try {
            file.write(new byte[HEADER]);
        } catch (IOException e) {
            try (this) {
                throw e;
            }
        }
    }

    /** Appends interleaved stereo frames. */
    public void write(float[] stereo, int count) throws IOException {
        for (int done = 0; done < count; done += MAX_BLOCK) {
            int part = Math.min(MAX_BLOCK, count - done);
            encoder.encode(stereo, 2 * done, part, frames, bytes, 0);
            file.write(bytes, 0, part * encoder.frameBytes());
            frames += part;
        }
        if (frames * encoder.frameBytes() > MAX_BYTES) {
            throw new IOException("a WAV file holds 4 GB at most");
        }
    }

    /** Frames written so far. */
    public long frames() {
        return frames;
    }

    /** Cuts the file to a length, writes its header and gives it its name. */
    public void complete(long length) throws IOException {
        long data = Math.min(length, frames) * encoder.frameBytes();
        file.close();
        try (OutputStream head = Files.newOutputStream(part, StandardOpenOption.WRITE)) {
            head.write(header(data));
        }
        WholeFile.seal(part, HEADER + data);
        WholeFile.move(part, target);
        complete = true;
    }

    /** The canonical 44 bytes: RIFF, fmt, data. */
    private byte[] header(long data) {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        int frameBytes = encoder.frameBytes();
        header.put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt((int) (HEADER - 8 + data))
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) (format == PcmFormat.F32 ? FORMAT_FLOAT : FORMAT_PCM))
                .putShort((short) 2)
                .putInt(sampleRate)
                .putInt(sampleRate * frameBytes)
                .putShort((short) frameBytes)
                .putShort((short) (frameBytes * 4))
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt((int) data);
        return header.array();
    }

    /** Gives up a file that is not complete. */
    @Override
    public void close() throws IOException {
        if (!complete) {
            try (file) {
                Files.deleteIfExists(part);
            }
        }
    }
}
