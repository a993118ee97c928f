// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.Arrays;

/** Converts offsets of a text to lines and columns. Immutable. */
public final class LineIndex {
    private final int[] starts;
    private final int length;

    public LineIndex(String text) {
        int[] found = new int[64];
        int count = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (count == found.length) {
                found = Arrays.copyOf(found, count * 2);
            }
            found[count++] = at + 1;
        }
        starts = Arrays.copyOf(found, count);
        length = text.length();
    }

    /** 1-based line of an offset in UTF-16 units; offsets outside the text count as its ends. */
    public int line(int offset) {
        int at = Arrays.binarySearch(starts, Math.clamp(offset, 0, length));
        return at >= 0 ? at + 1 : -at - 1;
    }

    /** 1-based column of an offset in UTF-16 units. */
    public int column(int offset) {
        return Math.clamp(offset, 0, length) - starts[line(offset) - 1] + 1;
    }
}
