// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.issue.Severity;
import org.songwalker.lang.issue.SwIssue.Fix;
import org.songwalker.lang.song.Binary;
import org.songwalker.lang.song.Expr;
import org.songwalker.lang.song.Index;
import org.songwalker.lang.song.Member;
import org.songwalker.lang.song.Paren;
import org.songwalker.runtime.Numbers;
import org.songwalker.runtime.words.MidiField;
import org.songwalker.runtime.words.Named;
import org.songwalker.runtime.words.Range;
import org.songwalker.runtime.words.SystemObject;
import org.songwalker.runtime.words.TransportField;
import org.songwalker.runtime.words.Words;

/**
 * Warns of numbers outside the range of what they are compared with or given to, as {@code midi.velocity > 64}: velocities, controllers and
 * probabilities go from 0 to 1, and people who know MIDI bytes or per cent write other numbers (T002).
 */
final class Ranges {
    private static final Range FRACTION = new Range(0, 1);
    private static final double LARGEST_BYTE = 127;
    private static final Named[] NONE = {};

    private Ranges() {}

    /** Warns of a comparison of something in a known range with a constant, if the constant decides it alone. */
    static void comparison(Unit unit, Binary binary, @Nullable Constant left, @Nullable Constant right) {
        Constant number = right == null ? left : right;
        Expr compared = right == null ? binary.getRight() : binary.getLeft();
        if (Operators.arithmetic(binary.getOp()) || left != null && right != null || number == null || !number.isNumber()) {
            return;
        }
        Member field = field(unit, compared);
        Range range = field == null ? null : range(unit, field);
        if (field == null || range == null || range.contains(number.number()) || Double.isNaN(number.number())) {
            return;
        }
        Expr stated = right == null ? binary.getLeft() : binary.getRight();
        boolean holds = holds(binary.getOp(), right == null ? number.number() : range.low(), right == null ? range.low() : number.number());
        String name = unit.reporter.text().substring(Reporter.offset(compared), Reporter.end(compared)).strip();
        double value = number.number();
        boolean bytes = range.equals(FRACTION) && value > 1 && value <= LARGEST_BYTE;
        double fraction = Math.round(value / LARGEST_BYTE * 100) / 100.0;
        warn(unit, stated,
                range.limits(name) + ", so this is " + (holds ? "always" : "never") + " true"
                        + (bytes ? "; " + Numbers.text(value) + " of 127 is " + Numbers.text(fraction) : ""),
                bytes ? List.of(unit.replace(stated, "Write " + Numbers.text(fraction), Numbers.text(fraction))) : List.of());
    }

    /** True if a comparison holds for the low end of a range; a constant outside the range decides it in the same way for every value. */
    private static boolean holds(String op, double left, double right) {
        Constant result = Operators.fold(op, Constant.of(left), Constant.of(right));
        return result != null && result.truth();
    }

    private static @Nullable Member field(Unit unit, @Nullable Expr expr) {
        return switch (expr) {
            case Paren paren -> field(unit, paren.getExpr());
            case Index index when Members.isControllers(unit, index.getTarget()) -> (Member) index.getTarget();
            case Member member when member.getName() != null && !Members.isControllers(unit, member) -> member;
            case null, default -> null;
        };
    }

    /** The range of a member of {@code midi} or {@code transport}; null if it is none or has none. */
    private static @Nullable Range range(Unit unit, Member member) {
        SystemObject owner = Members.systemObject(unit, member.getTarget());
        Named[] fields = owner == SystemObject.midi ? MidiField.values() : owner == SystemObject.transport ? TransportField.values() : NONE;
        return Words.named(fields, member.getName()).map(field -> field.word().value().range()).orElse(null);
    }

    /** Warns of a constant probability that is no fraction. */
    static void probability(Unit unit, Expr argument, @Nullable Constant constant) {
        if (constant == null || !constant.isNumber() || FRACTION.contains(constant.number())) {
            return;
        }
        double value = constant.number();
        boolean percent = value > 1 && value <= 100;
        warn(unit, argument,
                "a probability goes from 0 to 1"
                        + (percent ? "; " + Numbers.text(value) + " % is " + Numbers.text(value / 100) : ", not " + Numbers.text(value)),
                percent ? List.of(unit.replace(argument, "Write " + Numbers.text(value / 100), Numbers.text(value / 100))) : List.of());
    }

    /** Warns of a range of constants that counts down, and so has no element. */
    static void descending(Unit unit, Expr from, @Nullable Constant first, @Nullable Constant last) {
        if (first == null || last == null || !first.isNumber() || !last.isNumber() || !(first.number() > last.number())) {
            return;
        }
        warn(unit, from,
                "a range counts up, so " + Numbers.text(first.number()) + ".." + Numbers.text(last.number())
                        + " has no element; to count down: for (let i = " + Numbers.text(first.number()) + "; i > "
                        + Numbers.text(last.number()) + "; i--)",
                List.of());
    }

    private static void warn(Unit unit, Expr where, String message, List<Fix> fixes) {
        int from = Reporter.offset(where);
        unit.reporter.report(IssueCode.T002, Severity.WARNING, from, Reporter.end(where) - from, message, fixes);
    }
}
