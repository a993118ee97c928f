// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.soundfont;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.songwalker.preset.source.PresetException;

/**
 * The bytes of a font. Every read opens the file and reads what is asked for; nothing is mapped into memory, so a file that is cut or
 * replaced while it is in use is a failure of that read and of nothing else. Thread-safe.
 */
final class FontFile {
    private final Path path;
    private final long size;
    private final FileTime modified;

    private FontFile(Path path, long size, FileTime modified) {
        this.path = path;
        this.size = size;
        this.modified = modified;
    }

    static FontFile open(Path path) throws PresetException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) { // a pipe or device may have no end
                throw new PresetException(PresetException.Reason.UNSUPPORTED, path.toString(), "",
                        attributes.isDirectory() ? "it is a folder" : "it is no regular file");
            }
            return new FontFile(path, attributes.size(), attributes.lastModifiedTime());
        } catch (NoSuchFileException e) {
            throw new PresetException(PresetException.Reason.ABSENT, path.toString(), "", "no such file", e);
        } catch (IOException e) {
            throw new PresetException(PresetException.Reason.UNREACHABLE, path.toString(), "", "cannot be read", e);
        }
    }

    String name() {
        return path.toString();
    }

    long size() {
        return size;
    }

    /**
     * Bytes of the file, little-endian.
     *
     * @throws PresetException           if the file has changed since it was opened, or cannot be read
     * @throws IndexOutOfBoundsException if the file has no such bytes
     */
    ByteBuffer read(long at, int length) throws PresetException {
        if (at < 0 || length < 0 || at + length > size) {
            throw new IndexOutOfBoundsException("bytes " + at + " to " + (at + length));
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(path)) {
            if (channel.size() != size || !Files.getLastModifiedTime(path).equals(modified)) {
                throw changed();
            }
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, at + bytes.position()) < 0) {
                    throw changed();
                }
            }
        } catch (IOException e) {
            throw new PresetException(PresetException.Reason.UNREACHABLE, path.toString(), "", "cannot be read any more", e);
        }
        return bytes.flip();
    }

    private PresetException changed() {
        return new PresetException(PresetException.Reason.MALFORMED, path.toString(), "",
                "the file has changed since it was opened; load the library again");
    }
}
