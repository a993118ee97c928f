// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.source.PresetException;

/** The result of looking a name up. */
public sealed interface Resolution {

    /** The name as written. */
    String name();

    /** Up to five names to write instead, nearest first, each {@code Library Name/Preset Name}. */
    List<String> candidates();

    /** Where it was found. */
    sealed interface Target {
        Library library();

        /** Display name inside the library. */
        String preset();

        /** Path of the preset file (of the library's index, for a kit) relative to the source. */
        String path();

        /** {@code Library Name/Preset Name}: the name of the instrument. */
        default String fullName() {
            return library().name() + "/" + preset();
        }

        /** One preset. */
        record Single(LibraryPreset entry) implements Target {
            @Override
            public Library library() {
                return entry.library();
            }

            @Override
            public String preset() {
                return entry.name();
            }

            @Override
            public String path() {
                return entry.path();
            }
        }

        /**
         * One key of a preset that holds a whole kit.
         *
         * @param kit  the kit
         * @param name the drum's usual name
         * @param key  its key, 35 to 81
         */
        record Drum(LibraryPreset kit, String name, int key) implements Target {
            @Override
            public Library library() {
                return kit.library();
            }

            @Override
            public String preset() {
                return kit.name() + "/" + name;
            }

            @Override
            public String path() {
                return kit.path();
            }
        }

        /** All single-key percussion presets of a library, each on its own key. */
        record Kit(Library library, List<LibraryPreset> drums) implements Target {
            /** The name that virtual kits go by. */
            public static final String NAME = "Standard Kit";

            public Kit {
                drums = List.copyOf(drums);
            }

            @Override
            public String preset() {
                return NAME;
            }

            @Override
            public String path() {
                return library.path();
            }
        }
    }

    /** The preset to load. */
    record Found(String name, Match match, Target target, List<String> candidates) implements Resolution {
        public Found {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * No preset goes by that name.
     *
     * @param problem one sentence for the user
     * @param cause   the failure that kept a library from being read, or null if all were read
     */
    record Missing(String name, List<String> candidates, String problem, @Nullable PresetException cause) implements Resolution {
        public Missing {
            candidates = List.copyOf(candidates);
        }
    }
}
