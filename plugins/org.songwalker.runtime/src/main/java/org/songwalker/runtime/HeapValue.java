// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array or, with a shape, an object: cells of fixed number, each a number half and an object half like a register. Constants are frozen
 * and shared by all threads; others come from a {@link Heap} and belong to its thread.
 */
public final class HeapValue {
    final double[] numbers;
    final @Nullable Object[] refs;
    final boolean frozen;
    int length;
    @Nullable
    List<String> shape;
    boolean used;
    boolean marked;

    HeapValue(int capacity) {
        numbers = new double[capacity];
        refs = new Object[capacity];
        frozen = false;
    }

    private HeapValue(double[] numbers, @Nullable Object[] refs, @Nullable List<String> shape) {
        this.numbers = numbers;
        this.refs = refs;
        this.length = numbers.length;
        this.shape = shape;
        this.frozen = true;
    }

    /** A constant array; the arrays are handed over. Both have one element per cell. */
    public static HeapValue constantArray(double[] numbers, @Nullable Object[] refs) {
        return new HeapValue(numbers, refs, null);
    }

    /** A constant object whose keys are interned strings, one per cell. */
    public static HeapValue constantObject(double[] numbers, @Nullable Object[] refs, List<String> keys) {
        return new HeapValue(numbers, refs, List.copyOf(keys));
    }

    /** A frozen copy, deep. Not for the audio thread. */
    public HeapValue copy() {
        double[] copiedNumbers = Arrays.copyOf(numbers, length);
        @Nullable Object[] copiedRefs = Arrays.copyOf(refs, length);
        for (int i = 0; i < length; i++) {
            if (copiedRefs[i] instanceof HeapValue inner) {
                copiedRefs[i] = inner == this ? Kind.UNDEFINED : inner.copy();
            }
        }
        return new HeapValue(copiedNumbers, copiedRefs, shape);
    }

    /** Number of elements; never changes while the value lives. */
    public int length() {
        return length;
    }

    /** The keys of an object, null for an array. */
    public @Nullable List<String> shape() {
        return shape;
    }

    public boolean frozen() {
        return frozen;
    }

    /** Number half of a cell. */
    public double number(int cell) {
        return numbers[cell];
    }

    /** Object half of a cell. */
    public @Nullable Object ref(int cell) {
        return refs[cell];
    }

    /** Cell of a key, -1 if the object has none. Keys are interned and compared by identity. */
    public int cellOf(String key) {
        List<String> keys = shape;
        if (keys != null) {
            for (int i = 0; i < keys.size(); i++) {
                if (keys.get(i) == key) {
                    return i;
                }
            }
        }
        return -1;
    }
}
