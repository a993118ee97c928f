// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import org.jspecify.annotations.Nullable;

/**
 * The value of an expression: a constant, or the content of a register.
 *
 * @param register the register that holds it; -1 for a constant not loaded yet
 */
record Operand(int register, Type type, @Nullable Constant constant) {
    static Operand of(Constant constant) {
        return new Operand(-1, constant.type(), constant);
    }

    static Operand in(int register, Type type) {
        return new Operand(register, type, null);
    }
}
