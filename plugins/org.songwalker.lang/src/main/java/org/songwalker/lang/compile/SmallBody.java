// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.song.Binary;
import org.songwalker.lang.song.Block;
import org.songwalker.lang.song.BoolLit;
import org.songwalker.lang.song.Call;
import org.songwalker.lang.song.Conditional;
import org.songwalker.lang.song.Decl;
import org.songwalker.lang.song.Expr;
import org.songwalker.lang.song.FunctionDef;
import org.songwalker.lang.song.IfStmt;
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
import org.songwalker.runtime.words.Builtin;
import org.songwalker.runtime.words.SystemObject;

/**
 * Decides whether a function is small enough to be compiled at the place of its call: declarations, branches and returns of short
 * expressions that call no other function of the program, with a return at the end. It assigns nothing and has no loop.
 */
final class SmallBody {
    /** Most parts of all expressions of such a function, so that code grows by a constant factor at most. */
    private static final int MOST_PARTS = 24;
    /** Built-in functions that the compiler does in part, and euclid, whose faults do not end the firing and are said once a place. */
    private static final Set<Builtin> OTHERS = Set.of(Builtin.scale, Builtin.chord, Builtin.euclid, Builtin.list);
    private final Symbol.Function function;
    /** Names declared in the body so far, and those of them that can be read at the present place. */
    private final Set<String> declared = new HashSet<>();
    private final Set<String> readable = new HashSet<>();
    private int parts;

    SmallBody(Symbol.Function function) {
        this.function = function;
    }

    boolean holds() {
        Block body = function.definition().getBody();
        List<Param> parameters = function.definition().getParams();
        return body != null && parameters.size() == function.parameters().size() && !body.getStatements().isEmpty()
                && body.getStatements().getLast() instanceof Return && small(body.getStatements())
                && parameters.stream().allMatch(parameter -> parameter.getInitial() == null || small(parameter.getInitial()));
    }

    /** True if a return is the last statement of its function. */
    static boolean last(Return end) {
        return end.eContainer() instanceof Block block && block.eContainer() instanceof FunctionDef
                && block.getStatements().getLast() == end;
    }

    private boolean small(List<Statement> statements) {
        return statements.stream().allMatch(this::small);
    }

    private boolean small(@Nullable Statement statement) {
        return switch (statement) {
            case Decl decl -> small(decl.getValue()) && declares(decl.getName());
            case IfStmt branch ->
                    small(branch.getCond()) && inside(branch.getThen()) && (branch.getOtherwise() == null || inside(branch.getOtherwise()));
            case Return end -> small(end.getValue());
            case null, default -> false;
        };
    }

    /** A branch is a block or a single statement; what it declares cannot be read after it. */
    private boolean inside(@Nullable Statement branch) {
        Set<String> before = Set.copyOf(readable);
        boolean small = branch instanceof Block block ? small(block.getStatements()) : small(branch);
        readable.retainAll(before);
        return small;
    }

    /** Names that hide others are left to the call, which need not know what they mean at which place. */
    private boolean declares(@Nullable String name) {
        Scope scope = function.file().scope;
        if (name == null || function.parameters().contains(name) || scope.find(name) != null || scope.announced(name)
                || !declared.add(name)) {
            return false;
        }
        return readable.add(name);
    }

    private boolean small(@Nullable Expr expression) {
        if (++parts > MOST_PARTS) {
            return false;
        }
        return switch (expression) {
            case NumberLit number -> true;
            case NoteLit note -> true;
            case StringLit string -> true;
            case BoolLit bool -> true;
            case UndefinedLit undefined -> true;
            case VarRef name -> own(name) || symbol(name) instanceof Symbol.Variable;
            case Paren paren -> small(paren.getExpr());
            case Unary unary -> small(unary.getOperand());
            case Binary binary -> small(binary.getLeft()) && small(binary.getRight());
            case Conditional either -> small(either.getTest()) && small(either.getYes()) && small(either.getNo());
            case Member member -> event(member.getTarget()) || small(member.getTarget());
            case Index index -> small(index.getTarget()) && small(index.getIndex());
            case Call call -> call.getTarget() instanceof VarRef name && !own(name) && symbol(name) instanceof Symbol.Builtin known
                    && !OTHERS.contains(known.builtin()) && call.getArgs().stream().allMatch(this::small);
            case null, default -> false;
        };
    }

    private boolean own(VarRef name) {
        return function.parameters().contains(name.getName()) || readable.contains(name.getName());
    }

    /** What a name of the body means outside it; null if it means nothing, or something else after the place of the call. */
    private @Nullable Symbol symbol(VarRef name) {
        Scope scope = function.file().scope;
        return name.getName() == null || scope.announced(name.getName()) ? null : scope.find(name.getName());
    }

    /** True if an expression is {@code midi} or {@code transport}. */
    private boolean event(@Nullable Expr expression) {
        return expression instanceof VarRef name && name.getName() != null && !own(name)
                && function.file().scope.find(name.getName()) == null && !function.file().scope.announced(name.getName())
                && (name.getName().equals(SystemObject.midi.text()) || name.getName().equals(SystemObject.transport.text()));
    }
}
