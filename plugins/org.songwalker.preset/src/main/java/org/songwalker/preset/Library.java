// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import java.util.List;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.PresetException;

/** A named collection of presets. Thread-safe; methods may read files or the network. */
public sealed interface Library permits IndexedLibrary, SoundFontLibrary, SfzLibrary {

    /** Display name, such as {@code FluidR3 GM}. */
    String name();

    /** Path of its index relative to its source. */
    String path();

    LibrarySource source();

    /** Its presets in index order. Read at the first call, kept from then on. */
    List<LibraryPreset> presets() throws PresetException;

    /** What is wrong with entries that {@link #presets} left out; known after its first call. */
    List<PresetException> faults();
}
