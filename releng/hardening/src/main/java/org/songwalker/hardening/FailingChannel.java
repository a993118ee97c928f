// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.hardening;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import org.songwalker.hardening.FailingFiles.Operation;

/** A file of {@link FailingFiles} that is open. */
final class FailingChannel extends FileChannel {
    private final FailingFiles files;
    private final Path path;
    private final FileChannel real;

    FailingChannel(FailingFiles files, Path path, FileChannel real) {
        this.files = files;
        this.path = path;
        this.real = real;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        files.does(Operation.READ, path);
        return real.read(to);
    }

    @Override
    public int read(ByteBuffer to, long position) throws IOException {
        files.does(Operation.READ, path);
        return real.read(to, position);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        int written = write(from, real.position());
        real.position(real.position() + written);
        return written;
    }

    /** Writes what has room; only a write for which there is none at all fails, as the system's does. */
    @Override
    public int write(ByteBuffer from, long position) throws IOException {
        files.does(Operation.WRITE, path);
        int room = files.room(from.remaining());
        if (room == 0 && from.hasRemaining()) {
            throw files.full(path);
        }
        ByteBuffer part = from.slice(from.position(), room);
        int written = real.write(part, position);
        from.position(from.position() + written);
        files.wrote(path, written);
        return written;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        files.does(Operation.SYNC, path);
        files.synced(path);
    }

    @Override
    public long position() throws IOException {
        return real.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        real.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        files.does(Operation.WRITE, path);
        real.truncate(size);
        return this;
    }

    @Override
    protected void implCloseChannel() throws IOException {
        real.close();
    }

    @Override
    public long read(ByteBuffer[] to, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }
}
