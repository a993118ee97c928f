// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.preset.Library;
import org.songwalker.preset.PresetRepository;
import org.songwalker.preset.cache.DiskCache;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.Network;
import org.songwalker.preset.source.PresetException;
import org.songwalker.session.Problem;
import org.songwalker.session.RepositoryCatalog;
import org.songwalker.session.UserSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of every call, and the objects made from them. */
final class Common {
    private static final int MOST_FAILURES = 3;

    @Option(names = "--library", paramLabel = "PATH|URL", description = "a preset library: a folder or an address; repeatable, the first wins")
    List<String> libraries = new ArrayList<>();

    @Option(names = "--offline", description = "use no network")
    boolean offline;

    @Option(names = "--cache", paramLabel = "DIR", description = "folder for presets from the web that are kept")
    @Nullable
    String cacheFolder;

    @Option(names = "--quiet", description = "no progress and no summary")
    boolean quiet;

    @Option(names = "--verbose", description = "show where an error comes from")
    boolean verbose;

    private @Nullable DiskCache cache;

    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec spec;

    PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }

    /** Prints problems, one a line. */
    void print(PrintWriter to, List<Problem> problems) {
        problems.forEach(problem -> to.println(problem.text()));
        to.flush();
    }

    /** What is kept of libraries on the web. Nothing is written before something is read from there. */
    DiskCache cache() {
        DiskCache known = cache;
        if (known == null) {
            if (cacheFolder != null && cacheFolder.isBlank()) { // as from a variable that is not set; it would mean the current folder
                throw new CliException(CliException.USAGE, "--cache names no folder; write a folder, or leave it out.");
            }
            try {
                known = UserSettings.read(UserSettings.file(System.getenv())).cache();
                known = cacheFolder == null ? known : new DiskCache(Path.of(cacheFolder), known.limit());
                if (Files.exists(known.folder()) && !Files.isDirectory(known.folder())) {
                    throw new CliException(CliException.OUTSIDE,
                            "The cache '" + known.folder() + "' is no folder; name another with --cache.");
                }
            } catch (InvalidPathException e) {
                throw new CliException(CliException.OUTSIDE,
                        "The cache '" + cacheFolder + "' is no name of a folder: " + e.getReason() + ".", e);
            }
            cache = known;
        }
        return known;
    }

    /** Prints the first of several failures, a sentence each, and how many there are beyond. */
    void say(List<String> failures, String what) {
        failures.stream().limit(MOST_FAILURES).forEach(failure -> err().println("songwalker: " + PresetsJson.shown(failure)));
        if (failures.size() > MOST_FAILURES) {
            err().println("songwalker: " + (failures.size() - MOST_FAILURES) + " more " + what + ".");
        }
    }

    /** Every preset; libraries that cannot be read are named on the standard error. */
    PresetRepository.Listing listing() {
        PresetRepository.Listing listing = repository(true).list();
        say(listing.failures().stream().map(failure -> String.valueOf(failure.getMessage())).toList(),
                "libraries or entries cannot be read");
        return listing;
    }

    /** The library of a name, or the end of the command. */
    Library library(PresetRepository repository, String name) {
        Library found = repository.library(name);
        if (found == null) {
            List<String> names = repository.libraries().stream().map(Library::name).toList();
            throw new CliException(CliException.OUTSIDE,
                    "There is no library '" + name + "'"
                            + (names.size() < 2
                                    ? ", and no other but the Starter can be read; check the network or name one with --library."
                                    : "; there are " + String.join(", ", names) + "."));
        }
        return found;
    }

    private List<String> places() {
        return !libraries.isEmpty() ? libraries : UserSettings.read(UserSettings.file(System.getenv())).libraries();
    }

    /** True if the index of a library on the web is not in the cache. */
    private boolean unknown(String address) {
        return cache().entry(address.replaceFirst("/*(index\\.json)?$", "") + "/index.json") == null;
    }

    /** The presets that are known without asking the network. */
    PresetCatalog catalog() {
        boolean none = libraries.isEmpty() && !Files.isDirectory(cache().folder());
        return none ? PresetCatalog.NONE : new RepositoryCatalog(repository(false));
    }

    /** The libraries to use that are folders or files here. */
    List<Path> libraryFolders() {
        List<Path> folders = new ArrayList<>();
        for (String place : places()) {
            try {
                Path path = place.startsWith("file:") ? Path.of(URI.create(place)) : Path.of(place);
                boolean index = path.endsWith("index.json"); // stands for its folder
                Path library = index ? Objects.requireNonNullElse(path.getParent(), Path.of("")) : path;
                if (Files.exists(library)) {
                    folders.add(library);
                }
            } catch (IllegalArgumentException e) {
                continue; // an address on the web, or no path of this system
            }
        }
        return folders;
    }

    /**
     * The libraries to use. A named library that cannot be read ends the command.
     *
     * @param network true if this command may use the network
     */
    PresetRepository repository(boolean network) {
        String remote = network ? null
                : libraries.stream().filter(LibrarySource::isWebAddress).filter(this::unknown).findFirst().orElse(null);
        if (remote != null) {
            throw new CliException(CliException.OUTSIDE, Objects.requireNonNull(spec).name() + " uses no network, so the library '" + remote
                    + "' cannot be read; name a folder that has it, or leave --library out.");
        }
        Network net = network && !offline ? Network.online(cache()) : Network.offline(cache());
        boolean named = !libraries.isEmpty();
        List<String> places = places();
        List<LibrarySource> sources = new ArrayList<>();
        try {
            for (String place : places) {
                sources.add(LibrarySource.of(place, net));
            }
            PresetRepository repository = new PresetRepository(sources);
            if (named) {
                repository.requireReadable();
            }
            return repository;
        } catch (PresetException e) {
            throw new CliException(CliException.OUTSIDE, "The library cannot be read: " + e.getMessage()
                    + ". Name a folder or an address with an index.json, or a whole .sf2, .sf3, .sfz or .zip file.", e);
        }
    }
}
