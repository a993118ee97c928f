// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.index.GeneralMidi;
import org.songwalker.preset.index.Names;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.PresetException;
import org.songwalker.preset.source.StarterSource;

/**
 * All presets that a program can name. Of its sources the first that has a name wins; the embedded Starter is always last. Only indexes are
 * read here, each when first needed. Thread-safe; calls may read files or the network.
 *
 * <p>
 * The tour: {@link #resolve(PresetRef)} looks a name up in the {@link Library} indexes and gives a {@link Resolution}. Its target goes to
 * {@link InstrumentBuilder#build}, which reads the preset file and its samples and makes the {@code Instrument}. If nothing was found,
 * {@link StandIn} chooses an instrument of the Starter.
 */
public final class PresetRepository {
    private static final int CANDIDATES = 5;
    private static final int SEARCHES = 8;
    /** The embedded library's name as {@link Names#plain} writes it. */
    private static final String STARTER = "starter";
    /** Bank of SoundFonts that holds kits. */
    private static final int KIT_BANK = 128;

    private final GeneralMidi midi = new GeneralMidi();
    private final List<LibraryRoot> roots;
    private final List<Path> folders;
    private final Library starter;
    private final Map<List<Library>, NameSearch> searches = new HashMap<>();

    /**
     * @param sources in order of precedence, without the Starter. A source that cannot be read is passed over, and a name that is then
     *                missing says so; call {@link #requireReadable} if an unreadable source is an error.
     */
    public PresetRepository(List<LibrarySource> sources) {
        this.folders = sources.stream().map(LibrarySource::place).filter(Objects::nonNull).toList();
        this.roots = sources.stream().map(source -> new LibraryRoot(source.linkingInto(folders))).toList();
        this.starter = new IndexedLibrary("Starter", "index.json", new StarterSource());
    }

    /** Reads the root index of every source. */
    public void requireReadable() throws PresetException {
        for (LibraryRoot root : roots) {
            root.libraries();
        }
    }

    /** The folders and files of the sources on this machine: what the user lets programs read. */
    public List<Path> folders() {
        return folders;
    }

    /** True if one of the sources is on the web, so that reading it takes time. */
    public boolean remote() {
        return roots.stream().anyMatch(LibraryRoot::remote);
    }

    /** The embedded library. */
    public Library starter() {
        return starter;
    }

    /** The usual name of a General MIDI program, 0 to 127. */
    public String programName(int program) {
        return midi.programs()
                .stream()
                .filter(term -> term.number() == program)
                .findFirst()
                .map(GeneralMidi.Term::name)
                .orElseThrow(() -> new IllegalArgumentException("program " + program + ", expected 0 to 127"));
    }

    /** All readable libraries in the order in which names without a library are searched, the Starter last. */
    public List<Library> libraries() {
        return librariesOf(new ArrayList<>());
    }

    /** The presets of all readable libraries in that order, and why others cannot be read. */
    public record Listing(List<LibraryPreset> presets, List<PresetException> failures) {}

    /** Reads every index, those of one server at the same time. */
    public Listing list() {
        List<PresetException> failures = new ArrayList<>();
        List<LibraryPreset> presets = new ArrayList<>();
        List<Library> libraries = librariesOf(failures);
        readAhead(libraries);
        for (Library library : libraries) {
            try {
                presets.addAll(library.presets());
                failures.addAll(library.faults());
            } catch (PresetException e) {
                failures.add(e);
            }
        }
        return new Listing(presets, failures);
    }

    /** Starts to read the indexes of libraries that are far away, so that they do not wait for each other. */
    private static void readAhead(List<Library> libraries) {
        for (Library library : libraries) {
            if (library.source().remote()) {
                Thread.ofVirtual().name("read " + library.name()).start(() -> {
                    try {
                        library.presets();
                    } catch (PresetException e) {
                        return; // who needs the library reads it again and hears why
                    }
                });
            }
        }
    }

    private List<Library> librariesOf(List<PresetException> failures) {
        List<Library> all = new ArrayList<>();
        for (LibraryRoot root : roots) {
            try {
                all.addAll(root.inOrderOfPreference());
                failures.addAll(root.faults());
            } catch (PresetException e) {
                failures.add(e);
            }
        }
        all.add(starter);
        return all;
    }

    /** Finds what a program asks for. A failure to read is part of the answer. */
    public Resolution resolve(PresetRef ref) {
        return switch (ref) {
            case PresetRef.Named named -> resolve(named.text());
            case PresetRef.Matching matching -> resolve(matching);
        };
    }

    /** Finds a preset by name (sound reference 3). */
    public Resolution resolve(String name) {
        List<PresetException> failures = new ArrayList<>();
        List<Library> named = new ArrayList<>();
        int slash = name.indexOf('/');
        if (slash > 0) {
            named.addAll(librariesNamed(name.substring(0, slash), failures));
            String rest = name.substring(slash + 1);
            for (Library library : named) {
                NameSearch search = search(List.of(library), failures);
                NameSearch.Hit hit = search.find(rest);
                if (hit != null) {
                    return found(name, hit, search, rest);
                }
            }
        }
        List<PresetException> elsewhere = new ArrayList<>();
        NameSearch everywhere = search(librariesOf(elsewhere), elsewhere);
        NameSearch.Hit hit = everywhere.find(name);
        if (hit != null) {
            return found(name, hit, everywhere, name);
        }
        NameSearch near = named.isEmpty() ? everywhere : search(named, new ArrayList<>());
        if (named.isEmpty()) {
            failures.addAll(elsewhere);
        }
        return new Resolution.Missing(name, near.candidates(name), problem(name, named, near.candidates(name), failures),
                failures.isEmpty() ? null : failures.getFirst());
    }

    /** The preset of the Starter that a name such as {@code Starter/Keys} means; null if it means none. Reads no other library. */
    public Resolution.@Nullable Found embedded(String name) {
        int slash = name.indexOf('/');
        if (slash < 0 || !Names.plain(name.substring(0, slash)).equals(STARTER)) {
            return null;
        }
        String rest = name.substring(slash + 1);
        NameSearch search = search(List.of(starter), new ArrayList<>());
        NameSearch.Hit hit = search.find(rest);
        return hit == null ? null : new Resolution.Found(name, hit.match(), hit.target(), List.of());
    }

    /** Finds the preset of a General MIDI program, 0 to 127, in the libraries in order; a MIDI file names no more than that. */
    public Resolution resolveProgram(int program) {
        GeneralMidi.Term term = midi.programs().get(program);
        List<PresetException> failures = new ArrayList<>();
        NameSearch.Hit hit = search(librariesOf(failures), failures).program(program);
        return hit != null ? new Resolution.Found(term.name(), hit.match(), hit.target(), List.of()) : resolve(term.name());
    }

    /**
     * Finds the preset of a program change.
     *
     * @param banks   in order of preference; 0 is General MIDI, which ends the search
     * @param program 0 to 127
     */
    public Resolution resolveProgram(List<Integer> banks, int program) {
        for (int bank : banks) {
            NameSearch.Hit hit = bank == 0 ? null : search(librariesOf(new ArrayList<>()), new ArrayList<>()).inBank(bank, program);
            if (hit != null) {
                return new Resolution.Found(hit.target().fullName(), hit.match(), hit.target(), List.of());
            }
            if (bank == 0) {
                break;
            }
        }
        return resolveProgram(program);
    }

    /** Finds the kit of a program, 0 to 127; the standard kit if no SoundFont has it. */
    public Resolution resolveKit(int program) {
        NameSearch.Hit hit = program == 0 ? null : search(librariesOf(new ArrayList<>()), new ArrayList<>()).inBank(KIT_BANK, program);
        return hit == null ? resolve(Resolution.Target.Kit.NAME)
                : new Resolution.Found(hit.target().fullName(), hit.match(), hit.target(), List.of());
    }

    private NameSearch search(List<Library> libraries, List<PresetException> failures) {
        NameSearch search = searched(libraries);
        PresetException failure = search.failure();
        if (failure != null) {
            failures.add(failure);
        }
        return search;
    }

    /** A search of these libraries, shared by the names of a program: a large library's names are compared many times. */
    private NameSearch searched(List<Library> libraries) {
        synchronized (searches) {
            NameSearch known = searches.get(libraries);
            if (known != null) {
                return known;
            }
        }
        readAhead(libraries);
        NameSearch search = new NameSearch(midi, libraries);
        if (search.complete()) {
            synchronized (searches) {
                if (searches.size() >= SEARCHES) {
                    searches.clear();
                }
                searches.put(List.copyOf(libraries), search);
            }
        }
        return search;
    }

    private static Resolution found(String name, NameSearch.Hit hit, NameSearch search, String wanted) {
        boolean sure = hit.match() == Match.EXACT;
        return new Resolution.Found(name, hit.match(), hit.target(), sure ? List.of() : search.candidates(wanted));
    }

    /** The first library of a name as a program writes it, or null. */
    public @Nullable Library library(String name) {
        List<Library> named = librariesNamed(name, new ArrayList<>());
        return named.isEmpty() ? null : named.getFirst();
    }

    private List<Library> librariesNamed(String name, List<PresetException> failures) {
        List<Library> named = new ArrayList<>();
        for (LibraryRoot root : roots) {
            try {
                Library library = root.named(name);
                if (library != null) {
                    named.add(library);
                } else {
                    failures.addAll(root.faults());
                }
            } catch (PresetException e) {
                failures.add(e);
            }
        }
        if (Names.plain(name).equals(STARTER)) {
            named.add(starter);
        }
        return named;
    }

    private Resolution resolve(PresetRef.Matching ref) {
        List<PresetException> failures = new ArrayList<>();
        try {
            List<LibraryPreset> hits = new RegexSearch(ref.pattern()).find(librariesInIndexOrder(failures), CANDIDATES + 1);
            if (!hits.isEmpty()) {
                List<String> others = hits.stream().skip(1).map(LibraryPreset::fullName).toList();
                return new Resolution.Found(ref.text(), Match.REGEX, new Resolution.Target.Single(hits.getFirst()), others);
            }
        } catch (PresetException e) {
            return new Resolution.Missing(ref.text(), List.of(), e.getMessage(), e);
        }
        return new Resolution.Missing(ref.text(), List.of(), problem(ref.text(), List.of(), List.of(), failures),
                failures.isEmpty() ? null : failures.getFirst());
    }

    private List<Library> librariesInIndexOrder(List<PresetException> failures) {
        List<Library> all = new ArrayList<>();
        for (LibraryRoot root : roots) {
            try {
                all.addAll(root.libraries());
                failures.addAll(root.faults());
            } catch (PresetException e) {
                failures.add(e);
            }
        }
        all.add(starter);
        return all;
    }

    private static String problem(String name, List<Library> named, List<String> nearest, List<PresetException> failures) {
        if (!failures.isEmpty()) {
            return "Preset '" + name + "' was not found, and part of a library could not be read: " + failures.getFirst().getMessage();
        }
        String place = named.isEmpty() ? "any library" : named.getFirst().name();
        return "Preset '" + (named.isEmpty() ? name : name.substring(name.indexOf('/') + 1)) + "' is not in " + place
                + (nearest.isEmpty() ? "" : "; did you mean '" + nearest.getFirst() + "'?");
    }
}
