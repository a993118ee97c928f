// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import java.util.List;

/** Where in the source each instruction comes from. Immutable. */
public final class SourceMap {
    private final int[] lines;
    private final int[] columns;
    private final int[] files;
    private final String[] names;

    /** @param files index in {@code names} of the file of each instruction */
    SourceMap(int[] lines, int[] columns, int[] files, List<String> names) {
        this.lines = lines;
        this.columns = columns;
        this.files = files;
        this.names = names.toArray(String[]::new);
    }

    /** Name of the used file of the instruction at an index; empty for the program itself. */
    public String file(int pc) {
        return names[files[pc]];
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
