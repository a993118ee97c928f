// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.issue.SwIssue.Fix;
import org.songwalker.lang.song.Assign;
import org.songwalker.lang.song.Block;
import org.songwalker.lang.song.ChordPlay;
import org.songwalker.lang.song.Decl;
import org.songwalker.lang.song.Expr;
import org.songwalker.lang.song.ForIn;
import org.songwalker.lang.song.ForLoop;
import org.songwalker.lang.song.ForStmt;
import org.songwalker.lang.song.Handler;
import org.songwalker.lang.song.IfStmt;
import org.songwalker.lang.song.IncDec;
import org.songwalker.lang.song.Play;
import org.songwalker.lang.song.Program;
import org.songwalker.lang.song.Rest;
import org.songwalker.lang.song.Statement;
import org.songwalker.lang.song.Use;
import org.songwalker.lang.song.Definition;
import org.songwalker.lang.song.FunctionDef;
import org.songwalker.lang.song.Return;
import org.songwalker.lang.song.WhileStmt;
import org.songwalker.runtime.HeapValue;
import org.songwalker.runtime.Op;
import org.songwalker.runtime.music.Pitch;
import org.songwalker.runtime.words.ArrayField;
import org.songwalker.runtime.words.MidiField;
import org.songwalker.runtime.words.Place;
import org.songwalker.runtime.words.SystemObject;

/** Statements that do not sound: declarations, assignments, branches and loops. What sounds goes to {@link Plays}. */
final class Statements {
    private final Unit unit;
    private final SyntaxIssues syntax;
    private final Expressions expressions;
    private final Assignments assignments;
    private final Plays plays;

    Statements(Unit unit, SyntaxIssues syntax) {
        this.unit = unit;
        this.syntax = syntax;
        this.expressions = new Expressions(unit);
        this.assignments = new Assignments(unit, expressions);
        this.plays = new Plays(unit, expressions);
    }

    Expressions expressions() {
        return expressions;
    }

    /** The statements of a block in a scope that stands already; their names are announced first. */
    void sequence(List<Statement> statements) {
        for (Statement statement : statements) {
            if (statement instanceof Decl decl && decl.getName() != null) {
                unit.scope.announce(decl.getName());
            }
        }
        Statement before = null;
        for (Statement statement : statements) {
            if (before != null && !syntax.onSameLine(statement)) {
                Layout.check(unit.reporter, before, statement);
            }
            if (before instanceof WhileStmt loop && Lints.endless(loop)) {
                unit.report(IssueCode.T008, statement, "this is never reached: the loop before it never ends");
            }
            if (before instanceof Return) {
                unit.report(IssueCode.T008, statement,
                        "this is never reached: the return before it ends the " + (unit.frame.function() ? "function" : "track"));
            }
            if (before != null && statement instanceof Play play) {
                plays.warnOfStep(before, play);
            }
            statement(statement);
            before = statement;
        }
    }

    private void block(Block block) {
        Scope outer = unit.scope;
        unit.scope = new Scope(outer);
        sequence(block.getStatements());
        Lints.unused(unit, unit.scope);
        unit.scope = outer;
    }

    /** The body of a branch or loop: a block or a single statement, with its own scope. */
    private void body(@Nullable Statement body) {
        if (body instanceof Block block) {
            block(block);
        } else if (body != null) {
            Scope outer = unit.scope;
            unit.scope = new Scope(outer);
            statement(body);
            unit.scope = outer;
        }
    }

    /** Registers of temporaries are free again after a statement; those of declared names are not. */
    private void statement(Statement statement) {
        if (incomplete(statement)) {
            return;
        }
        int mark = unit.frame.mark();
        unit.at(statement);
        switch (statement) {
            case Decl decl -> {
                declaration(decl);
                return;
            }
            case Assign assign -> assignments.assign(assign);
            case IncDec increment -> assignments.increment(increment);
            case IfStmt branch -> branch(branch);
            case WhileStmt loop -> loop(loop);
            case ForStmt loop -> forLoop(loop);
            case Play play -> plays.play(play);
            case ChordPlay chord -> plays.chord(chord);
            case Rest rest -> plays.rest(rest);
            case Block block -> {
                if ((block.eContainer() instanceof Block || block.eContainer() instanceof Program) && !syntax.onSameLine(block)) {
                    unit.report(IssueCode.P003, block, "a statement cannot start with '{'; a block belongs to if, while, for, track or on");
                }
                block(block);
            }
            case Definition definition -> misplaced(definition, "a " + (definition instanceof FunctionDef ? "function" : "track")
                    + " can only be defined at the top level, outside all braces", definition.eContainer());
            case Return end -> returned(end);
            case Use use ->
                    misplaced(use, "'use' stands at the top of a file, before everything else; move it to the top", use.eContainer());
            case Handler handler ->
                    misplaced(handler, "a handler can only stand at the top level, outside all braces", handler.eContainer());
            default -> {}
        }
        unit.frame.release(mark);
    }

    /** True if a part that the walk relies on did not parse. A name is declared all the same, so that its uses are no errors. */
    private boolean incomplete(Statement statement) {
        if (syntax.none()) {
            return false;
        }
        boolean incomplete = switch (statement) {
            case IfStmt branch -> branch.getCond() == null || syntax.broken(branch.getCond());
            case WhileStmt loop -> loop.getCond() == null || syntax.broken(loop.getCond());
            case ForStmt loop -> loop.getHeader() == null || syntax.broken(loop.getHeader());
            case Block block -> false;
            case Definition definition -> false;
            case Handler handler -> false;
            default -> syntax.broken(statement);
        };
        if (incomplete && statement instanceof Decl decl && decl.getName() != null) {
            int register = unit.frame.allocate();
            unit.scope.declare(decl.getName(), new Symbol.Variable(decl.getName(), false, unit.frame, register, decl));
        }
        return incomplete;
    }

    private void returned(Return end) {
        Symbol.Callable callable = unit.callable;
        switch (callable) {
            case Symbol.Function function ->
                    unit.code.emit(Op.RETURN, end.getValue() == null ? -1 : expressions.value(end.getValue()), 0, 0);
            case Symbol.Track track -> {
                if (end.getValue() != null) {
                    unit.report(IssueCode.T005, end.getValue(),
                            "a track gives no value, so this one is not used; write return alone, or make it a function");
                }
                unit.code.emit(Op.END, 0, 0, 0);
            }
            case null -> {
                unit.report(IssueCode.P003, end,
                        "'return' ends a function or a track, and cannot stand here; put the rest into else { … }");
                unit.reporter.followsFromBlock(Reporter.offset(end));
                unit.reporter.restOfLineFollows(end);
            }
        }
    }

    private void misplaced(EObject where, String message, EObject container) {
        if (!(container instanceof Program)) {
            unit.report(IssueCode.P003, where, message);
        }
    }

    private void declaration(Decl decl) {
        String name = decl.getName();
        if (name == null) {
            return;
        }
        boolean constant = decl.getKind().equals("const");
        if (Pitch.parse(name).isPresent()) {
            unit.report(IssueCode.N004, decl, "'" + name + "' is a note and cannot be declared; choose another name");
        } else if (unit.scope.here(name) != null) {
            unit.report(IssueCode.N003, decl,
                    "'" + name + "' is declared already in this block; choose another name, or assign without " + decl.getKind());
        } else {
            shadowing(decl, name);
        }
        if (constant && decl.getValue() == null) {
            unit.report(IssueCode.P001, decl, "a constant needs a value: const " + name + " = …");
        }
        int register = unit.frame.allocate();
        int mark = unit.frame.mark();
        Symbol.Variable variable = new Symbol.Variable(name, constant, unit.frame, register, decl);
        Operand value = expressions.operand(decl.getValue(), register);
        boolean steady = constant || !unit.assigned.contains(name);
        if (constant && value.constant() != null) {
            variable.type = value.type();
            variable.value = value.constant();
            if (value.constant().ref() instanceof HeapValue literal) {
                literal.freeze();
            }
        } else {
            expressions.put(value, register);
            boolean ofOneType = constant
                    || steady && (value.type() == Type.VOICE || value.type() == Type.LIST || value.type() == Type.ARRAY);
            variable.type = ofOneType ? value.type() : Type.UNKNOWN;
            variable.frozen = steady ? value.frozen() : List.of();
        }
        unit.scope.declare(name, variable);
        unit.frame.release(mark);
    }

    private void shadowing(Decl decl, String name) {
        if (Place.OBJECT.word(name).isPresent()) {
            unit.report(IssueCode.N007, decl, "'" + name + "' hides the " + name + " of the language in this block; choose another name");
        } else if (unit.scope.find(name) instanceof Symbol.Builtin || unit.scope.find(name) instanceof Symbol.Maker
                || unit.scope.find(name) instanceof Symbol.Action) {
            unit.report(IssueCode.N006, decl, "'" + name + "' hides the function " + name + " in this block");
        }
    }

    private void branch(IfStmt branch) {
        Operand test = expressions.operand(branch.getCond());
        int otherwise = unit.code.emit(Op.JUMP_UNLESS, expressions.register(test), 0, 0);
        body(branch.getThen());
        if (branch.getOtherwise() == null) {
            unit.code.landHere(otherwise);
            return;
        }
        int end = unit.code.emit(Op.JUMP, 0, 0, 0);
        unit.code.landHere(otherwise);
        body(branch.getOtherwise());
        unit.code.landHere(end);
    }

    private void loop(WhileStmt loop) {
        int start = unit.code.here();
        int uncounted = unit.uncounted;
        int mark = unit.frame.mark();
        Operand test = expressions.operand(loop.getCond());
        int exit = unit.code.emit(Op.JUMP_UNLESS, expressions.register(test), 0, 0);
        unit.frame.release(mark);
        body(loop.getBody());
        unit.at(loop);
        unit.loop(start, uncounted);
        unit.code.landHere(exit);
        if (loop.getBody() != null && !Lints.advances(unit.mode, loop)) {
            unit.reporter.report(IssueCode.T007, Reporter.offset(loop), "while".length(),
                    "no time passes in this loop, and nothing in it ends it; give it a step, for example . /8");
        }
        int endedBy = (reads(loop.getCond(), MidiField.gate) ? org.songwalker.runtime.Program.GATE : 0)
                | (reads(loop.getCond(), MidiField.held) ? org.songwalker.runtime.Program.HELD : 0);
        if (endedBy != 0) {
            unit.code.keyLoop(start, unit.code.here(), endedBy);
        }
    }

    /** True if a condition reads a member of {@code midi}, directly and not through a name or function. */
    private boolean reads(@Nullable Expr condition, MidiField field) {
        if (condition == null) {
            return false;
        }
        if (Members.is(unit, condition, SystemObject.midi, field)) {
            return true;
        }
        for (var contents = EcoreUtil.<EObject>getAllContents(condition, true); contents.hasNext();) {
            if (Members.is(unit, contents.next(), SystemObject.midi, field)) {
                return true;
            }
        }
        return false;
    }

    private void forLoop(ForStmt loop) {
        Scope outer = unit.scope;
        unit.scope = new Scope(outer);
        switch (loop.getHeader()) {
            case ForLoop header -> counted(loop, header);
            case ForIn header -> {
                reportOf(header);
                if (header.getTo() != null) {
                    range(loop, header);
                } else {
                    each(loop, header);
                }
            }
            case null, default -> {}
        }
        unit.scope = outer;
    }

    /** Reports {@code for x of list}, which the scanner lets through as {@code in}. */
    private void reportOf(ForIn header) {
        INode node = NodeModelUtils.findActualNodeFor(header);
        if (node == null) {
            return;
        }
        for (ILeafNode leaf : node.getLeafNodes()) {
            if (leaf.getGrammarElement() instanceof Keyword keyword && keyword.getValue().equals("in") && leaf.getText().equals("of")) {
                unit.reporter.report(IssueCode.N010, leaf.getOffset(), leaf.getLength(), "'of' is written in here: for x in list",
                        new Fix("Write in", leaf.getOffset(), "of", "in"));
            }
        }
    }

    private void counted(ForStmt loop, ForLoop header) {
        if (header.getInit() != null) {
            statement(header.getInit());
        }
        int start = unit.code.here();
        int uncounted = unit.uncounted;
        int mark = unit.frame.mark();
        int exit = -1;
        if (header.getTest() != null) {
            exit = unit.code.emit(Op.JUMP_UNLESS, expressions.value(header.getTest()), 0, 0);
            unit.frame.release(mark);
        }
        body(loop.getBody());
        if (header.getUpdate() != null) {
            statement(header.getUpdate());
        }
        unit.at(loop);
        unit.loop(start, uncounted);
        if (exit >= 0) {
            unit.code.landHere(exit);
        }
    }

    private void range(ForStmt loop, ForIn header) {
        int counter = unit.frame.allocate(2);
        Operand first = expressions.valueInto(header.getFrom(), counter);
        expressions.requireNumber(first, header.getFrom(), "the beginning of a range");
        Operand last = expressions.valueInto(header.getTo(), counter + 1);
        expressions.requireNumber(last, header.getTo(), "the end of a range");
        Ranges.descending(unit, header.getFrom(), first.constant(), last.constant());
        int start = unit.code.here();
        int uncounted = unit.uncounted;
        int test = unit.frame.allocate();
        unit.code.emit(header.isInclusive() ? Op.LE : Op.LT, test, counter, counter + 1);
        int exit = unit.code.emit(Op.JUMP_UNLESS, test, 0, 0);
        int variable = loopVariable(header, Type.NUMBER, List.of());
        unit.code.emit(Op.MOVE, variable, counter, 0);
        body(loop.getBody());
        unit.at(loop);
        unit.load(test, Constant.of(1));
        unit.code.emit(Op.ADD, counter, counter, test);
        unit.loop(start, uncounted);
        unit.code.landHere(exit);
    }

    private int loopVariable(ForIn header, Type type, List<HeapValue> frozen) {
        int register = unit.frame.allocate();
        if (header.getVar() != null && header.getVar().getName() != null) {
            Symbol.Variable variable = new Symbol.Variable(header.getVar().getName(), false, unit.frame, register, header.getVar());
            variable.type = type;
            variable.frozen = unit.assigned.contains(variable.name) ? List.of() : frozen;
            unit.scope.declare(variable.name, variable);
        }
        return register;
    }

    private void each(ForStmt loop, ForIn header) {
        int array = unit.frame.allocate(4);
        Operand values = expressions.readInto(header.getFrom(), array);
        if (values.type().notAnArray()) {
            unit.report(IssueCode.T001, header, "for … in needs an array or a range such as 0..4, not " + values.type().text());
        }
        int index = array + 1;
        int test = array + 2;
        int length = array + 3;
        unit.load(index, Constant.of(0));
        int start = unit.code.here();
        int uncounted = unit.uncounted;
        unit.code.emit(Op.MEMBER, length, array, unit.code.constant(0, ArrayField.length.text()));
        unit.code.emit(Op.LT, test, index, length);
        int exit = unit.code.emit(Op.JUMP_UNLESS, test, 0, 0);
        boolean voices = Members.isSongVoices(unit, header.getFrom()) && header.getVar() != null
                && !unit.assigned.contains(header.getVar().getName());
        int variable = loopVariable(header, voices ? Type.VOICE : Type.UNKNOWN, values.inside(null));
        unit.code.emit(Op.INDEX, variable, array, index);
        body(loop.getBody());
        unit.at(loop);
        unit.load(test, Constant.of(1));
        unit.code.emit(Op.ADD, index, index, test);
        unit.loop(start, uncounted);
        unit.code.landHere(exit);
    }
}
