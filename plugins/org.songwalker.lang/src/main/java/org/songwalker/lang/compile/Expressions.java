// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.song.ArrayLit;
import org.songwalker.lang.song.Binary;
import org.songwalker.lang.song.BoolLit;
import org.songwalker.lang.song.Call;
import org.songwalker.lang.song.Conditional;
import org.songwalker.lang.song.Decl;
import org.songwalker.lang.song.DurationLit;
import org.songwalker.lang.song.Entry;
import org.songwalker.lang.song.Expr;
import org.songwalker.lang.song.ForIn;
import org.songwalker.lang.song.Index;
import org.songwalker.lang.song.Member;
import org.songwalker.lang.song.NoteLit;
import org.songwalker.lang.song.NumberLit;
import org.songwalker.lang.song.ObjectLit;
import org.songwalker.lang.song.Paren;
import org.songwalker.lang.song.RegexLit;
import org.songwalker.lang.song.StringLit;
import org.songwalker.lang.song.Unary;
import org.songwalker.lang.song.UndefinedLit;
import org.songwalker.lang.song.VarRef;
import org.songwalker.runtime.Heap;
import org.songwalker.runtime.HeapValue;
import org.songwalker.runtime.Kind;
import org.songwalker.runtime.Numbers;
import org.songwalker.runtime.Op;
import org.songwalker.runtime.PresetSource;
import org.songwalker.runtime.music.Pitch;

/** Values: literals, operators, arrays and objects. Names, members and calls are {@link Names}, {@link Members} and {@link Calls}. */
final class Expressions {
    private static final int MAX_DEPTH = 700;
    private final Unit unit;
    private final Names names;
    private final Members members;
    private final Calls calls;
    private int depth;

    Expressions(Unit unit) {
        this.unit = unit;
        this.names = new Names(unit);
        this.members = new Members(unit, this, names);
        this.calls = new Calls(unit, this, names);
    }

    Names names() {
        return names;
    }

    Calls calls() {
        return calls;
    }

    /** Compiles an expression. {@code into} is a hint; use {@link #valueInto} if the value has to end there. */
    Operand operand(@Nullable Expr expr) {
        return operand(expr, -1);
    }

    /** Compiles an expression and returns the register that holds it. A variable is used in its own register. */
    int value(@Nullable Expr expr) {
        return register(operand(expr));
    }

    /** The register of an operand; constants are loaded into a new one. */
    int register(Operand operand) {
        Constant constant = operand.constant();
        if (constant == null || operand.register() >= 0) {
            return operand.register();
        }
        int register = unit.frame.allocate();
        unit.load(register, constant);
        return register;
    }

    /** The register of an operand that is only read. */
    int registerToRead(Operand operand) {
        Constant constant = operand.constant();
        if (constant == null || operand.register() >= 0) {
            return operand.register();
        }
        int register = unit.frame.allocate();
        unit.loadToRead(register, constant);
        return register;
    }

    /** Compiles an expression that is only read, so that its value ends in a given register. */
    Operand readInto(@Nullable Expr expr, int into) {
        Operand operand = operand(expr, into);
        putToRead(operand, into);
        return operand;
    }

    /** Moves an operand that is only read into a register. */
    void putToRead(Operand operand, int into) {
        Constant constant = operand.constant();
        if (constant != null) {
            unit.loadToRead(into, constant);
        } else {
            put(operand, into);
        }
    }

    /** Compiles an expression so that its value ends in a given register. */
    Operand valueInto(@Nullable Expr expr, int into) {
        Operand operand = operand(expr, into);
        put(operand, into);
        return operand;
    }

    /** Moves an operand into a register. */
    void put(Operand operand, int into) {
        Constant constant = operand.constant();
        if (constant != null) {
            unit.load(into, constant);
        } else if (operand.register() != into) {
            unit.code.emit(Op.MOVE, into, operand.register(), 0);
        }
    }

    /** @param into a fresh register that may take the result, -1 to allocate one */
    Operand operand(@Nullable Expr expr, int into) {
        if (expr == null) {
            return Operand.of(Constant.UNDEFINED);
        }
        if (depth >= MAX_DEPTH) {
            unit.report(IssueCode.L005, expr, "this expression is nested too deeply; give parts of it a name with const");
            return unit.failed();
        }
        depth++;
        try {
            return dispatch(expr, into);
        } finally {
            depth--;
        }
    }

    private Operand dispatch(Expr expr, int into) {
        return switch (expr) {
            case NumberLit number -> Operand.of(Constant.of(number.getValue()));
            case NoteLit note -> Operand.of(Constant.of(note(note)));
            case StringLit string -> string(string);
            case BoolLit bool -> Operand.of(Constant.of(bool.isYes()));
            case UndefinedLit undefined -> Operand.of(Constant.UNDEFINED);
            case RegexLit regex -> Operand.of(new Constant(0, pattern(regex)));
            case DurationLit duration -> duration(duration, into);
            case Paren paren -> operand(paren.getExpr(), into);
            case ArrayLit array -> array(array, into);
            case ObjectLit object -> object(object, into);
            case Unary unary -> unary(unary, into);
            case Binary binary -> binary(binary, into);
            case Conditional conditional -> conditional(conditional, into);
            case VarRef name -> names.variable(name);
            case Member member -> members.read(member, into);
            case Index index -> members.index(index, into);
            case Call call -> calls.value(call, into);
            default -> Operand.of(Constant.UNDEFINED);
        };
    }

    int target(int into) {
        return into >= 0 ? into : unit.frame.allocate();
    }

    /** MIDI number of a note literal. */
    double note(NoteLit note) {
        int midi = Pitch.parse(note.getNote()).orElse(-1);
        if (midi < 0 || midi > 127) {
            unit.report(IssueCode.N002, note,
                    "the note '" + note.getNote() + "' is MIDI number " + midi + ", outside 0 to 127; notes go from C0 to G9 (and Cb0)");
        }
        return midi;
    }

    private Operand string(StringLit string) {
        int from = Reporter.offset(string);
        if (unit.reporter.text().substring(from, Reporter.end(string)).indexOf('\n') >= 0) {
            unit.report(IssueCode.L006, string,
                    "this string goes on over the end of its line; write \\n for a line feed, or close it before");
        }
        String text = string.getText();
        return Operand.of(new Constant(0, text == null ? "" : text.intern()));
    }

    private static PresetSource.Pattern pattern(RegexLit regex) {
        String text = regex.getText();
        int end = text.lastIndexOf('/');
        return new PresetSource.Pattern(text.substring(1, end), text.substring(end + 1));
    }

    private Operand duration(DurationLit literal, int into) {
        return dotted(noteValue(null, operand(literal.getDen()), literal, into), literal.getNoteDots());
    }

    /** Beats of {@code n/m}, or of {@code /m} if there is no {@code n}. */
    Operand noteValue(@Nullable Operand numerator, Operand denominator, EObject where, int into) {
        Constant n = numerator == null ? Constant.of(1) : numerator.constant();
        Constant m = denominator.constant();
        if (n != null && m != null && n.isNumber() && m.isNumber()) {
            double beats = unit.wholeNote * n.number() / m.number();
            checkDuration(beats, where);
            return Operand.of(Constant.of(beats));
        }
        requireNumber(denominator, where, "a note value");
        int whole = unit.frame.allocate();
        unit.load(whole, Constant.of(unit.wholeNote * (n == null ? 1 : n.number())));
        int to = target(into);
        unit.code.emit(Op.DIV, to, whole, register(denominator));
        return Operand.in(to, Type.NUMBER);
    }

    /** Note value with the musician's dots, each of which adds half of what is before it: 1.5, 1.75, … times as long. */
    Operand dotted(Operand beats, @Nullable String dots) {
        return dots == null ? beats : times(beats, dotted(dots));
    }

    /** How many times as long a note value is with these dots; 1 without any. */
    static double dotted(String dots) {
        return 2 - Math.pow(2, -dots.length());
    }

    /** An operand times a constant. */
    Operand times(Operand operand, double factor) {
        Constant constant = operand.constant();
        if (factor == 1) {
            return operand;
        }
        if (constant != null) {
            return Operand.of(Constant.of(constant.number() * factor));
        }
        int register = unit.frame.allocate();
        unit.load(register, Constant.of(factor));
        unit.code.emit(Op.MUL, register, register, operand.register());
        return Operand.in(register, Type.NUMBER);
    }

    /** Reports a constant duration that is negative, infinite or not a number. */
    void checkDuration(double beats, EObject where) {
        if (!(beats >= 0 && beats < Double.POSITIVE_INFINITY)) {
            unit.report(IssueCode.T003, where, "this duration is " + Numbers.text(beats) + " beats; durations are finite and not negative");
        }
    }

    /** Reports arithmetic that surely fails; true if it may work. */
    boolean requireNumber(Operand operand, EObject where, String purpose) {
        if (operand.type().maybeNumber()) {
            return true;
        }
        NumberWanted.report(unit, operand, where, purpose);
        return false;
    }

    private Operand array(ArrayLit array, int into) {
        List<Expr> elements = array.getElements();
        if (elements.size() > Heap.MAX_LENGTH && !allConstant(elements)) {
            unit.report(IssueCode.T002, array,
                    "this array has " + elements.size() + " elements; arrays of changing values hold up to " + Heap.MAX_LENGTH);
        }
        List<Operand> operands = new ArrayList<>();
        int first = allConstant(elements) ? 0 : unit.frame.allocate(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Operand operand = operand(elements.get(i));
            operands.add(operand);
            if (operand.constant() == null) {
                put(operand, first + i);
            }
        }
        if (operands.stream().allMatch(o -> o.constant() != null)) {
            HeapValue value = HeapValue.constantArray(numbers(operands), refs(operands));
            if (value.length() > Heap.MAX_LENGTH && isKept(array)) {
                unit.report(IssueCode.T002, array, "this array has " + value.length()
                        + " elements; arrays that can be written to hold up to " + Heap.MAX_LENGTH + ". Declare it with const");
            }
            return Operand.of(new Constant(0, value));
        }
        loadConstants(operands, first);
        int to = target(into);
        unit.code.emit(Op.ARRAY, to, first, elements.size());
        return Operand.in(to, Type.ARRAY);
    }

    /** True if the value of a literal is kept where it can be written to: everywhere but in a {@code const} and a loop. */
    private static boolean isKept(Expr literal) {
        EObject part = literal;
        while (part.eContainer() instanceof Expr || part.eContainer() instanceof Entry) {
            part = part.eContainer();
            if (part instanceof Call || part instanceof Index) {
                return false;
            }
        }
        return !(part.eContainer() instanceof Decl decl && decl.getKind().equals("const")) && !(part.eContainer() instanceof ForIn);
    }

    private static boolean allConstant(List<Expr> elements) {
        return elements.stream()
                .allMatch(e -> e instanceof NumberLit || e instanceof NoteLit || e instanceof StringLit || e instanceof BoolLit);
    }

    private void loadConstants(List<Operand> operands, int first) {
        for (int i = 0; i < operands.size(); i++) {
            Constant constant = operands.get(i).constant();
            if (constant != null) {
                unit.load(first + i, constant);
            }
        }
    }

    private static double[] numbers(List<Operand> operands) {
        return operands.stream().mapToDouble(o -> constantOf(o).number()).toArray();
    }

    private static @Nullable Object[] refs(List<Operand> operands) {
        return operands.stream().map(o -> constantOf(o).ref()).toArray();
    }

    private static Constant constantOf(Operand operand) {
        return Objects.requireNonNull(operand.constant());
    }

    private Operand object(ObjectLit object, int into) {
        List<String> keys = new ArrayList<>();
        List<Operand> operands = new ArrayList<>();
        int first = unit.frame.allocate(object.getEntries().size());
        for (Entry entry : object.getEntries()) {
            String key = entry.getKey().intern();
            if (keys.contains(key)) {
                unit.report(IssueCode.N003, entry, "the key '" + key + "' stands twice in this object; keep one");
            }
            keys.add(key);
            Operand operand = operand(entry.getValue());
            operands.add(operand);
            if (operand.constant() == null) {
                put(operand, first + operands.size() - 1);
            }
        }
        if (operands.stream().allMatch(o -> o.constant() != null)) {
            return Operand.of(new Constant(0, HeapValue.constantObject(numbers(operands), refs(operands), keys)));
        }
        loadConstants(operands, first);
        @Nullable Object[] none = new Object[keys.size()];
        Arrays.fill(none, Kind.UNDEFINED);
        int shape = unit.code.constant(0, HeapValue.constantObject(new double[keys.size()], none, keys));
        int to = target(into);
        unit.code.emit(Op.OBJECT, to, first, shape);
        return Operand.in(to, Type.OBJECT);
    }

    private Operand unary(Unary unary, int into) {
        Operand operand = operand(unary.getOperand());
        Constant constant = operand.constant();
        if (unary.getOp().equals("!")) {
            if (constant != null) {
                return Operand.of(Constant.of(!constant.truth()));
            }
            int to = target(into);
            unit.code.emit(Op.NOT, to, register(operand), 0);
            return Operand.in(to, Type.BOOLEAN);
        }
        requireNumber(operand, unary, "'" + unary.getOp() + "'");
        if (constant != null && constant.numeric()) {
            return Operand.of(Constant.of(unary.getOp().equals("-") ? -constant.number() : constant.number()));
        }
        int to = target(into);
        unit.code.emit(unary.getOp().equals("-") ? Op.NEG : Op.PLUS, to, register(operand), 0);
        return Operand.in(to, Type.NUMBER);
    }

    /** Chains like {@code a + b + c + …} lean to the left and may be long, so they are walked without recursion. */
    private Operand binary(Binary binary, int into) {
        List<Binary> spine = new ArrayList<>();
        Expr leftmost = binary;
        while (leftmost instanceof Binary b && !Operators.shortCircuit(b.getOp())) {
            spine.add(b);
            leftmost = b.getLeft();
        }
        if (spine.isEmpty()) {
            return shortCircuit(binary, into);
        }
        int mark = unit.frame.mark();
        Operand left = operand(leftmost);
        for (int i = spine.size() - 1; i >= 0; i--) {
            left = strict(spine.get(i), left, i == 0 ? into : -1, mark);
        }
        return left;
    }

    /** @param mark registers from here on are temporaries of the chain; the result may take the place of an operand */
    private Operand strict(Binary binary, Operand left, int into, int mark) {
        Operand right = operand(binary.getRight());
        String op = binary.getOp();
        if (op.equals("===") || op.equals("!==")) {
            unit.report(IssueCode.P006, binary,
                    "'" + op + "' means the same as '" + op.substring(0, 2) + "' here; write '" + op.substring(0, 2) + "'");
        }
        boolean fits = Operators.equality(op) ? Operators.comparable(unit, binary, left, right)
                : requireNumber(left, binary.getLeft(), "'" + op + "'") & requireNumber(right, binary.getRight(), "'" + op + "'");
        Constant folded = fits ? Operators.fold(op, left.constant(), right.constant()) : null;
        if (folded != null) {
            return Operand.of(folded);
        }
        Ranges.comparison(unit, binary, left.constant(), right.constant());
        int x = register(left);
        int y = register(right);
        if (into < 0) {
            unit.frame.release(mark);
        }
        int to = target(into);
        unit.code.emit(Operators.code(op), to, x, y);
        return Operand.in(to, Operators.arithmetic(op) ? Type.NUMBER : Type.BOOLEAN);
    }

    private Operand shortCircuit(Binary binary, int into) {
        Operand left = operand(binary.getLeft());
        String op = binary.getOp();
        Constant constant = left.constant();
        if (constant != null) {
            boolean keep = switch (op) {
                case "&&" -> !constant.truth();
                case "||" -> constant.truth();
                default -> constant.type() != Type.UNDEFINED;
            };
            return keep ? left : operand(binary.getRight(), into);
        }
        int to = target(into);
        put(left, to);
        int jump = unit.code.emit(op.equals("&&") ? Op.JUMP_UNLESS : op.equals("||") ? Op.JUMP_IF : Op.JUMP_DEFINED, to, 0, 0);
        Operand right = valueInto(binary.getRight(), to);
        unit.code.landHere(jump);
        Type type = op.equals("??") && left.type() == Type.UNKNOWN ? Type.UNKNOWN : Type.join(left.type(), right.type());
        return Operand.in(to, type);
    }

    private Operand conditional(Conditional conditional, int into) {
        Operand test = operand(conditional.getTest());
        Constant constant = test.constant();
        if (constant != null) {
            return operand(constant.truth() ? conditional.getYes() : conditional.getNo(), into);
        }
        int tested = register(test);
        int to = target(into);
        int otherwise = unit.code.emit(Op.JUMP_UNLESS, tested, 0, 0);
        Operand yes = valueInto(conditional.getYes(), to);
        int end = unit.code.emit(Op.JUMP, 0, 0, 0);
        unit.code.landHere(otherwise);
        Operand no = valueInto(conditional.getNo(), to);
        unit.code.landHere(end);
        return Operand.in(to, Type.join(yes.type(), no.type()));
    }
}
