// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.presets;

import java.util.List;
import org.songwalker.preset.Library;
import org.songwalker.preset.LibraryPreset;

/**
 * What a search found.
 *
 * @param query     what was looked for
 * @param presets   what was found, best first; in the order of the libraries if nothing was typed
 * @param libraries the same by library if the query limits nothing; else empty
 */
record Hits(Query query, List<LibraryPreset> presets, List<Group> libraries) {
    /** A library with its presets. */
    record Group(Library library, List<LibraryPreset> presets) {
        Group {
            presets = List.copyOf(presets);
        }
    }

    Hits {
        presets = List.copyOf(presets);
        libraries = List.copyOf(libraries);
    }
}
