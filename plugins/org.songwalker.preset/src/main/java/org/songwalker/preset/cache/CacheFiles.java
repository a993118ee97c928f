// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of the cache. {@code entries} says which content an address has, {@code content} has files by their hash, {@code offline} the
 * libraries that are never evicted, {@code part} what is being written. An entry is written after its content, so that one never points at
 * a file that is not whole.
 */
final class CacheFiles {
    /** Part files older than this belong to a process that was killed. */
    private static final long LEFT_BEHIND_MILLIS = 3_600_000;
    private static final FileTime NEVER = FileTime.fromMillis(0);
    private static final int NAME = 40;
    /** Larger than any entry this program writes. */
    private static final int LARGEST_ENTRY = 1 << 20;

    private final Path folder;
    private final AtomicLong parts = new AtomicLong();
    private @Nullable FileTime start;

    CacheFiles(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    Path folder() {
        return folder;
    }

    private Path entryFile(String address) {
        String name = sha256(address.getBytes(StandardCharsets.UTF_8)).substring(0, NAME);
        return folder.resolve("entries").resolve(name.substring(0, 2)).resolve(name + ".json");
    }

    /** A sample is kept decoded, and how depends on its codec, which its key names. */
    Path contentFile(CacheEntry entry) {
        String name = entry.kind() == CacheEntry.Kind.SAMPLE
                ? entry.sha256() + entry.address().substring(entry.address().lastIndexOf('|') + 1).replaceAll("[^A-Z0-9]", "") + ".pcm"
                : entry.sha256();
        return folder.resolve("content").resolve(entry.sha256().substring(0, 2)).resolve(name);
    }

    @Nullable
    CacheEntry entry(String address) {
        CacheEntry entry = read(entryFile(address));
        return entry != null && entry.address().equals(address) ? entry : null;
    }

    private static @Nullable CacheEntry read(Path file) {
        try {
            return Files.size(file) > LARGEST_ENTRY ? null : CacheEntry.parse(Files.readAllBytes(file));
        } catch (IOException e) {
            return null;
        }
    }

    /** The date of an entry is the start of the process that used it last. */
    void touch(String address) {
        try {
            Files.setLastModifiedTime(entryFile(address), start());
        } catch (IOException e) {
            return; // a folder that can be read only: nothing is evicted from it either
        }
    }

    /** When this process first wrote here, by the clock of the file system; what killed processes have left is removed then. */
    private synchronized FileTime start() throws IOException {
        FileTime known = start;
        if (known == null) {
            Path apart = folder.resolve("part");
            Files.createDirectories(apart);
            Path probe = Files.write(apart.resolve(ProcessHandle.current().pid() + "-0"), new byte[1]);
            known = Files.getLastModifiedTime(probe);
            Files.delete(probe);
            start = known;
            removePartsBefore(known.toMillis() - LEFT_BEHIND_MILLIS, apart);
        }
        return known;
    }

    private static void removePartsBefore(long millis, Path apart) {
        try (Stream<Path> left = Files.list(apart)) {
            for (Path part : left.toList()) {
                if (Files.getLastModifiedTime(part).toMillis() < millis) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (IOException e) {
            return; // another process removes them at this moment
        }
    }

    byte @Nullable [] content(CacheEntry entry) {
        try {
            return Files.readAllBytes(contentFile(entry));
        } catch (IOException e) {
            return null;
        }
    }

    boolean hasContent(CacheEntry entry) {
        return Files.isRegularFile(contentFile(entry));
    }

    /** True for a preset that was loaded, if it and all its samples are here. */
    boolean complete(CacheEntry preset) {
        if (preset.samples() == null || !hasContent(preset)) {
            return false;
        }
        for (String key : preset.samples()) {
            CacheEntry sample = entry(key);
            if (sample == null || !hasContent(sample)) {
                return false;
            }
        }
        return true;
    }

    void write(CacheEntry entry, byte[] content) throws IOException {
        Path file = contentFile(entry);
        // A file of this name has this content; only its size can tell one that a power failure has cut.
        if (!Files.isRegularFile(file) || Files.size(file) != content.length || entry.kind() != CacheEntry.Kind.SAMPLE) {
            put(file, content);
        }
        writeEntry(entry);
    }

    void writeEntry(CacheEntry entry) throws IOException {
        put(entryFile(entry.address()), entry.json());
    }

    private void put(Path file, byte[] content) throws IOException {
        start();
        Path part = folder.resolve("part").resolve(ProcessHandle.current().pid() + "-" + parts.incrementAndGet());
        try {
            Files.write(part, content);
            Files.createDirectories(file.getParent());
            try {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Forgets an address; its content goes with the next sweep. */
    void delete(String address) {
        try {
            Files.deleteIfExists(entryFile(address));
        } catch (IOException e) {
            return; // it stays, and is evicted later
        }
    }

    /** All entries that can be read. */
    List<CacheEntry> entries() {
        List<CacheEntry> all = new ArrayList<>();
        for (Path file : files(folder.resolve("entries"))) {
            CacheEntry entry = file.toString().endsWith(".json") ? read(file) : null;
            if (entry != null) {
                all.add(entry);
            }
        }
        return all;
    }

    /** When an address was last used; long ago if it is not kept. */
    FileTime lastUse(String address) {
        try {
            return Files.getLastModifiedTime(entryFile(address));
        } catch (IOException e) {
            return NEVER;
        }
    }

    /** All content files. */
    List<Path> contents() {
        return files(folder.resolve("content"));
    }

    private static List<Path> files(Path under) {
        try (Stream<Path> all = Files.walk(under, 2)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // no cache yet, or another process removes a folder at this moment
        }
    }

    private Path offlineFile(String libraryAddress) {
        return folder.resolve("offline").resolve(sha256(libraryAddress.getBytes(StandardCharsets.UTF_8)).substring(0, NAME));
    }

    void markOffline(String libraryAddress, boolean offline) throws IOException {
        if (offline) {
            put(offlineFile(libraryAddress), libraryAddress.getBytes(StandardCharsets.UTF_8));
        } else {
            Files.deleteIfExists(offlineFile(libraryAddress));
        }
    }

    Set<String> offlineLibraries() {
        return files(folder.resolve("offline")).stream().map(CacheFiles::text).filter(text -> !text.isEmpty()).collect(Collectors.toSet());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Why a file could not be written, as a clause for a sentence. */
    static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied";
            case FileSystemException failed when failed.getReason() != null -> failed.getReason();
            default -> e.getMessage() == null ? "the disk does not answer" : e.getMessage();
        };
    }
}
