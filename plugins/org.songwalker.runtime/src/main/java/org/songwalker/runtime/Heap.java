// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The arrays and objects of one slot: a fixed stock in four sizes, allocated up front. When a size runs out, everything that no root holds
 * is freed (mark and sweep over the stock, so the pause is bounded by it). One thread.
 */
public final class Heap {
    private static final int[] SIZES = {4, 16, 64, 256};
    private static final int[] COUNTS = {512, 256, 64, 16};
    /** Most elements of one array or object. */
    public static final int MAX_LENGTH = 256;

    /** Marks what is still reachable, by calling {@link Heap#mark} for every register and song cell. */
    public interface Roots {
        void markAll(Heap heap);
    }

    private final HeapValue[][] stock = new HeapValue[SIZES.length][];
    private final int[] next = new int[SIZES.length];
    private final HeapValue[] grey;
    private int greyCount;
    private final Roots roots;

    public Heap(Roots roots) {
        this.roots = roots;
        int total = 0;
        for (int size = 0; size < SIZES.length; size++) {
            stock[size] = new HeapValue[COUNTS[size]];
            for (int i = 0; i < COUNTS[size]; i++) {
                stock[size][i] = new HeapValue(SIZES[size]);
            }
            total += COUNTS[size];
        }
        grey = new HeapValue[total];
    }

    /** A value with {@code length} cells, all undefined; null if nothing can be freed or the length is over {@link #MAX_LENGTH}. */
    public @Nullable HeapValue allocate(int length) {
        for (int size = 0; size < SIZES.length; size++) {
            if (length <= SIZES[size]) {
                HeapValue value = take(size);
                if (value == null) {
                    sweep();
                    value = take(size);
                }
                if (value != null) {
                    prepare(value, length);
                    return value;
                }
            }
        }
        return null;
    }

    /** An empty list for {@code capacity} values, 1 to {@link #MAX_LENGTH}; null if nothing can be freed. */
    public @Nullable HeapValue allocateList(int capacity) {
        HeapValue value = allocate(capacity);
        if (value != null) {
            value.capacity = capacity;
            value.length = 0;
        }
        return value;
    }

    private static void prepare(HeapValue value, int length) {
        value.used = true;
        value.length = length;
        value.capacity = 0;
        value.shape = null;
        for (int i = 0; i < length; i++) {
            value.refs[i] = Kind.UNDEFINED;
            value.numbers[i] = 0;
        }
    }

    private @Nullable HeapValue take(int size) {
        HeapValue[] values = stock[size];
        for (int i = next[size]; i < values.length; i++) {
            if (!values[i].used) {
                next[size] = i + 1;
                return values[i];
            }
        }
        next[size] = values.length;
        return null;
    }

    /** Keeps a value, and all it holds, through the running sweep. Values of programs and other objects are ignored. */
    public void mark(@Nullable Object ref) {
        if (ref instanceof HeapValue value && value.pooled && !value.marked) {
            value.marked = true;
            grey[greyCount++] = value;
        }
    }

    private void sweep() {
        roots.markAll(this);
        while (greyCount > 0) {
            HeapValue value = grey[--greyCount];
            for (int i = 0; i < value.length; i++) {
                mark(value.refs[i]);
            }
        }
        for (int size = 0; size < SIZES.length; size++) {
            next[size] = 0;
            for (HeapValue value : stock[size]) {
                value.used = value.marked;
                value.marked = false;
            }
        }
    }

    /** How many values are in use, freed or not: what a full heap reports. */
    public int inUse() {
        int count = 0;
        for (HeapValue[] values : stock) {
            for (HeapValue value : values) {
                if (value.used) {
                    count++;
                }
            }
        }
        return count;
    }
}
