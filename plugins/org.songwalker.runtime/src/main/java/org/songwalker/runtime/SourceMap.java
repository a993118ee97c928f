// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

/** Where in the source each instruction comes from. Immutable. */
public final class SourceMap {
    private final int[] lines;
    private final int[] columns;

    SourceMap(int[] lines, int[] columns) {
        this.lines = lines;
        this.columns = columns;
    }

    /** 1-based line of the instruction at an index. */
    public int line(int pc) {
        return lines[pc];
    }

    /** 1-based column in UTF-16 units. */
    public int column(int pc) {
        return columns[pc];
    }

    /** Number of instructions. */
    public int size() {
        return lines.length;
    }
}
