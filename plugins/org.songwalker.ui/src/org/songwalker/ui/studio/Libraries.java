// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.device.Devices;
import org.songwalker.lang.PresetCatalog;
import org.songwalker.lang.SwCompiler;
import org.songwalker.preset.PresetRepository;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.Network;
import org.songwalker.preset.source.PresetException;
import org.songwalker.session.RepositoryCatalog;
import org.songwalker.session.SlotCompiler;
import org.songwalker.session.Sounds;

/**
 * The preset libraries that a user has named, and the compiler that loads programs with their presets. The embedded Starter is always among
 * them. Sessions thread only, but for {@link #choose} and {@link #catalog}.
 */
final class Libraries {
    private final StudioListener listener;
    private volatile CompletableFuture<PresetCatalog> catalog = new CompletableFuture<>();
    private volatile List<String> places = List.of();
    private @Nullable SlotCompiler compiler;

    /** @param listener hears what cannot be read, and of the presets at hand */
    Libraries(StudioListener listener) {
        this.listener = listener;
    }

    /** Names the libraries that are opened next. Any thread. */
    void choose(List<String> chosen) {
        places = List.copyOf(chosen);
    }

    /** Opens the libraries that were chosen last; what cannot be opened is left out with a sentence. */
    PresetCatalog open() {
        PresetRepository repository = repository();
        PresetCatalog known = new RepositoryCatalog(repository);
        compiler = compiler(repository);
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

    /** The compiler of this moment; opening libraries anew makes another. */
    SlotCompiler compiler() {
        if (compiler == null) {
            compiler = compiler(repository());
        }
        return compiler;
    }

    /** A compiler for what is rendered, which hears no input. */
    SlotCompiler offline() {
        return compiler(compiler().sounds().offline());
    }

    /** Reads nothing but names yet; indexes are read when they are asked for. */
    private PresetRepository repository() {
        List<LibrarySource> sources = new ArrayList<>();
        Network network = Network.online();
        for (String place : places) {
            try {
                sources.add(LibrarySource.of(place, network));
            } catch (PresetException e) {
                listener.said("The library '" + place + "' cannot be read; correct it under Preferences > Library.");
            }
        }
        return new PresetRepository(sources);
    }

    private static SlotCompiler compiler(PresetRepository repository) {
        return compiler(new Sounds(repository, new Devices()::inputChannels));
    }

    private static SlotCompiler compiler(Sounds sounds) {
        return new SlotCompiler(new SwCompiler(PresetCatalog.NONE), sounds);
    }
}
