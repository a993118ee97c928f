// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.song.Expr;
import org.songwalker.lang.song.Statement;
import org.songwalker.runtime.Op;

/** Calls of the functions that a program defines, and the arguments of its tracks and functions (language reference 13.1). */
final class FunctionCalls {
    private final Unit unit;
    private final Expressions expressions;
    private final Inlining inlining;

    FunctionCalls(Unit unit, Expressions expressions) {
        this.unit = unit;
        this.expressions = expressions;
        this.inlining = new Inlining(unit, expressions);
    }

    /** Calls a function for its value, which goes into register {@code to}. */
    Operand value(Symbol.Function function, EObject where, List<Expr> arguments, int to) {
        List<Statement> body = arguments.size() <= function.parameters().size() ? inlining.body(function) : null;
        if (body == null) {
            call(function, where, arguments, to);
        } else {
            unit.calls(function, where);
            missing(function, where, arguments.size());
            inlining.call(function, body, where, arguments, to);
        }
        return Operand.in(to, Type.UNKNOWN);
    }

    /** Calls a function; {@code to} is the register of its value, -1 if nothing wants it. */
    void call(Symbol.Function function, EObject where, List<Expr> arguments, int to) {
        unit.calls(function, where);
        int count = Math.min(arguments.size(), function.parameters().size());
        int base = unit.frame.allocate(count);
        for (int i = 0; i < arguments.size(); i++) {
            if (i < count) {
                expressions.valueInto(arguments.get(i), base + i);
            } else {
                superfluous(function, arguments.get(i));
            }
        }
        missing(function, where, count);
        unit.at(where);
        unit.code.emit(Op.FUNCTION, function.routine(), base, to + 1 << 16 | count);
    }

    /** Reports an argument for which there is no parameter (T005). */
    void superfluous(Symbol.Callable callee, Expr argument) {
        unit.report(IssueCode.T005, argument, takes(callee) + "; this one is not used");
    }

    /** Reports the parameters without a default that a call leaves out (T005). */
    void missing(Symbol.Callable callee, EObject where, int given) {
        if (given >= callee.needed()) {
            return;
        }
        List<String> names = callee.parameters().subList(given, callee.needed()).stream().distinct().toList();
        unit.report(IssueCode.T005, where, takes(callee) + "; '" + String.join("', '", names) + (names.size() == 1 ? "' is" : "' are")
                + " missing here and undefined");
    }

    private static String takes(Symbol.Callable callee) {
        int most = callee.parameters().size();
        String counts = callee.needed() == most ? Integer.toString(most) : callee.needed() + " to " + most;
        return (callee instanceof Symbol.Function ? "function '" : "track '") + callee.name() + "' takes " + counts + " argument"
                + (counts.equals("1") ? "" : "s");
    }
}
