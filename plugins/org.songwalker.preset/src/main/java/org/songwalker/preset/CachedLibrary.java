// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.songwalker.preset.cache.CacheEntry;
import org.songwalker.preset.cache.DiskCache;
import org.songwalker.preset.index.Paths;
import org.songwalker.preset.index.PresetIndex;
import org.songwalker.preset.source.PresetException;

/**
 * A library as far as it is in the cache.
 *
 * @param name    display name
 * @param address of the directory of its index, with a closing slash
 * @param presets presets that play without a network
 * @param bytes   of its files in the cache
 * @param offline true if it was downloaded to be used offline, and stays
 */
public record CachedLibrary(String name, String address, int presets, long bytes, boolean offline) {

    /** What the cache has. Reads every entry, so it takes a while. */
    public record Contents(long bytes, List<CachedLibrary> libraries) {
        public Contents {
            libraries = List.copyOf(libraries);
        }
    }

    /** Looks through a cache. */
    public static Contents in(DiskCache cache) {
        Map<String, String> names = new TreeMap<>();
        for (CacheEntry entry : cache.indexes()) {
            byte[] json = cache.content(entry);
            try {
                PresetIndex index = PresetIndex.parse(entry.address(), json == null ? "{}".getBytes(StandardCharsets.UTF_8) : json);
                if (index.entries().stream().anyMatch(PresetIndex.Entry.Preset.class::isInstance)) {
                    names.put(Paths.directory(entry.address()), index.name());
                }
            } catch (PresetException e) {
                continue; // damaged: it is read again when it is needed
            }
        }
        DiskCache.Usage usage = cache.usage(List.copyOf(names.keySet()));
        List<CachedLibrary> libraries = new ArrayList<>();
        names.forEach((address, name) -> {
            DiskCache.Share share = Objects.requireNonNull(usage.libraries().get(address));
            libraries.add(new CachedLibrary(name, address, share.presets(), share.bytes(), cache.offlineLibraries().contains(address)));
        });
        return new Contents(usage.bytes(), libraries);
    }
}
