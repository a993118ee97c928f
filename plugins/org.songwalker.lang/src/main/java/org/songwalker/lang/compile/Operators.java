// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.song.Binary;
import org.songwalker.runtime.Op;

/** The operators of two operands: their instructions, and their values if both are constants. */
final class Operators {
    private Operators() {}

    static boolean shortCircuit(String op) {
        return op.equals("&&") || op.equals("||") || op.equals("??");
    }

    static boolean arithmetic(String op) {
        return op.length() == 1 && "+-*/%".contains(op);
    }

    static boolean equality(String op) {
        return op.startsWith("==") || op.startsWith("!=");
    }

    static int code(String op) {
        return switch (op) {
            case "+" -> Op.ADD;
            case "-" -> Op.SUB;
            case "*" -> Op.MUL;
            case "/" -> Op.DIV;
            case "%" -> Op.REM;
            case "==", "===" -> Op.EQ;
            case "!=", "!==" -> Op.NE;
            case "<" -> Op.LT;
            case ">" -> Op.GT;
            case "<=" -> Op.LE;
            case ">=" -> Op.GE;
            default -> throw new IllegalArgumentException("no operator: " + op);
        };
    }

    /** The value of an operator on constants; null if it is known only at run time. */
    static @Nullable Constant fold(String op, @Nullable Constant x, @Nullable Constant y) {
        if (x == null || y == null) {
            return null;
        }
        if (equality(op)) {
            return Constant.of(equal(x, y) == op.startsWith("=="));
        }
        if (!x.numeric() || !y.numeric()) {
            return null;
        }
        double a = x.number();
        double b = y.number();
        return switch (op) {
            case "+" -> Constant.of(a + b);
            case "-" -> Constant.of(a - b);
            case "*" -> Constant.of(a * b);
            case "/" -> Constant.of(a / b);
            case "%" -> Constant.of(a % b);
            case "<" -> Constant.of(a < b);
            case ">" -> Constant.of(a > b);
            case "<=" -> Constant.of(a <= b);
            case ">=" -> Constant.of(a >= b);
            default -> null;
        };
    }

    private static boolean equal(Constant x, Constant y) {
        if (x.numeric() || y.numeric()) {
            return x.numeric() && y.numeric() && x.number() == y.number();
        }
        Object a = x.ref();
        return a == y.ref() || a instanceof String text && text.equals(y.ref());
    }

    /** Reports a comparison that can never hold; true if it may. */
    static boolean comparable(Unit unit, Binary binary, Operand left, Operand right) {
        Type a = left.type();
        Type b = right.type();
        boolean strange = a == Type.PRESET && b == Type.NUMBER || a == Type.NUMBER && b == Type.PRESET
                || a == Type.VOICE && b == Type.NUMBER || a == Type.NUMBER && b == Type.VOICE;
        if (strange) {
            String hint = a == Type.VOICE || b == Type.VOICE ? "; compare its note: voice.note " + binary.getOp() + " …" : "";
            unit.report(IssueCode.T001, binary, a.text() + " is never equal to " + b.text() + hint);
        }
        return !strange;
    }
}
