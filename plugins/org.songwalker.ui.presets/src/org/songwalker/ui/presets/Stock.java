// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.presets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.Family;
import org.songwalker.preset.Library;
import org.songwalker.preset.LibraryPreset;
import org.songwalker.preset.PresetSearch;
import org.songwalker.preset.cache.DiskCache;
import org.songwalker.session.live.OpenLibraries;

/** The presets of all libraries, ready to be searched. Immutable; any thread. */
final class Stock {
    static final Stock EMPTY = new Stock(List.of(), Set.of(), null);

    private final List<LibraryPreset> presets;
    private final PresetSearch search;
    private final Map<Library, List<LibraryPreset>> libraries = new LinkedHashMap<>();
    private final Set<String> atHand;
    private final @Nullable DiskCache cache;

    private Stock(List<LibraryPreset> presets, Set<String> atHand, @Nullable DiskCache cache) {
        this.presets = presets;
        this.atHand = atHand;
        this.cache = cache;
        this.search = new PresetSearch(presets);
        presets.forEach(preset -> libraries.computeIfAbsent(preset.library(), library -> new ArrayList<>()).add(preset));
    }

    /** Reads the indexes, and which presets play without a network. May take as long as the network. */
    static Stock read(OpenLibraries open) {
        List<LibraryPreset> presets = List.copyOf(open.repository().list().presets());
        return new Stock(presets, atHand(presets), open.cache());
    }

    /** The same presets after a download. Reads the disk. */
    Stock again() {
        return new Stock(presets, atHand(presets), cache);
    }

    private static Set<String> atHand(List<LibraryPreset> presets) {
        return presets.stream().filter(LibraryPreset::atHand).map(LibraryPreset::fullName).collect(Collectors.toSet());
    }

    /** True if a preset plays without a network. */
    boolean atHand(LibraryPreset preset) {
        return atHand.contains(preset.fullName());
    }

    /** What is kept of libraries on the web; null before the libraries were read. */
    @Nullable
    DiskCache cache() {
        return cache;
    }

    List<Library> libraries() {
        return List.copyOf(libraries.keySet());
    }

    /** The families that there are presets of. */
    List<Family> families() {
        EnumSet<Family> families = EnumSet.noneOf(Family.class);
        for (LibraryPreset preset : presets) {
            Family family = Family.of(preset);
            if (family != null) {
                families.add(family);
            }
        }
        return List.copyOf(families);
    }

    /**
     * Looks for presets.
     *
     * @param favourites full names
     * @param recent     full names, the latest first
     */
    Hits find(Query query, Set<String> favourites, List<String> recent) {
        if (query.everything()) {
            return new Hits(query, presets,
                    libraries.entrySet().stream().map(entry -> new Hits.Group(entry.getKey(), entry.getValue())).toList());
        }
        Map<String, Integer> places = new HashMap<>();
        recent.forEach(name -> places.putIfAbsent(name, places.size()));
        List<LibraryPreset> found = new ArrayList<>(search.find(query.typed()));
        found.removeIf(preset -> !switch (query.scope()) {
            case Query.Scope.All all -> true;
            case Query.Scope.Favourites chosen -> favourites.contains(preset.fullName());
            case Query.Scope.Recent used -> places.containsKey(preset.fullName());
            case Query.Scope.Library library -> preset.library().name().equals(library.name());
        } || query.family() != null && Family.of(preset) != query.family());
        if (query.scope() instanceof Query.Scope.Recent && query.typed().isBlank()) {
            found.sort(Comparator.comparing(preset -> places.getOrDefault(preset.fullName(), 0)));
        }
        return new Hits(query, found, List.of());
    }
}
