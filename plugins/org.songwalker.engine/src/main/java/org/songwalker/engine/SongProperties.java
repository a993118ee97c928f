// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.runtime.Kind;
import org.songwalker.runtime.Strand;

/** What {@code song} properties read before any firing has written them: a session's stored state. Immutable. */
final class SongProperties {
    /** Nothing stored. */
    static final SongProperties NONE = new SongProperties(new int[0], List.of());

    private final double[] numbers = new double[Context.SONG_NAMES];
    private final @Nullable Object[] refs = new Object[Context.SONG_NAMES];

    SongProperties(int[] cells, List<Object> values) {
        Arrays.fill(refs, Kind.UNDEFINED);
        for (int i = 0; i < cells.length; i++) {
            Object value = values.get(i);
            numbers[cells[i]] = value instanceof Double number ? number : value instanceof Boolean truth && truth ? 1 : 0;
            refs[cells[i]] = value instanceof Double ? null : value instanceof Boolean ? Kind.BOOLEAN : ((String) value).intern();
        }
    }

    @AudioThread
    void read(Strand strand, int cell, int register) {
        strand.set(register, numbers[cell], refs[cell]);
    }
}
