// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset.source;

import java.util.List;
import org.songwalker.engine.instrument.SampleData;

/**
 * A sample as the cache keeps it.
 *
 * @param data   decoded
 * @param sha256 hex digits of the SHA-256 of the file as the library has it
 * @param notes  what is wrong with the file though it plays, as clauses for a sentence
 */
public record StoredSample(SampleData data, String sha256, List<String> notes) {
    public StoredSample {
        notes = List.copyOf(notes);
    }
}
