// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.PresetRepository;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.Network;
import org.songwalker.preset.source.PresetException;
import org.songwalker.session.Problem;
import org.songwalker.session.UserSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of every call, and the objects made from them. */
final class Common {
    @Option(names = "--library", paramLabel = "PATH|URL", description = "a preset library: a folder or an address; repeatable, the first wins")
    List<String> libraries = new ArrayList<>();

    @Option(names = "--offline", description = "use no network")
    boolean offline;

    @Option(names = "--cache", paramLabel = "DIR", description = "folder for cached presets (there is no cache yet)")
    @Nullable
    String cache;

    @Option(names = "--quiet", description = "no progress and no summary")
    boolean quiet;

    @Option(names = "--verbose", description = "show where an error comes from")
    boolean verbose;

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

    private List<String> places(boolean network) {
        return !libraries.isEmpty() ? libraries : network ? UserSettings.read(UserSettings.file(System.getenv())).libraries() : List.of();
    }

    /** The libraries to use that are folders or files here. */
    List<Path> libraryFolders() {
        List<Path> folders = new ArrayList<>();
        for (String place : places(true)) {
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
        String remote = network ? null : libraries.stream().filter(LibrarySource::isWebAddress).findFirst().orElse(null);
        if (remote != null) {
            throw new CliException(CliException.OUTSIDE, Objects.requireNonNull(spec).name() + " uses no network, so the library '" + remote
                    + "' cannot be read; name a folder that has it, or leave --library out.");
        }
        Network net = network && !offline ? Network.online() : Network.offline();
        boolean named = !libraries.isEmpty();
        List<String> places = places(network);
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
            throw new CliException(CliException.OUTSIDE,
                    "The library cannot be read: " + e.getMessage() + ". Name a folder or an address with an index.json.", e);
        }
    }
}
