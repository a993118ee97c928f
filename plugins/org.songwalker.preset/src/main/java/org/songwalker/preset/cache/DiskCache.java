// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.cache;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.instrument.SampleData;

/**
 * Files of libraries on the web, kept on disk. The cache is a convenience: a damaged or vanished file counts as not kept, and a disk that
 * refuses to be written ends the keeping, not the program ({@link #problem} says why). If it grows beyond its limit, what was used least
 * recently goes, except indexes and libraries that were downloaded to be used offline. Thread-safe, and safe among processes: files are
 * written apart and renamed. Blocks on the disk.
 */
public final class DiskCache {
    /** The limit in bytes if the user has set none. */
    public static final long USUAL_LIMIT = 2L << 30;

    private final CacheFiles files;
    private final Eviction eviction;
    private final Set<String> touched = new HashSet<>();
    private volatile @Nullable String problem;

    /**
     * @param folder made when first needed
     * @param limit  bytes that are kept, beside indexes and libraries for offline use
     */
    public DiskCache(Path folder, long limit) {
        this.files = new CacheFiles(folder);
        this.eviction = new Eviction(files, limit);
    }

    /** The folder by the conventions of the platform. */
    public static Path usualFolder(Map<String, String> environment) {
        String home = System.getProperty("user.home", ".");
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            return Path.of(home, "Library", "Caches", "SongWalker");
        }
        if (system.startsWith("windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return (local.isBlank() ? Path.of(home, "AppData", "Local") : Path.of(local)).resolve("SongWalker").resolve("Cache");
        }
        String set = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (set.isBlank() ? Path.of(home, ".cache") : Path.of(set)).resolve("songwalker");
    }

    public Path folder() {
        return files.folder();
    }

    /** The folders inside {@link #folder} whose files nobody else may replace. */
    public List<Path> filedIn() {
        return Stream.of("content", "entries", "offline").map(folder()::resolve).toList();
    }

    /** Bytes that are kept, beside indexes and libraries for offline use. */
    public long limit() {
        return eviction.limit();
    }

    /** Why the cache could not be written, as a sentence; null if it could. */
    public @Nullable String problem() {
        return problem;
    }

    /** What is kept of an address, or null. Its use counts for {@linkplain Eviction what goes first}. */
    public @Nullable CacheEntry entry(String address) {
        CacheEntry entry = files.entry(address);
        if (entry != null && firstUse(address)) {
            files.touch(address);
        }
        return entry;
    }

    private boolean firstUse(String address) {
        synchronized (touched) {
            return touched.add(address);
        }
    }

    /** The file of an entry, checked against its hash; null if it is gone or damaged. */
    public byte @Nullable [] content(CacheEntry entry) {
        byte[] bytes = files.content(entry);
        return bytes != null && CacheFiles.sha256(bytes).equals(entry.sha256()) ? bytes : null;
    }

    /** The decoded sample of an entry; null if it is gone or damaged. */
    public @Nullable SampleData sample(CacheEntry entry) {
        byte[] bytes = files.content(entry);
        return bytes == null ? null : SampleFile.parse(bytes);
    }

    /** Keeps an index or a preset file. */
    public void keep(String address, CacheEntry.Kind kind, byte[] content, String etag, String modified) {
        write(new CacheEntry(address, kind, CacheFiles.sha256(content), content.length, etag, modified, List.of(), null), content);
    }

    /**
     * Keeps a decoded sample.
     *
     * @param key    its address and how it is encoded
     * @param sha256 of the file as the server sent it
     * @param notes  what is wrong with it, though it plays
     */
    public void keepSample(String key, String sha256, SampleData data, List<String> notes) {
        byte[] content = SampleFile.bytes(data);
        write(new CacheEntry(key, CacheEntry.Kind.SAMPLE, sha256, content.length, "", "", notes, null), content);
    }

    private void write(CacheEntry entry, byte[] content) {
        if (problem != null) {
            return;
        }
        try {
            files.write(entry, content);
            eviction.grown(entry.bytes());
        } catch (IOException e) {
            failed(e);
        }
    }

    private void failed(IOException e) {
        problem = "Presets cannot be kept on this machine: the folder " + files.folder() + " cannot be written (" + CacheFiles.reason(e)
                + "). Make room or choose another folder with --cache.";
    }

    /** Notes that a preset was loaded whole, and which samples it has. */
    public void loaded(String presetAddress, List<String> sampleKeys) {
        CacheEntry entry = files.entry(presetAddress);
        if (entry == null || sampleKeys.equals(entry.samples()) || problem != null) {
            return;
        }
        try {
            files.writeEntry(entry.withSamples(sampleKeys));
        } catch (IOException e) {
            failed(e);
        }
    }

    /** True if a preset and all its samples are here, so that it plays without a network. */
    public boolean complete(String presetAddress) {
        CacheEntry entry = files.entry(presetAddress);
        return entry != null && files.complete(entry);
    }

    /** Bytes of a preset and its samples; -1 if they are not all here. */
    public long bytes(String presetAddress) {
        CacheEntry preset = files.entry(presetAddress);
        List<String> samples = preset == null || !files.complete(preset) ? null : preset.samples();
        if (preset == null || samples == null) {
            return -1;
        }
        return preset.bytes() + samples.stream().map(files::entry).filter(Objects::nonNull).mapToLong(CacheEntry::bytes).sum();
    }

    /** Forgets the samples of a preset whose file has changed, so that they are read again. */
    public void forgetSamples(CacheEntry preset) {
        if (preset.samples() != null) {
            preset.samples().forEach(files::delete);
        }
    }

    /** Keeps this process from evicting a library that it is downloading. */
    public void spare(String libraryAddress) {
        eviction.spare(libraryAddress);
    }

    /** Keeps a library from being evicted, or no longer. */
    public void markOffline(String libraryAddress, boolean offline) throws IOException {
        files.markOffline(libraryAddress, offline);
    }

    /** Directory addresses of the libraries that were downloaded to be used offline. */
    public Set<String> offlineLibraries() {
        return files.offlineLibraries();
    }

    /** The indexes that are kept. */
    public List<CacheEntry> indexes() {
        return files.entries().stream().filter(entry -> entry.kind() == CacheEntry.Kind.INDEX).toList();
    }

    /** Presets and bytes of one library. */
    public record Share(int presets, long bytes) {}

    /** What is kept of some libraries, by their directory addresses, and in all. */
    public record Usage(long bytes, Map<String, Share> libraries) {}

    /** Counts what is kept. Reads every entry, so it takes a while. */
    public Usage usage(List<String> libraryAddresses) {
        return eviction.usage(libraryAddresses);
    }

    /** Removes what is kept of a library; of all if the address is empty. Its mark for offline use goes too. */
    public void clear(String libraryAddress) throws IOException {
        for (CacheEntry entry : files.entries()) {
            if (entry.address().startsWith(libraryAddress)) {
                files.delete(entry.address());
            }
        }
        for (String offline : offlineLibraries()) {
            if (offline.startsWith(libraryAddress)) {
                files.markOffline(offline, false);
            }
        }
        eviction.sweep();
    }
}
