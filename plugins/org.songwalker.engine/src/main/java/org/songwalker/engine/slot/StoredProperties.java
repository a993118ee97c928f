// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.engine.slot;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.ring.AudioThread;
import org.songwalker.runtime.Kind;
import org.songwalker.runtime.Strand;

/** Values that {@code song} properties have before any firing has written them: the stored state of a session. Immutable. */
public final class StoredProperties {
    /** Nothing stored. */
    static final StoredProperties NONE = new StoredProperties(new int[0], List.of());

    /** Most different names of {@code song} properties in a slot. */
    public static final int MOST_NAMES = Context.SONG_NAMES;

    private final double[] numbers = new double[Context.SONG_NAMES];
    private final @Nullable Object[] refs = new Object[Context.SONG_NAMES];

    /** Takes one value per cell, each a Double, Boolean or String. */
    public StoredProperties(int[] cells, List<Object> values) {
        Arrays.fill(refs, Kind.UNDEFINED);
        for (int i = 0; i < cells.length; i++) {
            switch (values.get(i)) {
                case Double number -> {
                    numbers[cells[i]] = number;
                    refs[cells[i]] = null;
                }
                case Boolean truth -> {
                    numbers[cells[i]] = truth ? 1 : 0;
                    refs[cells[i]] = Kind.BOOLEAN;
                }
                case String text -> refs[cells[i]] = text.intern();
                default -> throw new IllegalArgumentException("expected a number, true, false or a text");
            }
        }
    }

    @AudioThread
    void read(Strand strand, int cell, int register) {
        strand.set(register, numbers[cell], refs[cell]);
    }
}
