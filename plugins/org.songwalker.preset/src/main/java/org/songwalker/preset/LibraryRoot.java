// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.index.Names;
import org.songwalker.preset.index.Paths;
import org.songwalker.preset.index.PresetIndex;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.PresetException;
import org.songwalker.preset.source.SfzSource;
import org.songwalker.preset.source.SoundFontSource;

/** The root index of one source and the libraries it lists. Thread-safe. */
final class LibraryRoot {
    private static final String INDEX = "index.json";
    /** Searched before all others when a name does not say its library (sound reference 3). */
    private static final List<String> PREFERRED = List.of("Built-in", "FluidR3 GM", "GeneralUserGS");

    private final LibrarySource source;
    private @Nullable List<Library> libraries;
    private List<PresetException> faults = List.of();
    private int changesSeen;

    LibraryRoot(LibrarySource source) {
        this.source = source;
    }

    LibrarySource source() {
        return source;
    }

    boolean remote() {
        return source.remote();
    }

    /** In index order. A failure is not kept: the next call tries again, and so does the one after an index has changed. */
    synchronized List<Library> libraries() throws PresetException {
        List<Library> known = libraries;
        int changes = source.changes();
        if (known == null || changes != changesSeen) {
            known = List.copyOf(read());
            libraries = known;
            changesSeen = changes;
        }
        return known;
    }

    private List<Library> read() throws PresetException {
        if (source instanceof SoundFontSource font) {
            return List.of(new SoundFontLibrary(font));
        }
        if (source instanceof SfzSource sfz) {
            sfz.requireFile();
            return List.of(new SfzLibrary(sfz, sfz.place(), List.of(sfz.path())));
        }
        String shown = source.describe(INDEX);
        byte[] json;
        try {
            json = source.read(INDEX, LibrarySource.LARGEST_JSON);
        } catch (PresetException e) {
            Path folder = source.place();
            List<String> files = e.reason() == PresetException.Reason.ABSENT ? SfzSource.inFolder(folder) : null;
            if (folder != null && files != null && !files.isEmpty()) {
                return List.of(new SfzLibrary(source, folder, files));
            }
            throw e;
        }
        PresetIndex index = PresetIndex.parse(shown, json);
        List<PresetException> wrong = new ArrayList<>(index.faults());
        List<Library> found = new ArrayList<>();
        for (PresetIndex.Entry entry : index.entries()) {
            if (entry instanceof PresetIndex.Entry.SubIndex sub) {
                try {
                    found.add(new IndexedLibrary(sub.name(), Paths.resolve(INDEX, sub.path(), shown, sub.name()), source));
                } catch (PresetException e) {
                    wrong.add(e);
                }
            }
        }
        faults = List.copyOf(wrong);
        if (index.entries().stream().anyMatch(PresetIndex.Entry.Preset.class::isInstance)) {
            found.add(new IndexedLibrary(index, INDEX, source));
        }
        return found;
    }

    /** What is wrong with entries of the root index that {@link #libraries} left out; known after its first call. */
    synchronized List<PresetException> faults() {
        return faults;
    }

    List<Library> inOrderOfPreference() throws PresetException {
        List<Library> ordered = new ArrayList<>();
        for (String name : PREFERRED) {
            libraries().stream().filter(l -> l.name().equals(name)).forEach(ordered::add);
        }
        libraries().stream().filter(l -> !ordered.contains(l)).forEach(ordered::add);
        return ordered;
    }

    /** The library of a name as a program writes it: its display name, or the directory of its index; or null. */
    @Nullable
    Library named(String name) throws PresetException {
        for (Library library : libraries()) {
            if (library.name().equals(name)) {
                return library;
            }
        }
        String plain = Names.plain(name);
        for (Library library : libraries()) {
            if (!plain.isEmpty()
                    && (Names.plain(library.name()).equals(plain) || Names.plain(Paths.directoryName(library.path())).equals(plain))) {
                return library;
            }
        }
        return null;
    }
}
