// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

/**
 * A preset as its library's index lists it; the preset file itself is not read.
 *
 * @param library where it belongs
 * @param name    display name; presets of nested indexes carry the nested names in front, parted by slashes
 * @param path    path of the preset file relative to the source
 * @param entry   the line of the index
 */
public record LibraryPreset(Library library, String name, String path, PresetIndex.Entry.Preset entry) {

    /** {@code Library Name/Preset Name}: the name of the instrument that it becomes. */
    public String fullName() {
        return library.name() + "/" + name;
    }

    @Override
    public String toString() {
        return fullName();
    }
}
