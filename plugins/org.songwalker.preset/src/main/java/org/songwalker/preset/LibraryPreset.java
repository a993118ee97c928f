// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.index.PresetIndex;

/**
 * A preset as its library's index lists it; the preset file itself is not read.
 *
 * @param library the library that has it
 * @param name    display name; presets of nested indexes have the names of the indexes before their own, separated by slashes
 * @param path    path of the preset file relative to the source
 * @param entry   the line of the index
 */
public record LibraryPreset(Library library, String name, String path, PresetIndex.Entry.Preset entry) {

    /** {@code Library Name/Preset Name}: the name of the instrument that it becomes. */
    public String fullName() {
        return library.name() + "/" + name;
    }

    public List<String> tags() {
        return entry.tags();
    }

    /** Kind of its node: {@code sampler}, {@code synth}, {@code effect} or {@code composite}; empty if the index does not say. */
    public String category() {
        return entry.category();
    }

    /** General MIDI program, 0 to 127, or null; 128 stands for percussion in some indexes. */
    public @Nullable Integer gmProgram() {
        return entry.gmProgram();
    }

    /** Number of zones, 0 if unknown. */
    public int zoneCount() {
        return entry.zoneCount();
    }

    /** Lowest key, 0 if unknown. */
    public int keyLow() {
        return entry.keyLow();
    }

    /** Highest key, 127 if unknown. */
    public int keyHigh() {
        return entry.keyHigh();
    }

    /** True if it plays without a network: it lies on this machine, or is in the cache with all its samples. May read the disk. */
    public boolean atHand() {
        return library.source().atHand(path);
    }

    @Override
    public String toString() {
        return fullName();
    }
}
