// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.index.Paths;
import org.songwalker.preset.index.PresetIndex;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.PresetException;

/** A library described by {@code index.json} files. */
final class IndexedLibrary implements Library {
    private static final int DEEPEST = 8;
    /** A server that invents an index for every path would keep us busy for ever. */
    private static final int MOST_INDEXES = 1_000;

    private final String name;
    private final String path;
    private final LibrarySource source;
    private @Nullable List<LibraryPreset> presets;
    private final List<PresetException> faults = new ArrayList<>();

    IndexedLibrary(String name, String path, LibrarySource source) {
        this.name = name;
        this.path = path;
        this.source = source;
    }

    /** A library whose index is read already; sub-indexes among the entries are skipped, because they are separate libraries. */
    IndexedLibrary(PresetIndex index, String path, LibrarySource source) {
        this(index.name(), path, source);
        faults.addAll(index.faults());
        List<LibraryPreset> direct = new ArrayList<>();
        for (PresetIndex.Entry entry : index.entries()) {
            if (entry instanceof PresetIndex.Entry.Preset preset) {
                list(path, "", preset, direct);
            }
        }
        presets = List.copyOf(direct);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public LibrarySource source() {
        return source;
    }

    @Override
    public synchronized List<LibraryPreset> presets() throws PresetException {
        List<LibraryPreset> known = presets;
        if (known == null) {
            faults.clear();
            List<LibraryPreset> found = new ArrayList<>();
            collect(path, "", found, new HashSet<>(), 0);
            known = List.copyOf(found);
            presets = known;
        }
        return known;
    }

    @Override
    public synchronized List<PresetException> faults() {
        return List.copyOf(faults);
    }

    private void collect(String indexPath, String prefix, List<LibraryPreset> found, Set<String> visited, int depth)
            throws PresetException {
        if (visited.size() > MOST_INDEXES || !visited.add(indexPath)) {
            return;
        }
        String shown = source.describe(indexPath);
        if (visited.size() > MOST_INDEXES) {
            throw new PresetException(PresetException.Reason.UNSUPPORTED, shown, "",
                    "more than " + MOST_INDEXES + " indexes in one library; the others are left out");
        }
        if (depth > DEEPEST) {
            throw new PresetException(PresetException.Reason.MALFORMED, shown, "", "indexes nested deeper than " + DEEPEST);
        }
        PresetIndex index = PresetIndex.parse(shown, source.read(indexPath, LibrarySource.LARGEST_JSON));
        faults.addAll(index.faults());
        for (PresetIndex.Entry entry : index.entries()) {
            switch (entry) {
                case PresetIndex.Entry.SubIndex sub -> collectSub(sub, indexPath, prefix, found, visited, depth);
                case PresetIndex.Entry.Preset preset -> list(indexPath, prefix, preset, found);
            }
        }
        if (found.size() > PresetIndex.MOST_ENTRIES) {
            throw new PresetException(PresetException.Reason.UNSUPPORTED, shown, "",
                    "more than " + PresetIndex.MOST_ENTRIES + " presets with those before it; name its folder as a library too");
        }
    }

    /** Collects an index inside another one; one that cannot be read costs its own entries only. */
    private void collectSub(PresetIndex.Entry.SubIndex sub, String indexPath, String prefix, List<LibraryPreset> found, Set<String> visited,
            int depth) {
        int before = found.size();
        try {
            collect(Paths.resolve(indexPath, sub.path(), source.describe(indexPath), sub.name()), prefix + sub.name() + "/", found, visited,
                    depth + 1);
        } catch (PresetException e) {
            found.subList(before, found.size()).clear();
            faults.add(e);
        }
    }

    private void list(String indexPath, String prefix, PresetIndex.Entry.Preset preset, List<LibraryPreset> found) {
        try {
            found.add(new LibraryPreset(this, prefix + preset.name(),
                    Paths.resolve(indexPath, preset.path(), source.describe(indexPath), preset.name()), preset));
        } catch (PresetException e) {
            faults.add(e);
        }
    }
}
