// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.device.Devices;
import org.songwalker.lang.SwCompiler;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.preset.PresetRepository;
import org.songwalker.preset.cache.DiskCache;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.Network;
import org.songwalker.preset.source.PresetException;
import org.songwalker.session.RepositoryCatalog;
import org.songwalker.session.SlotCompiler;
import org.songwalker.session.Sounds;
import org.songwalker.session.UserSettings;

/**
 * The preset libraries that a user has named, and the compiler that loads programs with their presets. The embedded Starter is always among
 * them. Sessions thread, except {@link #choose} and {@link #catalog}, which any thread may call.
 */
final class Libraries {
    private final LiveListener listener;
    private final Runnable arrived;
    private volatile CompletableFuture<PresetCatalog> catalog = new CompletableFuture<>();
    private volatile List<String> places = List.of();
    private @Nullable OpenLibraries opened;
    private @Nullable SlotCompiler compiler;

    /**
     * @param listener hears which libraries cannot be read, and of the presets at hand
     * @param arrived  called on any thread when a preset that the compiler did not wait for has been read
     */
    Libraries(LiveListener listener, Runnable arrived) {
        this.listener = listener;
        this.arrived = arrived;
    }

    /** Names the libraries that are opened next. Any thread. */
    void choose(List<String> chosen) {
        places = List.copyOf(chosen);
    }

    /** Opens the libraries that were chosen last; one that cannot be opened is left out, with a sentence to the listener. */
    PresetCatalog open() {
        OpenLibraries fresh = fresh();
        PresetCatalog known = new RepositoryCatalog(fresh.repository());
        opened = fresh;
        compiler = compiler(fresh.repository());
        if (!catalog.complete(known)) {
            catalog = CompletableFuture.completedFuture(known);
        }
        listener.presets(known);
        return known;
    }

    /** The presets at hand, once they are known. Any thread. */
    CompletableFuture<PresetCatalog> catalog() {
        return catalog;
    }

    /** The libraries that are open; {@link #open} replaces them. */
    OpenLibraries opened() {
        if (opened == null) {
            opened = fresh();
        }
        return opened;
    }

    /** The compiler for the libraries that are open; {@link #open} replaces it. */
    SlotCompiler compiler() {
        if (compiler == null) {
            compiler = compiler(opened().repository());
        }
        return compiler;
    }

    /** A compiler for offline renders: programs that ask for audio input get silence. */
    SlotCompiler offline() {
        return compiler(compiler().sounds().offline());
    }

    /** Reads no index yet; each is read when it is first asked for. */
    private OpenLibraries fresh() {
        List<LibrarySource> sources = new ArrayList<>();
        DiskCache cache = UserSettings.read(UserSettings.file(System.getenv())).cache();
        Network network = Network.online(cache);
        for (String place : places) {
            try {
                sources.add(LibrarySource.of(place, network));
            } catch (PresetException e) {
                listener.said("The library '" + place + "' cannot be read; correct it under Preferences > Library.");
            }
        }
        return new OpenLibraries(new PresetRepository(sources), cache);
    }

    private SlotCompiler compiler(PresetRepository repository) {
        return compiler(new Sounds(repository, new Devices()::inputChannels).live(arrived));
    }

    private static SlotCompiler compiler(Sounds sounds) {
        return new SlotCompiler(new SwCompiler(PresetCatalog.NONE), sounds);
    }
}
