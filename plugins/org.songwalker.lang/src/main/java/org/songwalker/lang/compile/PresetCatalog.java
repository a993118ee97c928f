// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.List;

/**
 * What presets there are, as far as an index at hand tells: for checks, completion and hovers. Implementations answer from memory, at once,
 * from any thread; they never touch network or disk.
 */
public interface PresetCatalog {
    /**
     * One preset of an index.
     *
     * @param library display name of its library
     * @param name    display name of the preset
     * @param zones   number of samples; 0 if unknown
     * @param keyLow  lowest key 0 to 127
     * @param keyHigh highest key 0 to 127
     * @param tags    tags of the index
     * @param bytes   size of its samples; -1 if unknown
     * @param cached  true if it plays without network
     */
    record Entry(String library, String name, int zones, int keyLow, int keyHigh, List<String> tags, long bytes, boolean cached) {
        public Entry {
            tags = List.copyOf(tags);
        }
    }

    /** The answer for a name or regular expression in {@code loadPreset}. */
    sealed interface Resolution {}

    /** It is there. */
    record Found(Entry entry) implements Resolution {}

    /** An index is at hand and it is not there; the nearest names, best first. */
    record Missing(List<String> candidates) implements Resolution {
        public Missing {
            candidates = List.copyOf(candidates);
        }
    }

    /** No index is at hand that could tell. */
    record Unknown() implements Resolution {}

    Resolution resolve(String name);

    /** All presets known, in index order. */
    List<Entry> entries();

    /** A catalog that knows nothing. */
    PresetCatalog NONE = new PresetCatalog() {
        @Override
        public Resolution resolve(String name) {
            return new Unknown();
        }

        @Override
        public List<Entry> entries() {
            return List.of();
        }
    };
}
