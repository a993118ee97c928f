// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.util.ArrayList;
import java.util.List;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.preset.Library;
import org.songwalker.preset.LibraryPreset;
import org.songwalker.preset.PresetRepository;
import org.songwalker.preset.source.PresetException;

/**
 * The presets of a repository as the compiler and the editor ask for them. Built from indexes that are read at construction, so make it off
 * the UI thread; afterwards it answers from memory, from any thread.
 */
public final class RepositoryCatalog implements PresetCatalog {
    private final PresetRepository repository;
    private final List<Entry> entries = new ArrayList<>();
    private final boolean starterOnly;

    public RepositoryCatalog(PresetRepository repository) {
        this.repository = repository;
        List<Library> libraries = repository.libraries();
        this.starterOnly = libraries.size() == 1;
        for (Library library : libraries) {
            try {
                library.presets().forEach(preset -> entries.add(entry(preset)));
            } catch (PresetException e) {
                // A library whose index is damaged offers nothing here; loading from it says why.
                continue;
            }
        }
    }

    private static Entry entry(LibraryPreset preset) {
        return new Entry(preset.library().name(), preset.name(), preset.zoneCount(), preset.keyLow(), preset.keyHigh(), preset.tags(), -1,
                preset.atHand());
    }

    @Override
    public Resolution resolve(String name) {
        return switch (repository.resolve(name)) {
            case org.songwalker.preset.Resolution.Found found ->
                    new Found(new Entry(found.target().library().name(), found.target().preset(), 0, 0, 127, List.of(), -1, true));
            case org.songwalker.preset.Resolution.Missing missing ->
                    starterOnly || missing.cause() != null ? new Unknown() : new Missing(missing.candidates());
        };
    }

    @Override
    public List<Entry> entries() {
        return List.copyOf(entries);
    }
}
