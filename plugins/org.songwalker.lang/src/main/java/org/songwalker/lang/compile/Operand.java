// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.runtime.HeapValue;

/**
 * The value of an expression: a constant, or the content of a register.
 *
 * @param register the register that holds it; -1 for a constant not loaded yet
 * @param frozen   if it surely is an array or object that cannot be written to: those it can be; empty if that is not known
 */
record Operand(int register, Type type, @Nullable Constant constant, List<HeapValue> frozen) {
    /** Most values to keep in {@link #frozen}. */
    private static final int MOST = 1_000;

    static Operand of(Constant constant) {
        boolean frozen = constant.ref() instanceof HeapValue value && value.frozen();
        return new Operand(-1, constant.type(), constant, frozen ? List.of((HeapValue) constant.ref()) : List.of());
    }

    static Operand in(int register, Type type) {
        return new Operand(register, type, null, List.of());
    }

    /** The same, with what is known of its frozen values. */
    Operand knowing(List<HeapValue> values) {
        return new Operand(register, type, constant, values);
    }

    /** The frozen values that an element, or the member {@code key}, can be; empty if it may be something else. */
    List<HeapValue> inside(@Nullable String key) {
        List<HeapValue> all = new ArrayList<>();
        for (HeapValue value : frozen) {
            int only = key == null ? -1 : value.cellOf(key.intern());
            if (key != null && only < 0) {
                return List.of();
            }
            for (int cell = key == null ? 0 : only; cell < (key == null ? value.length() : only + 1); cell++) {
                if (!(value.ref(cell) instanceof HeapValue inner) || all.size() == MOST) {
                    return List.of();
                }
                all.add(inner);
            }
        }
        return List.copyOf(all);
    }
}
