// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.song.Block;
import org.songwalker.lang.song.Definition;
import org.songwalker.lang.song.FunctionDef;
import org.songwalker.lang.song.Param;
import org.songwalker.lang.song.Program;
import org.songwalker.lang.song.Statement;
import org.songwalker.runtime.Op;
import org.songwalker.runtime.Routine;
import org.songwalker.runtime.music.Pitch;

/** The tracks and functions of a program: declared before the body is compiled, compiled after it. */
final class Definitions {
    private final Unit unit;
    private final Statements statements;
    private final Map<Definition, Symbol.Callable> all = new LinkedHashMap<>();

    Definitions(Unit unit, Statements statements) {
        this.unit = unit;
        this.statements = statements;
    }

    /** Declares all tracks and functions in the current scope, so that they can be called before their text. */
    void declare(Program tree) {
        for (Statement statement : tree.getStatements()) {
            if (statement instanceof Definition definition && definition.getName() != null) {
                declare(definition);
            }
        }
    }

    private void declare(Definition definition) {
        String name = definition.getName();
        boolean function = definition instanceof FunctionDef;
        String what = function ? "function" : "track";
        Symbol before = unit.scope.here(name);
        if (before != null) {
            unit.report(IssueCode.N003, definition, "a " + (before instanceof Symbol.Function ? "function" : "track") + " '" + name
                    + "' is defined already; choose another name");
            return;
        }
        if (Pitch.parse(name).isPresent()) {
            unit.report(IssueCode.N007, definition, "this " + what + " is named like the note " + name + "; choose another name");
        } else if (unit.scope.find(name) != null) {
            unit.report(IssueCode.N006, definition, "'" + name + "' hides the function " + name);
        }
        List<String> parameters = new ArrayList<>();
        int needed = 0;
        for (Param parameter : definition.getParams()) {
            if (parameter.getName() != null) {
                parameters.add(parameter.getName());
                needed = parameter.getInitial() == null ? parameters.size() : needed;
            }
        }
        Routine.Kind kind = function ? Routine.Kind.FUNCTION : Routine.Kind.TRACK;
        int routine = unit.code.routine(new Routine(kind, name, 0, parameters.size(), 1, -1));
        Symbol.Callable callable = function
                ? new Symbol.Function(name, routine, List.copyOf(parameters), needed, definition, Objects.requireNonNull(unit.file))
                : new Symbol.Track(name, routine, List.copyOf(parameters), needed, definition);
        all.put(definition, callable);
        unit.scope.declare(name, callable);
    }

    /** The first track of the text, null if there is none. */
    Symbol.@Nullable Track firstTrack() {
        return all.values().stream().filter(Symbol.Track.class::isInstance).map(Symbol.Track.class::cast).findFirst().orElse(null);
    }

    /** Compiles the tracks. */
    void tracks() {
        all.forEach((definition, callable) -> {
            if (callable instanceof Symbol.Track) {
                body(new Frame(Routine.Kind.TRACK), definition, callable);
            }
        });
    }

    /**
     * Compiles the functions, after everything else: their registers come after those of all other routines, in whose strands they run, and
     * after those of one another. None is called while it runs, so each needs its registers once.
     */
    void functions() {
        int first = unit.code.registers();
        for (Map.Entry<Definition, Symbol.Callable> entry : all.entrySet()) {
            if (entry.getValue() instanceof Symbol.Function) {
                Frame frame = new Frame(Routine.Kind.FUNCTION, first);
                body(frame, entry.getKey(), entry.getValue());
                first += frame.registers();
            }
        }
    }

    private void body(Frame frame, Definition definition, Symbol.Callable callable) {
        unit.callable = callable;
        routine(frame, callable.routine(), definition.getBody(), definition.getParams(), callable.name(), -1);
        unit.callable = null;
    }

    /** Compiles the body of a track, function or handler. */
    void routine(Frame frame, int index, @Nullable Block body, List<Param> parameters, String name, int controller) {
        Frame outerFrame = unit.frame;
        Scope outerScope = unit.scope;
        unit.frame = frame;
        unit.scope = new Scope(outerScope);
        int entry = unit.code.here();
        parameters.forEach(this::parameter);
        parameters.forEach(this::initial);
        if (body != null) {
            statements.sequence(body.getStatements());
            Lints.unused(unit, unit.scope);
        }
        unit.code.emit(frame.function() ? Op.RETURN : Op.END, frame.function() ? -1 : 0, 0, 0);
        unit.code.replace(index, new Routine(frame.kind, name, entry, parameters.size(), frame.first, frame.registers(), controller));
        if (body != null) {
            tooManyNames(frame, body);
        }
        unit.scope = outerScope;
        unit.frame = outerFrame;
    }

    private void parameter(Param parameter) {
        int register = unit.frame.allocate();
        String name = parameter.getName();
        if (name == null) {
            return;
        }
        if (unit.scope.here(name) != null) {
            unit.report(IssueCode.N003, parameter, "the parameter '" + name + "' stands twice; rename one");
        }
        unit.scope.declare(name, new Symbol.Variable(name, false, unit.frame, register, parameter));
    }

    /** The default of a parameter takes the place of an argument that is missing or undefined. */
    private void initial(Param parameter) {
        if (parameter.getInitial() == null || !(unit.scope.here(parameter.getName()) instanceof Symbol.Variable variable)) {
            return;
        }
        unit.at(parameter);
        Operand value = statements.expressions().operand(parameter.getInitial());
        if (value.constant() == null) {
            unit.report(IssueCode.T002, parameter.getInitial(),
                    "the default of a parameter is known when the program is compiled: a number, a text, a note, a const of the top level");
            return;
        }
        int given = unit.code.emit(Op.JUMP_DEFINED, variable.register, 0, 0);
        unit.load(variable.register, value.constant());
        unit.code.landHere(given);
    }

    void tooManyNames(Frame frame, EObject where) {
        if (frame.full()) {
            unit.report(IssueCode.L005, where,
                    "more than " + Frame.MAX_REGISTERS + (frame.function() ? " names and values in the functions of one program; use fewer"
                            : " names and values in one track or body; split it into tracks"));
        }
    }

    /** Reports tracks and functions that call each other in a circle, and chains of calls that are too long. */
    void reportCircles() {
        for (CallGraph.Fault fault : unit.calls.faults()) {
            boolean functions = fault.members().getFirst() instanceof Symbol.Function;
            String names = fault.members().stream().map(Symbol.Callable::name).collect(Collectors.joining(" → "));
            String message;
            if (!fault.circle()) {
                message = "more than " + CallGraph.MAX_DEPTH
                        + " definitions call one another in a chain; call some of them one after the other";
            } else if (functions) {
                message = "these functions call one another in a circle: " + names + "; no function calls itself here. Use a loop";
            } else {
                message = "these tracks call one another in a circle: " + names
                        + "; the song would never end. Take one of the calls out, or use a loop";
            }
            fault.closingCall().report(IssueCode.T004, message);
        }
    }
}
