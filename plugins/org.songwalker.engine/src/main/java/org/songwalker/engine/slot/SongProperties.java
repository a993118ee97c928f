// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.slot;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.runtime.Kind;
import org.songwalker.runtime.Strand;

/** What {@code song} properties read before any firing has written them: a session's stored state. Immutable. */
public final class SongProperties {
    /** Nothing stored. */
    static final SongProperties NONE = new SongProperties(new int[0], List.of());

    /** Most different names of {@code song} properties in a slot. */
    public static final int MOST_NAMES = Context.SONG_NAMES;

    private final double[] numbers = new double[Context.SONG_NAMES];
    private final @Nullable Object[] refs = new Object[Context.SONG_NAMES];

    /** {@code values} are of type Double, Boolean or String, one for each cell. */
    public SongProperties(int[] cells, List<Object> values) {
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
