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
 * @param faults  what is wrong with entries that are left out
 */
public record PresetIndex(String name, List<Entry> entries, List<PresetException> faults) {
    /** The longest list of entries. */
    public static final int MOST_ENTRIES = 200_000;
    private static final int MOST_FAULTS = 20;

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
        faults = List.copyOf(faults);
    }

    /** Reads an {@code index.json}; a bad entry costs that entry. The file name serves messages only. */
    public static PresetIndex parse(String file, byte[] json) throws PresetException {
        JsonField root = JsonField.parse(file, json);
        JsonField format = root.find("format");
        if (format != null && !format.text().equals("songwalker-index")) {
            throw format.expected("\"songwalker-index\"");
        }
        List<Entry> entries = new ArrayList<>();
        List<PresetException> faults = new ArrayList<>();
        List<JsonField> items = root.need("entries").items();
        if (items.size() > MOST_ENTRIES) {
            throw root.need("entries").unsupported("more than " + MOST_ENTRIES + " entries; split the index");
        }
        for (JsonField item : items) {
            try {
                Entry entry = entry(item);
                if (entry != null) {
                    entries.add(entry);
                }
            } catch (PresetException e) {
                if (faults.size() < MOST_FAULTS) {
                    faults.add(e);
                }
            }
        }
        return new PresetIndex(root.need("name").text(), entries, faults);
    }

    private static @Nullable Entry entry(JsonField item) throws PresetException {
        return switch (item.object().need("type").text()) {
            case "index" -> new Entry.SubIndex(item.need("name").text(), path(item));
            case "preset" -> preset(item);
            default -> null;
        };
    }

    /** A path that can be looked up; whether it stays inside the library is seen where it is resolved. */
    private static String path(JsonField item) throws PresetException {
        JsonField path = item.need("path");
        return Paths.checked(path.text(), path);
    }

    private static Entry preset(JsonField item) throws PresetException {
        JsonField program = item.find("gmProgram");
        JsonField keys = item.find("keyRange");
        JsonField zones = item.find("zoneCount");
        return new Entry.Preset(item.need("name").text(), path(item), item.text("category", ""), item.texts("tags"),
                program == null ? null : program.integer(0, 128), zones == null ? 0 : zones.integer(0, 1_000_000),
                keys == null ? 0 : keys.object().need("low").integer(0, 127), keys == null ? 127 : keys.need("high").integer(0, 127));
    }
}
