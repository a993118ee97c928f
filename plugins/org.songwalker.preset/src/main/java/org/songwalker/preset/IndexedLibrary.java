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
    private static final int MOST_PRESETS = 200_000;

    private final String name;
    private final String path;
    private final LibrarySource source;
    private @Nullable List<LibraryPreset> presets;

    IndexedLibrary(String name, String path, LibrarySource source) {
        this.name = name;
        this.path = path;
        this.source = source;
    }

    /** A library whose index is read already; sub-indexes among the entries are skipped, because they are separate libraries. */
    IndexedLibrary(PresetIndex index, String path, LibrarySource source) throws PresetException {
        this(index.name(), path, source);
        List<LibraryPreset> direct = new ArrayList<>();
        for (PresetIndex.Entry entry : index.entries()) {
            if (entry instanceof PresetIndex.Entry.Preset preset) {
                direct.add(listed(path, "", preset));
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
            List<LibraryPreset> found = new ArrayList<>();
            collect(path, "", found, new HashSet<>(), 0);
            known = List.copyOf(found);
            presets = known;
        }
        return known;
    }

    private void collect(String indexPath, String prefix, List<LibraryPreset> found, Set<String> visited, int depth)
            throws PresetException {
        if (!visited.add(indexPath)) {
            return;
        }
        String shown = source.describe(indexPath);
        if (depth > DEEPEST) {
            throw new PresetException(PresetException.Reason.MALFORMED, shown, "", "indexes nested deeper than " + DEEPEST);
        }
        for (PresetIndex.Entry entry : PresetIndex.parse(shown, source.read(indexPath, LibrarySource.LARGEST_JSON)).entries()) {
            switch (entry) {
                case PresetIndex.Entry.SubIndex sub -> collect(Paths.resolve(indexPath, sub.path(), shown, sub.name()),
                        prefix + sub.name() + "/", found, visited, depth + 1);
                case PresetIndex.Entry.Preset preset -> found.add(listed(indexPath, prefix, preset));
            }
        }
        if (found.size() > MOST_PRESETS) {
            throw new PresetException(PresetException.Reason.UNSUPPORTED, shown, "", "more than " + MOST_PRESETS + " presets");
        }
    }

    private LibraryPreset listed(String indexPath, String prefix, PresetIndex.Entry.Preset preset) throws PresetException {
        return new LibraryPreset(this, prefix + preset.name(),
                Paths.resolve(indexPath, preset.path(), source.describe(indexPath), preset.name()), preset);
    }
}
