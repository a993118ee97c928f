// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the cache below its limit. What was used least recently goes first; indexes stay, and so do libraries for offline use. Of several
 * processes one evicts at a time; the others leave it to that one.
 */
final class Eviction {
    /** Share of the limit that is kept, so that not every write evicts. */
    private static final double KEPT = 0.9;

    private final CacheFiles files;
    private final long limit;
    /** Bytes of all content, -1 as long as nobody has counted. */
    private long bytes = -1;
    /** Bytes at which to evict: the limit, or more while what may not go takes so much that looking for more to evict is useless. */
    private long threshold;
    private final Set<String> spared = new HashSet<>();

    Eviction(CacheFiles files, long limit) {
        this.files = files;
        this.limit = limit;
        this.threshold = limit;
    }

    long limit() {
        return limit;
    }

    synchronized void spare(String libraryAddress) {
        spared.add(libraryAddress);
    }

    /** Content was written. */
    synchronized void grown(long more) {
        bytes = bytes < 0 ? files.contents().stream().mapToLong(Eviction::size).sum() : bytes + more;
        if (bytes > threshold) {
            long goal = Math.round(limit * KEPT);
            evict(goal);
            threshold = Math.max(limit, bytes + limit - goal);
        }
    }

    private void evict(long goal) {
        alone(() -> {
            Set<String> offline = new HashSet<>(files.offlineLibraries());
            offline.addAll(spared);
            List<CacheEntry> going = new ArrayList<>(files.entries()
                    .stream()
                    .filter(e -> e.kind() != CacheEntry.Kind.INDEX && offline.stream().noneMatch(e.address()::startsWith))
                    .toList());
            Map<String, FileTime> uses = new HashMap<>();
            going.forEach(e -> uses.put(e.address(), files.lastUse(e.address())));
            going.sort(Comparator.comparing(e -> Objects.requireNonNull(uses.get(e.address()))));
            long left = going.stream().mapToLong(CacheEntry::bytes).sum();
            for (CacheEntry entry : going) {
                if (left <= goal) {
                    break;
                }
                files.delete(entry.address());
                left -= entry.bytes();
            }
            removeUnnamed();
        });
        bytes = files.contents().stream().mapToLong(Eviction::size).sum();
    }

    /** Removes content that no entry names. If another process was about to write its entry, it will read the file once more. */
    synchronized void sweep() {
        alone(this::removeUnnamed);
        bytes = -1;
    }

    private void removeUnnamed() {
        Set<Path> named = new HashSet<>();
        files.entries().forEach(entry -> named.add(files.contentFile(entry)));
        for (Path content : files.contents()) {
            try {
                if (!named.contains(content)) {
                    Files.deleteIfExists(content);
                }
            } catch (IOException e) {
                continue; // in use on some systems; the next eviction takes it
            }
        }
    }

    /** Does something unless another process does it at this moment. */
    private void alone(Runnable action) {
        try (FileChannel channel = FileChannel.open(files.folder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                @Nullable FileLock lock = channel.tryLock()) {
            if (lock != null) {
                action.run();
            }
        } catch (IOException | OverlappingFileLockException e) {
            return; // the limit is exceeded for a while; the next write tries again
        }
    }

    /** What some libraries have; content that a library has twice counts once. */
    DiskCache.Usage usage(List<String> libraries) {
        Map<String, Set<Path>> contents = new HashMap<>();
        Map<String, Integer> presets = new HashMap<>();
        for (CacheEntry entry : files.entries()) {
            libraries.stream().filter(entry.address()::startsWith).max(Comparator.comparingInt(String::length)).ifPresent(library -> {
                contents.computeIfAbsent(library, name -> new HashSet<>()).add(files.contentFile(entry));
                presets.merge(library, entry.kind() == CacheEntry.Kind.PRESET && files.complete(entry) ? 1 : 0, Integer::sum);
            });
        }
        Map<String, DiskCache.Share> shares = new HashMap<>();
        for (String library : libraries) {
            long held = contents.getOrDefault(library, Set.of()).stream().mapToLong(Eviction::size).sum();
            shares.put(library, new DiskCache.Share(presets.getOrDefault(library, 0), held));
        }
        return new DiskCache.Usage(files.contents().stream().mapToLong(Eviction::size).sum(), shares);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
