// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.hardening;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file system of this machine, whose operations fail when a test says so: one of them, all from one of them on, or writing once some
 * bytes are written. Paths of it come from {@link #path}. It counts what can fail: opening, reading, writing, syncing, renaming, deleting
 * and making a folder; looking at a file does not fail. One thread.
 */
public final class FailingFiles extends FileSystemProvider {
    private static final int NEVER = Integer.MAX_VALUE;

    /** What can fail. */
    public enum Operation {
        OPEN, READ, WRITE, SYNC, MOVE, DELETE, FOLDER
    }

    private final FailingFileSystem system = new FailingFileSystem(this);
    private final List<Operation> done = new ArrayList<>();
    private final Set<Path> unsynced = new HashSet<>();
    private final int first;
    private final int last;
    private final long capacity;
    private long written;
    private boolean failed;
    private boolean torn;

    private FailingFiles(int first, int last, long capacity) {
        this.first = first;
        this.last = last;
        this.capacity = capacity;
    }

    /** Nothing fails: for counting. */
    public static FailingFiles sound() {
        return new FailingFiles(NEVER, NEVER, Long.MAX_VALUE);
    }

    /** The {@code n}-th operation fails, from 0, and no other. */
    public static FailingFiles once(int n) {
        return new FailingFiles(n, n, Long.MAX_VALUE);
    }

    /** All operations from the {@code n}-th on fail, as if the disk was pulled or the process was killed. */
    public static FailingFiles from(int n) {
        return new FailingFiles(n, NEVER, Long.MAX_VALUE);
    }

    /** The disk is full after some bytes; the write that does not fit writes what does. */
    public static FailingFiles full(long bytes) {
        return new FailingFiles(NEVER, NEVER, bytes);
    }

    /** A path of this machine as a path of this file system. */
    public Path path(Path real) {
        return new FailingPath(system, real);
    }

    /** What was done, in order; failed operations too. */
    public List<Operation> done() {
        return List.copyOf(done);
    }

    /** True if an operation has failed. */
    public boolean failed() {
        return failed;
    }

    /** Bytes written. */
    public long written() {
        return written;
    }

    /** True if a file got its name while bytes of it were not synced: after a power cut it could be empty. */
    public boolean torn() {
        return torn;
    }

    FileSystem system() {
        return system;
    }

    void does(Operation operation, Path real) throws IOException {
        int n = done.size();
        done.add(operation);
        if (n >= first && n <= last) {
            failed = true;
            throw new FileSystemException(real.toString(), null, "Input/output error");
        }
    }

    /** How many of some bytes fit. */
    int room(int bytes) {
        return (int) Math.min(bytes, capacity - written);
    }

    void wrote(Path real, int bytes) {
        written += bytes;
        unsynced.add(real);
    }

    void synced(Path real) {
        unsynced.remove(real);
    }

    IOException full(Path real) {
        failed = true;
        return new FileSystemException(real.toString(), null, "No space left on device");
    }

    static Path real(Path path) {
        return path instanceof FailingPath failing ? failing.real() : path;
    }

    private static FileSystemProvider under(Path path) {
        return real(path).getFileSystem().provider();
    }

    @Override
    public String getScheme() {
        return "failing";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        Path real = real(path);
        does(Operation.OPEN, real);
        if (options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
            unsynced.add(real);
        }
        return new FailingChannel(this, real, FileChannel.open(real, options, attributes));
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
        does(Operation.READ, real(folder));
        DirectoryStream<Path> real = under(folder).newDirectoryStream(real(folder), each -> filter.accept(path(each)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                Iterator<Path> each = real.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return each.hasNext();
                    }

                    @Override
                    public Path next() {
                        return path(each.next());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        does(Operation.FOLDER, real(folder));
        under(folder).createDirectory(real(folder), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
        does(Operation.DELETE, real(path));
        under(path).delete(real(path));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        does(Operation.MOVE, real(source));
        torn |= unsynced.contains(real(source));
        under(source).move(real(source), real(target), options);
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
        return under(one).isSameFile(real(one), real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return under(path).isHidden(real(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return under(path).getFileStore(real(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        under(path).checkAccess(real(path), modes);
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return under(path).getFileAttributeView(real(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options) throws IOException {
        return under(path).readAttributes(real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return under(path).readAttributes(real(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        under(path).setAttribute(real(path), attribute, value, options);
    }
}
