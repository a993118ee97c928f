// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Where in the source each instruction comes from. Immutable. */
public final class SourceMap {
    private final int[] lines;
    private final int[] columns;
    private final int[] files;
    private final String[] names;
    /** Instructions in rising order whose array or object has a name in the source, and these names. */
    private final int[] named;
    private final String[] owners;

    /** @param files index in {@code names} of the file of each instruction */
    SourceMap(int[] lines, int[] columns, int[] files, List<String> names, SortedMap<Integer, String> owners) {
        this.lines = lines;
        this.columns = columns;
        this.files = files;
        this.names = names.toArray(String[]::new);
        this.named = owners.keySet().stream().mapToInt(Integer::intValue).toArray();
        this.owners = owners.values().toArray(String[]::new);
    }

    /** Name of the used file of the instruction at an index; empty for the program itself. */
    public String file(int pc) {
        return names[files[pc]];
    }

    /** Name in the source of the array or object whose element the instruction at an index reads or writes; null if it has none. */
    public @Nullable String owner(int pc) {
        int at = Arrays.binarySearch(named, pc);
        return at < 0 ? null : owners[at];
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
