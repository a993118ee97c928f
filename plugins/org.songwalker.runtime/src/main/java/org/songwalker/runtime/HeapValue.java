// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array, a list or, with a shape, an object: cells, each a number half and an object half like a register. Those of a {@link Heap}
 * belong to its thread and can be written to. Those of a program are shared by all threads and never written to: either frozen, the value
 * of a {@code const}, or the template of a literal, of which {@link Op#COPY} makes a copy (language reference 0.18).
 */
public final class HeapValue {
    final double[] numbers;
    final @Nullable Object[] refs;
    final boolean pooled;
    private boolean frozen;
    int length;
    /** Most elements of a list; 0 for arrays and objects, which keep their length. */
    int capacity;
    @Nullable
    List<String> shape;
    boolean used;
    boolean marked;

    HeapValue(int capacity) {
        numbers = new double[capacity];
        refs = new Object[capacity];
        pooled = true;
    }

    private HeapValue(double[] numbers, @Nullable Object[] refs, @Nullable List<String> shape) {
        this.numbers = numbers;
        this.refs = refs;
        this.length = numbers.length;
        this.shape = shape;
        this.pooled = false;
    }

    /** The template of an array; the arrays are handed over. Both have one element per cell. */
    public static HeapValue constantArray(double[] numbers, @Nullable Object[] refs) {
        return new HeapValue(numbers, refs, null);
    }

    /** The template of an object whose keys are interned strings, one per cell. */
    public static HeapValue constantObject(double[] numbers, @Nullable Object[] refs, List<String> keys) {
        return new HeapValue(numbers, refs, List.copyOf(keys));
    }

    /** A deep copy outside any heap. Not for the audio thread. */
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

    /** True if it is a list, whose length changes. */
    public boolean list() {
        return capacity > 0;
    }

    /** Number of elements; only that of a list changes. */
    public int length() {
        return length;
    }

    /** The keys of an object, null for an array. */
    public @Nullable List<String> shape() {
        return shape;
    }

    /** True if it is the value of a {@code const} or part of one. */
    public boolean frozen() {
        return frozen;
    }

    /** Freezes a template and the templates inside it. For the compiler, before the program is published. */
    public void freeze() {
        if (!pooled && !frozen) {
            frozen = true;
            for (Object ref : refs) {
                if (ref instanceof HeapValue inner) {
                    inner.freeze();
                }
            }
        }
    }

    /** True if it is the template of a literal: whoever keeps its value needs a copy. */
    public boolean template() {
        return !pooled && !frozen;
    }

    /** True if a cell holds a template. */
    public boolean holdsTemplates() {
        for (Object ref : refs) {
            if (ref instanceof HeapValue inner && inner.template()) {
                return true;
            }
        }
        return false;
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
