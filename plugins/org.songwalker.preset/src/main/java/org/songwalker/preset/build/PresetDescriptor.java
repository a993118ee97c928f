// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.build;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.index.JsonField;
import org.songwalker.preset.source.PresetException;

/**
 * A preset file, read.
 *
 * @param file      the file, for messages
 * @param name      display name
 * @param tags      free words; {@code percussion} and {@code gm:n} have a meaning
 * @param gmProgram General MIDI program 0 to 127, 128 for percussion, or null
 * @param licence   what its metadata says of its licence, or an empty text
 * @param origin    what its metadata says of where it comes from, or an empty text
 * @param node      what to build
 */
public record PresetDescriptor(String file, String name, List<String> tags, @Nullable Integer gmProgram, String licence, String origin,
        PresetNode node) {

    public PresetDescriptor {
        tags = List.copyOf(tags);
    }

    /** Reads a {@code preset.json}. The file name serves messages only. */
    public static PresetDescriptor parse(String file, byte[] json) throws PresetException {
        return DescriptorReader.read(JsonField.parse(file, json));
    }

    /** All zones, also those of samplers inside others. */
    public List<PresetZone> zones() {
        List<PresetZone> all = new ArrayList<>();
        collect(node, all);
        return all;
    }

    private static void collect(PresetNode node, List<PresetZone> into) {
        switch (node) {
            case PresetNode.Sampler sampler -> into.addAll(sampler.zones());
            case PresetNode.Composite composite -> composite.children().forEach(child -> collect(child, into));
            case PresetNode.Oscillator _,PresetNode.Effect _ -> {}
        }
    }

    /** Percussion answers to its own keys only: a key beside them stays silent. */
    public boolean percussion() {
        return tags.contains("percussion") || gmProgram != null && gmProgram == 128;
    }
}
