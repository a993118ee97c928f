// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.song.Binary;
import org.songwalker.lang.song.BoolLit;
import org.songwalker.lang.song.Call;
import org.songwalker.lang.song.Conditional;
import org.songwalker.lang.song.Expr;
import org.songwalker.lang.song.Index;
import org.songwalker.lang.song.Member;
import org.songwalker.lang.song.NoteLit;
import org.songwalker.lang.song.NumberLit;
import org.songwalker.lang.song.Param;
import org.songwalker.lang.song.Paren;
import org.songwalker.lang.song.Return;
import org.songwalker.lang.song.Statement;
import org.songwalker.lang.song.StringLit;
import org.songwalker.lang.song.Unary;
import org.songwalker.lang.song.UndefinedLit;
import org.songwalker.lang.song.VarRef;
import org.songwalker.runtime.Op;
import org.songwalker.runtime.words.Builtin;
import org.songwalker.runtime.words.SystemObject;

/**
 * Compiles small functions at the place of their call: those that are one {@code return} of a short expression that calls no other function
 * of the program. The program does the same as with a call. Arguments are evaluated once and in order, faults name the same place, the call
 * counts as one, and loops count as many instructions as with a call.
 */
final class Inlining {
    /** Most parts of the expression of such a function, so that code grows by a constant factor at most. */
    private static final int MOST_PARTS = 24;
    /** Built-in functions that the compiler does in part, and euclid, whose faults do not end the firing and are said once a place. */
    private static final Set<Builtin> OTHERS = Set.of(Builtin.scale, Builtin.chord, Builtin.euclid, Builtin.list);
    private final Unit unit;
    private final Expressions expressions;

    Inlining(Unit unit, Expressions expressions) {
        this.unit = unit;
        this.expressions = expressions;
    }

    /** The return to compile at the place of a call; null if the function has to be called. */
    @Nullable
    Return body(Symbol.Function function) {
        List<Statement> statements = function.definition().getBody() == null ? List.of() : function.definition().getBody().getStatements();
        if (unit.inlining || statements.size() != 1 || !(statements.getFirst() instanceof Return end) || end.getValue() == null
                || function.definition().getParams().size() != function.parameters().size()) {
            return null;
        }
        int[] parts = {MOST_PARTS};
        boolean simple = simple(function, end.getValue(), parts) && function.definition()
                .getParams()
                .stream()
                .allMatch(parameter -> parameter.getInitial() == null || simple(function, parameter.getInitial(), parts));
        return simple ? end : null;
    }

    private boolean simple(Symbol.Function function, @Nullable Expr expression, int[] parts) {
        if (--parts[0] < 0) {
            return false;
        }
        return switch (expression) {
            case NumberLit number -> true;
            case NoteLit note -> true;
            case StringLit string -> true;
            case BoolLit bool -> true;
            case UndefinedLit undefined -> true;
            case VarRef name -> function.parameters().contains(name.getName()) || symbol(function, name) instanceof Symbol.Variable;
            case Paren paren -> simple(function, paren.getExpr(), parts);
            case Unary unary -> simple(function, unary.getOperand(), parts);
            case Binary binary -> simple(function, binary.getLeft(), parts) && simple(function, binary.getRight(), parts);
            case Conditional either -> simple(function, either.getTest(), parts) && simple(function, either.getYes(), parts)
                    && simple(function, either.getNo(), parts);
            case Member member -> event(function, member.getTarget()) || simple(function, member.getTarget(), parts);
            case Index index -> simple(function, index.getTarget(), parts) && simple(function, index.getIndex(), parts);
            case Call call -> call.getTarget() instanceof VarRef name && !function.parameters().contains(name.getName())
                    && symbol(function, name) instanceof Symbol.Builtin known && !OTHERS.contains(known.builtin())
                    && call.getArgs().stream().allMatch(argument -> simple(function, argument, parts));
            case null, default -> false;
        };
    }

    /** What a name of a function's body means outside it; null if it means nothing, or something else after the place of the call. */
    private static @Nullable Symbol symbol(Symbol.Function function, VarRef name) {
        Scope scope = function.file().scope;
        return name.getName() == null || scope.announced(name.getName()) ? null : scope.find(name.getName());
    }

    /** True if an expression is {@code midi} or {@code transport}. */
    private static boolean event(Symbol.Function function, Expr expression) {
        return expression instanceof VarRef name && name.getName() != null && !function.parameters().contains(name.getName())
                && function.file().scope.find(name.getName()) == null && !function.file().scope.announced(name.getName())
                && (name.getName().equals(SystemObject.midi.text()) || name.getName().equals(SystemObject.transport.text()));
    }

    /**
     * Compiles a function at the place of its call.
     *
     * @param to a fresh register, which takes the value
     */
    void call(Symbol.Function function, Return body, EObject where, List<Expr> arguments, int to) {
        List<Param> parameters = function.definition().getParams();
        int given = Math.min(arguments.size(), parameters.size());
        int base = unit.frame.allocate(parameters.size());
        int[] registers = new int[parameters.size()];
        boolean[] tested = new boolean[parameters.size()];
        boolean steady = arguments.stream().allMatch(this::changesNothing);
        int moves = 0;
        for (int i = 0; i < given; i++) {
            Operand argument = expressions.operand(arguments.get(i), base + i);
            tested[i] = parameters.get(i).getInitial() != null && !surelyDefined(argument, arguments.get(i));
            boolean inPlace = steady && !tested[i] && argument.constant() == null && argument.register() != base + i;
            registers[i] = inPlace ? argument.register() : base + i;
            if (inPlace) {
                moves++;
            } else {
                expressions.put(argument, base + i);
            }
        }
        for (int i = given; i < parameters.size(); i++) {
            registers[i] = base + i;
        }
        unit.at(where);
        int counted = unit.code.emit(Op.COUNT, 0, 0, 0);
        compile(function, body, registers, given, tested, to);
        unit.at(where);
        unit.uncounted += unit.code.here() - counted - 1 - moves;
    }

    private void compile(Symbol.Function function, Return body, int[] registers, int given, boolean[] tested, int to) {
        SourceFile outerFile = Objects.requireNonNull(unit.file);
        Frame outerFrame = unit.frame;
        Scope outerScope = unit.scope;
        Symbol.Callable outerCallable = unit.callable;
        unit.enter(function.file());
        unit.reporter = function.file().silent();
        unit.callable = function;
        unit.frame = new Frame(outerFrame.kind, outerFrame.mark());
        unit.scope = new Scope(function.file().scope);
        unit.inlining = true;
        List<Param> parameters = function.definition().getParams();
        for (int i = 0; i < parameters.size(); i++) {
            String name = function.parameters().get(i);
            unit.scope.declare(name, new Symbol.Variable(name, false, unit.frame, registers[i], parameters.get(i)));
        }
        for (int i = 0; i < parameters.size(); i++) {
            initial(parameters.get(i), registers[i], i < given, tested[i]);
        }
        unit.at(body);
        expressions.valueInto(body.getValue(), to);
        outerFrame.allocate(unit.frame.registers());
        unit.inlining = false;
        unit.enter(outerFile);
        unit.callable = outerCallable;
        unit.frame = outerFrame;
        unit.scope = outerScope;
    }

    /** A parameter that is not given has its default or is undefined; one that may be undefined is tested. */
    private void initial(Param parameter, int register, boolean given, boolean tested) {
        if (given && !tested) {
            return;
        }
        unit.at(parameter);
        int defined = given ? unit.code.emit(Op.JUMP_DEFINED, register, 0, 0) : -1;
        Constant initial = parameter.getInitial() == null ? null : expressions.operand(parameter.getInitial()).constant();
        unit.load(register, initial == null ? Constant.UNDEFINED : initial);
        if (given) {
            unit.code.landHere(defined);
        }
    }

    /** True if an argument is no call that could assign a variable which another argument reads. */
    private boolean changesNothing(Expr argument) {
        if (mayAssign(argument)) {
            return false;
        }
        for (var contents = EcoreUtil.<EObject>getAllContents(argument, true); contents.hasNext();) {
            if (mayAssign(contents.next())) {
                return false;
            }
        }
        return true;
    }

    private boolean mayAssign(EObject part) {
        return part instanceof Call call && !(call.getTarget() instanceof VarRef name && name.getName() != null
                && unit.scope.find(name.getName()) instanceof Symbol.Builtin);
    }

    /** True if an argument has a value whatever happens. */
    private boolean surelyDefined(Operand argument, Expr expression) {
        Constant constant = argument.constant();
        if (constant != null) {
            return constant.type() != Type.UNDEFINED;
        }
        return switch (expression) {
            case Paren paren -> surelyDefined(argument, paren.getExpr());
            case Binary binary -> Operators.arithmetic(binary.getOp());
            case VarRef name -> argument.type() == Type.NUMBER && !unit.assigned.contains(name.getName());
            default -> false;
        };
    }
}
