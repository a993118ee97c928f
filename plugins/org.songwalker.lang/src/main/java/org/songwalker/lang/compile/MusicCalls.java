// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.issue.Spelling;
import org.songwalker.lang.issue.SwIssue.Fix;
import org.songwalker.lang.song.Call;
import org.songwalker.lang.song.Expr;
import org.songwalker.lang.song.VarRef;
import org.songwalker.runtime.Heap;
import org.songwalker.runtime.HeapValue;
import org.songwalker.runtime.Kind;
import org.songwalker.runtime.Op;
import org.songwalker.runtime.music.Euclid;
import org.songwalker.runtime.words.Builtin;
import org.songwalker.runtime.words.ChordName;
import org.songwalker.runtime.words.Named;
import org.songwalker.runtime.words.ScaleName;
import org.songwalker.runtime.words.Words;

/**
 * Calls that the compiler does in part or whole: scales and chords by their names, rhythms of constants, lists of a constant capacity
 * (language reference 13.3, 13.5). A value that is known now is a frozen constant.
 */
final class MusicCalls {
    /** A chord as lead sheets write it: the letter, what follows it. */
    private static final Pattern SYMBOL = Pattern.compile("([A-G][#b]?)(\\S*)");
    private final Unit unit;
    private final Expressions expressions;
    private final Euclid euclid = new Euclid();

    MusicCalls(Unit unit, Expressions expressions) {
        this.unit = unit;
        this.expressions = expressions;
    }

    /** The value of a call whose arguments have been counted; null if it is an ordinary call. */
    @Nullable
    Operand made(Builtin builtin, Call call, int into) {
        List<Expr> arguments = call.getArgs();
        return switch (builtin) {
            case scale -> {
                Named name = named(ScaleName.values(), "scale", arguments.getFirst());
                yield name == null ? unit.failed() : known(((ScaleName) name).semitones());
            }
            case chord -> chord(call, into);
            case euclid -> rhythm(arguments, into);
            case list -> list(arguments.getFirst(), into);
            default -> null;
        };
    }

    /** Reports a chord written as one text, as {@code chord("Cm7")}; true if it is one. */
    boolean oneText(Call call) {
        Constant text = call.getArgs().size() == 1 ? expressions.operand(call.getArgs().getFirst()).constant() : null;
        Matcher symbol = SYMBOL.matcher(text != null && text.ref() instanceof String string ? string : "");
        if (!symbol.matches()) {
            return false;
        }
        String name = symbol.group(2).isEmpty() ? ChordName.values()[0].text() : symbol.group(2);
        List<String> known = Words.texts(ChordName.values());
        String other = known.contains(name) ? name : otherwise(name, "chord", known);
        if (other == null) {
            return false;
        }
        String written = "chord(" + symbol.group(1) + "4, '" + other + "')";
        unit.report(IssueCode.T001, call, "chord takes a note and the name of a chord: " + written,
                unit.replace(call, "Write " + written, written));
        return true;
    }

    /** The word of a family that an argument names; null after a report. */
    private @Nullable Named named(Named[] family, String what, Expr argument) {
        if (argument instanceof VarRef bare && bare.getName() != null && unit.scope.find(bare.getName()) == null) {
            List<String> known = Words.texts(family);
            String name = known.contains(bare.getName()) ? bare.getName() : otherwise(bare.getName(), what, known);
            if (name != null) {
                unit.report(IssueCode.T002, argument, "the name of a " + what + " is a text; write '" + name + "'",
                        unit.replace(argument, "Write '" + name + "'", "'" + name + "'"));
                return null;
            }
        }
        Constant constant = expressions.operand(argument).constant();
        String text = constant != null && constant.ref() instanceof String string ? string : null;
        Named named = text == null ? null : Words.named(family, text).orElse(null);
        if (named == null) {
            List<String> known = Words.texts(family);
            String other = text == null ? null : otherwise(text, what, known);
            if (other != null) {
                unit.report(IssueCode.T002, argument, "unknown " + what + " '" + text + "'; it is written '" + other + "' here",
                        unit.replace(argument, "Change to '" + other + "'", "'" + other + "'"));
                return null;
            }
            List<String> nearest = text == null ? List.of() : Nearest.names(text, known);
            String message = text == null ? "the name of a " + what + " is a text that is known when the program is compiled"
                    : "unknown " + what + " '" + text + "'";
            unit.report(IssueCode.T002, argument, message + Nearest.hint(nearest, "; there are " + String.join(", ", known)),
                    nearest.stream().map(n -> unit.replace(argument, "Change to '" + n + "'", "'" + n + "'")).toArray(Fix[]::new));
        }
        return named;
    }

    /** The known name that a name of elsewhere means, or that differs only in case and blanks; null if there is none. */
    private static @Nullable String otherwise(String text, String what, List<String> known) {
        String other = what.equals("scale") ? Spelling.scale(text) : Spelling.chord(text);
        String plain = text.replaceAll("[\\s_-]", "");
        return other != null ? other : known.stream().filter(name -> name.equalsIgnoreCase(plain)).findFirst().orElse(null);
    }

    private static Operand known(double[] numbers) {
        return known(numbers, new @Nullable Object[numbers.length]);
    }

    private static Operand known(double[] numbers, @Nullable Object[] refs) {
        HeapValue value = HeapValue.constantArray(numbers, refs);
        return Operand.of(new Constant(0, value));
    }

    private Operand chord(Call call, int into) {
        Expr note = call.getArgs().getFirst();
        Named name = named(ChordName.values(), "chord", call.getArgs().get(1));
        Operand root = expressions.operand(note);
        if (name == null || !expressions.requireNumber(root, note, "chord")) {
            return unit.failed();
        }
        double[] semitones = ((ChordName) name).semitones();
        Constant constant = root.constant();
        if (constant != null && constant.isNumber()) {
            return known(Arrays.stream(semitones).map(offset -> constant.number() + offset).toArray());
        }
        int first = unit.frame.allocate(2);
        expressions.put(root, first);
        expressions.putToRead(known(semitones), first + 1);
        int to = expressions.target(into);
        unit.code.emit(Op.BUILTIN, to, Builtin.chord.ordinal() | 2 << 8, first);
        return Operand.in(to, Type.ARRAY);
    }

    private Operand rhythm(List<Expr> arguments, int into) {
        List<Operand> operands = arguments.stream().map(argument -> {
            Operand operand = expressions.operand(argument);
            expressions.requireNumber(operand, argument, "euclid");
            return operand;
        }).toList();
        Constant stated = operands.get(1).constant();
        if (stated != null && !(stated.number() >= 1 && stated.number() <= Euclid.MOST_STEPS)) {
            unit.report(IssueCode.T002, arguments.get(1), "the steps of euclid go from 1 to " + Euclid.MOST_STEPS);
            return unit.failed();
        }
        if (operands.stream().allMatch(operand -> operand.constant() != null && operand.constant().isNumber())) {
            return rhythm(operands.stream().mapToDouble(operand -> Math.floor(numberOf(operand))).toArray());
        }
        int first = unit.frame.allocate(operands.size());
        for (int i = 0; i < operands.size(); i++) {
            expressions.put(operands.get(i), first + i);
        }
        int to = expressions.target(into);
        unit.code.emit(Op.BUILTIN, to, Builtin.euclid.ordinal() | operands.size() << 8, first);
        return Operand.in(to, Type.ARRAY);
    }

    private static double numberOf(Operand operand) {
        return Objects.requireNonNull(operand.constant()).number();
    }

    private Operand rhythm(double[] numbers) {
        int steps = (int) numbers[1];
        long rotation = numbers.length > 2 ? (long) numbers[2] : 0;
        euclid.compute((int) numbers[0], steps);
        double[] hits = new double[steps];
        @Nullable Object[] kinds = new Object[steps];
        Arrays.fill(kinds, Kind.BOOLEAN);
        for (int i = 0; i < steps; i++) {
            hits[i] = euclid.hit(Math.floorMod(i + rotation, steps)) ? 1 : 0;
        }
        return known(hits, kinds);
    }

    private Operand list(Expr capacity, int into) {
        Constant constant = expressions.operand(capacity).constant();
        boolean fits = constant != null && constant.isNumber() && constant.number() >= 1 && constant.number() <= Heap.MAX_LENGTH
                && constant.number() == Math.rint(constant.number());
        if (!fits) {
            unit.report(IssueCode.T002, capacity, "the capacity of a list is a whole number from 1 to " + Heap.MAX_LENGTH
                    + " that is known when the program is compiled, for example list(16)");
            return unit.failed();
        }
        int to = expressions.target(into);
        unit.code.emit(Op.LIST, to, (int) constant.number(), 0);
        return Operand.in(to, Type.LIST);
    }
}
