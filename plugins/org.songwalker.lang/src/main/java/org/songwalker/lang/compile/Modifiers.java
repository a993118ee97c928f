// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.issue.SwIssue.Fix;
import org.songwalker.lang.song.Audible;
import org.songwalker.lang.song.Expr;
import org.songwalker.lang.song.Modifier;
import org.songwalker.lang.song.NumberLit;
import org.songwalker.lang.song.Rest;
import org.songwalker.lang.song.Step;
import org.songwalker.lang.song.Velocity;
import org.songwalker.runtime.Numbers;
import org.songwalker.runtime.Op;
import org.songwalker.runtime.words.TrackProperty;

/** Velocity, audible length, step and rest: into the registers of a play, in beats. */
final class Modifiers {
    /** Velocities up to this one of 127 are hardly heard: a number that small after a step was meant as its factor. */
    private static final int FAINTEST = 16;
    private final Unit unit;
    private final Expressions expressions;

    Modifiers(Unit unit, Expressions expressions) {
        this.unit = unit;
        this.expressions = expressions;
    }

    /**
     * Puts velocity and length into the registers after {@code base}; returns flags for those that are given. {@code given} flags come from
     * a call's arguments.
     */
    int read(List<Modifier> modifiers, int base, int given) {
        int flags = 0;
        for (Modifier modifier : modifiers) {
            int flag = modifier instanceof Velocity ? Op.HAS_VELOCITY : Op.HAS_GATE;
            if (((flags | given) & flag) != 0) {
                unit.report(IssueCode.P001, modifier,
                        (flag == Op.HAS_VELOCITY ? "a velocity" : "an audible length") + " is given twice; keep one");
            }
            flags |= flag;
            if (modifier instanceof Velocity velocity) {
                velocity(velocity.getValue(), base + 2, isFactor(velocity));
            } else if (modifier instanceof Audible audible) {
                audible(audible, base + 3);
            }
        }
        return flags;
    }

    private void velocity(@Nullable Expr value, int register, boolean said) {
        Operand operand = expressions.valueInto(value, register);
        if (value == null) {
            return;
        }
        expressions.requireNumber(operand, value, "a velocity");
        if (operand.constant() != null && !said) {
            expressions.calls().checkVelocity(operand.constant(), value);
        }
    }

    /** Warns of {@code C4 ~d * 2}, where {@code * 2} is the velocity and was meant as a factor of the step or length (P009). */
    private boolean isFactor(Velocity velocity) {
        if (!(velocity.getValue() instanceof NumberLit number) || number.getValue() <= 1 || number.getValue() > FAINTEST) {
            return false;
        }
        String text = unit.reporter.text();
        for (EObject part : velocity.eContainer().eContents()) {
            Expr beats = part instanceof Step step ? step.getBeats() : part instanceof Audible audible ? audible.getBeats() : null;
            if (beats == null || Reporter.end(part) > Reporter.offset(velocity) || text.charAt(Reporter.offset(beats)) == '('
                    || !text.substring(Reporter.end(part), Reporter.offset(velocity)).isBlank()) {
                continue;
            }
            String product = text.substring(Reporter.offset(beats), Reporter.end(velocity));
            unit.report(IssueCode.P009, velocity,
                    "this is the velocity of the note, not a factor; beats that are computed stand in parentheses: ~(" + product + ")",
                    new Fix("Write ~(" + product + ")", Reporter.offset(beats), product, "(" + product + ")"));
            return true;
        }
        return false;
    }

    private void audible(Audible audible, int register) {
        if (audible.getDots() != null) {
            DecimalPoints.length(unit, audible);
            dots(audible.getDots(), register);
        } else if (audible.getValue() != null) {
            expressions.put(beats(audible.getValue()), register);
        } else if (audible.getBeats() != null) {
            expressions.put(beats(audible.getBeats()), register);
        } else {
            boolean fraction = given(audible, "num") && audible.getDen() != null;
            if (fraction) {
                unit.report(IssueCode.P005, audible,
                        "this is one fraction; older versions read a length and a step. " + fractionRemedy(audible),
                        fractionFixes(audible));
            }
            expressions.put(noteValue(audible, audible.getNum(), audible.getDen(), audible.getNoteDots()), register);
        }
    }

    private String fractionRemedy(Audible audible) {
        Fix[] fixes = fractionFixes(audible);
        return fixes.length == 0 ? "Write the length in beats, as in @~2" : "Write "
                + Arrays.stream(fixes).map(Fix::replacement).collect(Collectors.joining(" for the fraction, or a blank for both: "));
    }

    private Fix[] fractionFixes(Audible audible) {
        String dots = Objects.requireNonNullElse(audible.getNoteDots(), "");
        if (audible.getNum() == 1 && audible.getDen() instanceof NumberLit den) {
            String text = Numbers.text(den.getValue()) + dots;
            return new Fix[] {unit.replace(audible, "Write @/" + text, "@/" + text),
                unit.replace(audible, "Write @1 /" + text, "@1 /" + text)};
        }
        if (audible.getDen() instanceof NumberLit den && den.getValue() > 0) {
            double fraction = audible.getNum() * unit.wholeNote / den.getValue() * Expressions.dotted(dots);
            String beats = "@~" + Numbers.text(fraction);
            String apart = "@" + Numbers.text(audible.getNum()) + " /" + Numbers.text(den.getValue()) + dots;
            return new Fix[] {unit.replace(audible, "Write " + beats, beats), unit.replace(audible, "Write " + apart, apart)};
        }
        return new Fix[0];
    }

    /** Puts a step into a register and returns its flag; 0 if none is written. */
    int step(@Nullable Step step, int register) {
        if (step == null) {
            return 0;
        }
        warnOfDivision(step);
        if (step.getDots() != null) {
            DecimalPoints.step(unit, step);
            dots(step.getDots(), register);
        } else if (step.getBeats() != null) {
            expressions.put(beats(step.getBeats()), register);
        } else {
            expressions.put(noteValue(step, step.getNum(), step.getDen(), step.getNoteDots()), register);
        }
        return Op.HAS_STEP;
    }

    /** Warns of {@code k(60) *midi.velocity/2}, where {@code /2} is the step and was meant to divide the velocity (P009). */
    private void warnOfDivision(Step step) {
        String text = unit.reporter.text();
        int from = Reporter.offset(step);
        for (EObject part : step.eContainer().eContents()) {
            if (part instanceof Velocity velocity && Reporter.end(velocity) == from && text.charAt(from) == '/'
                    && !(velocity.getValue() instanceof NumberLit) && text.charAt(from - 1) != ')') {
                String value = text.substring(Reporter.offset(velocity.getValue()), from);
                String divisor = text.substring(from + 1, Reporter.end(step));
                unit.report(IssueCode.P009, step,
                        "this is the step of the note, not a division; a velocity that is computed stands in parentheses: *(" + value
                                + " / " + divisor + ")",
                        new Fix("Write (" + value + " / " + divisor + ")", Reporter.offset(velocity.getValue()), value + "/" + divisor,
                                "(" + value + " / " + divisor + ")"),
                        new Fix("Write a blank before the step", from, "/" + divisor, " /" + divisor));
                return;
            }
        }
    }

    /** True if a step is the constant 0. */
    boolean zero(Step step) {
        return step.getDots() == null && step.getDen() == null && step.getBeats() == null && step.getNum() == 0;
    }

    /** Register with the length of a rest in beats; -1 for one default length. */
    int rest(Rest rest) {
        int register = unit.frame.allocate();
        if (rest.getDots() == null) {
            expressions.put(noteValue(rest, rest.getNum(), rest.getDen(), rest.getNoteDots()), register);
            return register;
        }
        int count = rest.getDots().length();
        if (rest.getBeats() != null) {
            expressions.put(expressions.times(beats(rest.getBeats()), count), register);
            return register;
        }
        if (rest.getDen() == null) {
            if (count == 1) {
                return -1;
            }
            dots(rest.getDots(), register);
            return register;
        }
        expressions.put(expressions.times(noteValue(rest, 0, rest.getDen(), rest.getNoteDots()), count), register);
        return register;
    }

    /** One default length for each dot. */
    private void dots(String dots, int register) {
        unit.code.emit(Op.TRACK_READ, register, TrackProperty.DURATION.ordinal(), 0);
        expressions.put(expressions.times(Operand.in(register, Type.NUMBER), dots.length()), register);
    }

    /** {@code n} beats, {@code /m} or {@code n/m} note values; {@code n} counts if it is written. */
    private Operand noteValue(EObject where, double number, @Nullable Expr denominator, @Nullable String dots) {
        Operand numerator = Operand.of(Constant.of(number));
        if (denominator == null) {
            expressions.checkDuration(number, where);
            return numerator;
        }
        Operand value = expressions.noteValue(given(where, "num") ? numerator : null, expressions.operand(denominator), where, -1);
        return expressions.dotted(value, dots);
    }

    /** True if a feature is written in the source; its value alone cannot tell, because a missing number reads as 0. */
    private static boolean given(EObject owner, String feature) {
        return !NodeModelUtils.findNodesForFeature(owner, owner.eClass().getEStructuralFeature(feature)).isEmpty();
    }

    private Operand beats(@Nullable Expr value) {
        Operand operand = expressions.operand(value);
        if (value != null) {
            expressions.requireNumber(operand, value, "a duration");
            if (operand.constant() != null && operand.constant().isNumber()) {
                expressions.checkDuration(operand.constant().number(), value);
            }
        }
        return operand;
    }

    /** Warns that {@code 4 /2} alone on a line is one fraction, which a reader may not expect (P006). */
    void warnFraction(Rest rest) {
        if (given(rest, "num") && rest.getDen() != null) {
            String text = unit.reporter.text().substring(Reporter.offset(rest), Reporter.end(rest));
            if (text.indexOf(' ') >= 0 || text.indexOf('\t') >= 0) {
                unit.report(IssueCode.P006, rest,
                        "this is one rest of " + text.replaceAll("\\s+", "") + "; write it without blanks, or as two rests on two lines");
            }
        }
    }
}
