// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.index;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.source.PresetException;

/**
 * One {@code index.json}, read; paths are as written, relative to the index file's directory.
 *
 * @param name    display name
 * @param entries in file order; kinds this version does not know are left out
 */
public record PresetIndex(String name, List<Entry> entries) {

    /** A line of an index. */
    public sealed interface Entry {
        String name();

        /** Path relative to the directory of the index. */
        String path();

        /** A further index. */
        record SubIndex(String name, String path) implements Entry {}

        /**
         * A preset.
         *
         * @param gmProgram General MIDI program 0 to 127 of melodic presets, or null
         * @param zoneCount number of zones, 0 if unknown
         * @param keyLow    lowest key, 0 if unknown
         * @param keyHigh   highest key, 127 if unknown
         */
        record Preset(String name, String path, String category, List<String> tags, @Nullable Integer gmProgram, int zoneCount, int keyLow,
                int keyHigh) implements Entry {
            public Preset {
                tags = List.copyOf(tags);
            }

            /** The key of a percussion preset of one key, or -1. */
            public int percussionKey() {
                return tags.contains("percussion") && keyLow == keyHigh ? keyLow : -1;
            }
        }
    }

    public PresetIndex {
        entries = List.copyOf(entries);
    }

    /** Reads an {@code index.json}. The file name serves messages only. */
    public static PresetIndex parse(String file, byte[] json) throws PresetException {
        JsonField root = JsonField.parse(file, json);
        JsonField format = root.find("format");
        if (format != null && !format.text().equals("songwalker-index")) {
            throw format.expected("\"songwalker-index\"");
        }
        List<Entry> entries = new ArrayList<>();
        for (JsonField item : root.need("entries").items()) {
            switch (item.object().need("type").text()) {
                case "index" -> entries.add(new Entry.SubIndex(item.need("name").text(), item.need("path").text()));
                case "preset" -> entries.add(preset(item));
                default -> {}
            }
        }
        return new PresetIndex(root.need("name").text(), entries);
    }

    private static Entry preset(JsonField item) throws PresetException {
        JsonField program = item.find("gmProgram");
        JsonField keys = item.find("keyRange");
        JsonField zones = item.find("zoneCount");
        return new Entry.Preset(item.need("name").text(), item.need("path").text(), item.text("category", ""), item.texts("tags"),
                program == null ? null : program.integer(0, 128), zones == null ? 0 : zones.integer(0, 1_000_000),
                keys == null ? 0 : keys.object().need("low").integer(0, 127), keys == null ? 127 : keys.need("high").integer(0, 127));
    }
}
