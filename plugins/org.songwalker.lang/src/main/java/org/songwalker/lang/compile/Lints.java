// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.HashSet;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.song.Assign;
import org.songwalker.lang.song.BoolLit;
import org.songwalker.lang.song.Call;
import org.songwalker.lang.song.ChordPlay;
import org.songwalker.lang.song.Decl;
import org.songwalker.lang.song.Expr;
import org.songwalker.lang.song.IncDec;
import org.songwalker.lang.song.Index;
import org.songwalker.lang.song.Member;
import org.songwalker.lang.song.NumberLit;
import org.songwalker.lang.song.Paren;
import org.songwalker.lang.song.Play;
import org.songwalker.lang.song.Program;
import org.songwalker.lang.song.Rest;
import org.songwalker.lang.song.Return;
import org.songwalker.lang.song.Statement;
import org.songwalker.lang.song.Definition;
import org.songwalker.lang.song.Use;
import org.songwalker.lang.song.VarRef;
import org.songwalker.lang.song.WhileStmt;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.words.Action;
import org.songwalker.runtime.words.Builtin;
import org.songwalker.runtime.words.Maker;
import org.songwalker.runtime.words.TrackProperty;
import org.songwalker.runtime.words.Words;

/** Warns of code that surely has no effect or never ends: unused constants, loops in which nothing happens (T007, T008). */
final class Lints {
    private Lints() {}

    /** Warns of the constants of a block that nothing uses. */
    static void unused(Unit unit, Scope scope) {
        for (Symbol symbol : scope.own()) {
            if (symbol instanceof Symbol.Variable variable && variable.constant && !variable.used) {
                unit.report(IssueCode.T008, variable.declaration,
                        "the constant '" + variable.name + "' is never used; delete it or use it");
            }
        }
    }

    /** True if a program only declares: its constants, tracks and functions are there for the files that use it. */
    static boolean library(Program program) {
        return program.getStatements().stream().allMatch(part -> part instanceof Definition || part instanceof Decl || part instanceof Use)
                && program.getStatements().stream().anyMatch(Definition.class::isInstance);
    }

    /** Warns of a program with tracks that calls none of them and plays nothing else. */
    static void silent(Unit unit, Program program, Symbol.@Nullable Track first) {
        if (first == null || unit.reporter.hasErrors()) {
            return;
        }
        for (Statement statement : program.getStatements()) {
            if (!(statement instanceof Definition) && sounds(statement)) {
                return;
            }
        }
        int from = unit.reporter.text().indexOf(first.name(), Reporter.offset(first.definition()) + "track".length());
        unit.reporter.report(IssueCode.T009, from, first.name().length(),
                "nothing calls '" + first.name() + "', so this file plays nothing; call it at the end: " + first.name() + "()");
    }

    private static boolean sounds(EObject part) {
        if (played(part)) {
            return true;
        }
        for (var contents = EcoreUtil.<EObject>getAllContents(part, true); contents.hasNext();) {
            if (played(contents.next())) {
                return true;
            }
        }
        return false;
    }

    /** True if a part of the tree plays something: a statement, or a call that is neither a function nor makes a preset. */
    private static boolean played(EObject part) {
        return switch (part) {
            case Play play -> true;
            case ChordPlay chord -> true;
            case Call call -> call.getTarget() instanceof VarRef ref && Words.named(Maker.values(), ref.getName()).isEmpty()
                    && Words.named(Builtin.values(), ref.getName()).isEmpty();
            default -> false;
        };
    }

    /** True if a loop's condition is the constant true. */
    static boolean endless(WhileStmt loop) {
        return alwaysTrue(loop.getCond());
    }

    private static boolean alwaysTrue(@Nullable Expr condition) {
        return switch (condition) {
            case BoolLit literal -> literal.isYes();
            case NumberLit number -> number.getValue() != 0;
            case Paren paren -> alwaysTrue(paren.getExpr());
            case null, default -> false;
        };
    }

    /** True if time may pass in a loop, or something in its body may end it. */
    static boolean advances(Mode mode, WhileStmt loop) {
        boolean lengthSet = mode == Mode.SONG || durationAssigned(loop);
        Set<String> changed = new HashSet<>();
        for (var contents = EcoreUtil.<EObject>getAllContents(loop.getBody(), true); contents.hasNext();) {
            EObject part = contents.next();
            if (part instanceof Return || takesTime(part, lengthSet)) {
                return true;
            }
            changed.addAll(changedBy(part));
        }
        if (loop.getBody() instanceof Return || takesTime(loop.getBody(), lengthSet)) {
            return true;
        }
        changed.addAll(changedBy(loop.getBody()));
        return dependsOn(loop.getCond(), changed);
    }

    private static boolean takesTime(EObject part, boolean lengthSet) {
        return switch (part) {
            case Rest rest -> true;
            case ChordPlay chord -> lengthSet || chord.getStep() != null;
            case Play play when play.getTarget() instanceof Call call && call.getTarget() instanceof VarRef ref
                    && (Action.wait.word().written(ref.getName()) || Action.sync.word().written(ref.getName())) -> true;
            case Play play ->
                    play.getStep() != null || lengthSet && !(play.getTarget() instanceof Call call && call.getTarget() instanceof Member);
            default -> false;
        };
    }

    private static boolean durationAssigned(EObject inside) {
        EObject root = EcoreUtil.getRootContainer(inside);
        if (!(root instanceof Program)) {
            return true;
        }
        for (var contents = EcoreUtil.<EObject>getAllContents(root, true); contents.hasNext();) {
            if (contents.next() instanceof Assign assign && assign.getTarget() instanceof Member member && member.getName() != null
                    && TrackProperty.DURATION.word().written(member.getName())) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> changedBy(EObject part) {
        return switch (part) {
            case Assign assign -> Set.of(name(assign.getTarget()));
            case IncDec increment -> Set.of(name(increment.getTarget()));
            default -> Set.of();
        };
    }

    /** The name at the root of a path. */
    private static String name(@Nullable Expr path) {
        return switch (path) {
            case VarRef ref -> ref.getName();
            case Member member -> name(member.getTarget());
            case Index index -> name(index.getTarget());
            case null, default -> "";
        };
    }

    /** True if a condition may change by itself (a call, a voice) or through one of the assigned names. */
    private static boolean dependsOn(Expr condition, Set<String> changed) {
        if (mayChange(condition, changed)) {
            return true;
        }
        for (var contents = EcoreUtil.<EObject>getAllContents(condition, true); contents.hasNext();) {
            if (mayChange(contents.next(), changed)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayChange(EObject part, Set<String> changed) {
        return part instanceof Call || part instanceof VarRef ref && changed.contains(ref.getName());
    }
}
