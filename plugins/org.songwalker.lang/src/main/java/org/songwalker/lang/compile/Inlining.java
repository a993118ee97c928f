// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.song.Binary;
import org.songwalker.lang.song.Block;
import org.songwalker.lang.song.Call;
import org.songwalker.lang.song.Decl;
import org.songwalker.lang.song.Expr;
import org.songwalker.lang.song.IfStmt;
import org.songwalker.lang.song.Param;
import org.songwalker.lang.song.Paren;
import org.songwalker.lang.song.Return;
import org.songwalker.lang.song.Statement;
import org.songwalker.lang.song.VarRef;
import org.songwalker.runtime.Op;

/**
 * Compiles small functions at the place of their call ({@link SmallBody} says which). The program does the same as with a call. Arguments
 * are evaluated once and in order, faults name the same place, the call counts as one, and loops count as many instructions as with a call.
 */
final class Inlining {
    private final Unit unit;
    private final Expressions expressions;

    Inlining(Unit unit, Expressions expressions) {
        this.unit = unit;
        this.expressions = expressions;
    }

    /** The statements to compile at the place of a call; null if the function has to be called. */
    @Nullable
    List<Statement> body(Symbol.Function function) {
        return unit.inlining || !new SmallBody(function).holds() ? null : function.definition().getBody().getStatements();
    }

    /**
     * Compiles a function at the place of its call.
     *
     * @param to a fresh register, which takes the value
     */
    void call(Symbol.Function function, List<Statement> body, EObject where, List<Expr> arguments, int to) {
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

    private void compile(Symbol.Function function, List<Statement> body, int[] registers, int given, boolean[] tested, int to) {
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
        List<Integer> ends = new ArrayList<>();
        statements(body, to, ends);
        ends.forEach(unit.code::landHere);
        outerFrame.allocate(unit.frame.registers());
        unit.inlining = false;
        unit.enter(outerFile);
        unit.callable = outerCallable;
        unit.frame = outerFrame;
        unit.scope = outerScope;
    }

    /**
     * Compiles statements; the last one of the function's body is a return.
     *
     * @param to   takes the value of a return
     * @param ends takes the jumps to the end of the function
     */
    private void statements(List<Statement> statements, int to, List<Integer> ends) {
        for (Statement statement : statements) {
            unit.at(statement);
            switch (statement) {
                case Decl decl -> {
                    int register = unit.frame.allocate();
                    expressions.valueInto(decl.getValue(), register);
                    unit.scope.declare(decl.getName(), new Symbol.Variable(decl.getName(), false, unit.frame, register, decl));
                }
                case IfStmt branch -> branch(branch, to, ends);
                case Block block -> {
                    Scope outer = unit.scope;
                    unit.scope = new Scope(outer);
                    statements(block.getStatements(), to, ends);
                    unit.scope = outer;
                }
                case Return end -> {
                    expressions.valueInto(end.getValue(), to);
                    if (!SmallBody.last(end)) {
                        ends.add(unit.code.emit(Op.JUMP, 0, 0, 0));
                    }
                }
                default -> throw new IllegalStateException("no statement of a small function: " + statement);
            }
        }
    }

    private void branch(IfStmt branch, int to, List<Integer> ends) {
        int otherwise = unit.code.emit(Op.JUMP_UNLESS, expressions.value(branch.getCond()), 0, 0);
        statements(List.of(branch.getThen()), to, ends);
        if (branch.getOtherwise() == null) {
            unit.code.landHere(otherwise);
            return;
        }
        int end = unit.code.emit(Op.JUMP, 0, 0, 0);
        unit.code.landHere(otherwise);
        statements(List.of(branch.getOtherwise()), to, ends);
        unit.code.landHere(end);
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
