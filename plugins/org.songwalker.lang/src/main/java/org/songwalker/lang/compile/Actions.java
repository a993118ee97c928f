// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.List;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.song.Expr;
import org.songwalker.lang.song.Play;
import org.songwalker.runtime.Op;
import org.songwalker.runtime.words.Action;
import org.songwalker.runtime.words.Meaning;

/** Calls of the built-in statements: {@code wait}, {@code sync}, {@code log} (language reference 13.7, 13.10). */
final class Actions {
    private final Unit unit;
    private final Expressions expressions;

    Actions(Unit unit, Expressions expressions) {
        this.unit = unit;
        this.expressions = expressions;
    }

    void call(Action action, Play play, List<Expr> arguments) {
        if (!play.getMods().isEmpty() || play.getStep() != null) {
            unit.report(IssueCode.T001, play, action.text() + " is no note; it takes neither velocity nor length nor step");
            return;
        }
        if (!fits(action, play, arguments)) {
            return;
        }
        switch (action) {
            case wait -> wait(play, arguments.getFirst());
            case sync -> sync(play, arguments);
            case log -> log(play, arguments);
        }
    }

    private boolean fits(Action action, Play play, List<Expr> arguments) {
        Meaning.Call takes = action.word().call();
        int most = action == Action.log ? Action.MOST_LOGGED : takes.most();
        int count = arguments.size();
        if (count >= takes.fewest() && count <= most) {
            return true;
        }
        String counts = takes.fewest() == most ? Integer.toString(most)
                : takes.fewest() + (most > takes.fewest() + 1 ? " to " : " or ") + most;
        unit.report(IssueCode.T001, play,
                action.text() + " takes " + counts + (counts.equals("1") ? " argument" : " arguments") + ", not " + count);
        return false;
    }

    /** True, after a report, if no time can pass here. */
    private boolean timeless(Play play) {
        if (unit.silentHere(play)) {
            return true;
        }
        if (unit.frame.handler()) {
            unit.report(IssueCode.P003, play,
                    "a handler takes no time: no steps and no rests in it. Let it set song properties that the next note reads");
            return true;
        }
        return false;
    }

    private void wait(Play play, Expr beats) {
        if (timeless(play)) {
            return;
        }
        Operand operand = number(beats, "wait");
        if (operand.constant() != null && operand.constant().isNumber()) {
            expressions.checkDuration(operand.constant().number(), beats);
        }
        int register = expressions.register(operand);
        unit.at(play);
        unit.code.emit(Op.WAIT, register, 0, 0);
    }

    private void sync(Play play, List<Expr> arguments) {
        if (timeless(play)) {
            return;
        }
        Operand beats = number(arguments.getFirst(), "sync");
        Constant constant = beats.constant();
        if (constant != null && constant.isNumber() && !(constant.number() > 0 && constant.number() < Double.POSITIVE_INFINITY)) {
            unit.report(IssueCode.T003, arguments.getFirst(),
                    "sync waits for a multiple of a number of beats above 0, for example sync(4)");
        }
        int every = expressions.register(beats);
        int offset = expressions.register(arguments.size() > 1 ? number(arguments.get(1), "sync") : Operand.of(Constant.of(0)));
        unit.at(play);
        unit.code.emit(Op.SYNC, every, offset, 0);
    }

    private Operand number(Expr value, String purpose) {
        Operand operand = expressions.operand(value);
        expressions.requireNumber(operand, value, purpose);
        return operand;
    }

    private void log(Play play, List<Expr> arguments) {
        int first = unit.frame.allocate(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            expressions.readInto(arguments.get(i), first + i);
        }
        unit.at(play);
        unit.code.emit(Op.LOG, first, arguments.size(), 0);
    }
}
