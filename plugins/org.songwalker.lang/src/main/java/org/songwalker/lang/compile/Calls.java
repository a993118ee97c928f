// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.song.Call;
import org.songwalker.lang.song.Expr;
import org.songwalker.lang.song.Member;
import org.songwalker.lang.song.NoteLit;
import org.songwalker.lang.song.VarRef;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.Op;

/** Calls whose value is wanted: built-in functions, methods, presets that are to give a voice. */
final class Calls {
    private final Unit unit;
    private final Expressions expressions;
    private final Names names;
    private final PresetMakers makers;

    Calls(Unit unit, Expressions expressions, Names names) {
        this.unit = unit;
        this.expressions = expressions;
        this.names = names;
        this.makers = new PresetMakers(unit, expressions);
    }

    PresetMakers makers() {
        return makers;
    }

    Operand value(Call call, int into) {
        Expr target = call.getTarget();
        if (target instanceof Member member && Members.systemObject(unit, member.getTarget()) == null) {
            return method(call, member, into);
        }
        if (target instanceof VarRef ref && !unit.system(ref.getName())) {
            Symbol symbol = names.find(ref, ref.getName());
            switch (symbol) {
                case null -> {
                    return unit.failed();
                }
                case Symbol.Maker maker -> {
                    return makers.make(maker.name(), call, call.getArgs());
                }
                case Symbol.Function function -> {
                    return function(function, call, into);
                }
                case Symbol.Track track -> {
                    unit.report(IssueCode.T001, call, "a call of a track has no value; write it as a statement");
                    return unit.failed();
                }
                case Symbol.Variable variable -> { }
            }
        }
        if (target instanceof NoteLit note) {
            unit.report(IssueCode.T001, call, "the note " + note.getNote() + " cannot be called; write preset(" + note.getNote() + ")");
            return unit.failed();
        }
        return voice(expressions.operand(target), call, into);
    }

    private Operand function(Symbol.Function function, Call call, int into) {
        List<Expr> arguments = call.getArgs();
        String name = function.builtin().name();
        if (!function.builtin().takes(arguments.size())) {
            unit.report(IssueCode.T001, call, name + " takes " + function.builtin().arity() + (function.builtin().arity().equals("1")
                    ? " argument" : " arguments") + ", not " + arguments.size());
            return unit.failed();
        }
        int first = unit.frame.allocate(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            Operand argument = expressions.valueInto(arguments.get(i), first + i);
            boolean scale = name.equals("scaleNote") && i == 1;
            if (scale && argument.type() != Type.ARRAY && argument.type() != Type.UNKNOWN) {
                unit.report(IssueCode.T001, arguments.get(i), "the scale of scaleNote is an array of semitones, not " + argument.type()
                        .text());
            } else if (!scale) {
                expressions.requireNumber(argument, arguments.get(i), name);
            }
        }
        int to = expressions.target(into);
        unit.code.emit(Op.BUILTIN, to, function.builtin().ordinal() | arguments.size() << 8, first);
        return Operand.in(to, name.equals("freqToNote") ? Type.UNKNOWN : Type.NUMBER);
    }

    private Operand method(Call call, Member member, int into) {
        String name = member.getName() == null ? "" : member.getName();
        if (Members.isSongVoices(unit, member.getTarget()) && Members.VOICE_METHODS.contains(name)) {
            unit.report(IssueCode.T001, call, "song.voices is an array and has no method '" + name + "'; name one of them: song.voices[0]."
                    + name + "(…)");
            return unit.failed();
        }
        int base = unit.frame.allocate(1 + call.getArgs().size());
        Operand target = expressions.valueInto(member.getTarget(), base);
        if (!methodFits(target.type(), name, member, call)) {
            return unit.failed();
        }
        for (int i = 0; i < call.getArgs().size(); i++) {
            Operand argument = expressions.valueInto(call.getArgs().get(i), base + 1 + i);
            if (Members.VOICE_METHODS.contains(name)) {
                expressions.requireNumber(argument, call.getArgs().get(i), name);
            }
        }
        int to = expressions.target(into);
        unit.code.emit(Op.METHOD, to, base, unit.code.constant(0, name) | call.getArgs().size() << 16);
        return Operand.in(to, name.equals("indexOf") ? Type.NUMBER : Type.UNDEFINED);
    }

    private boolean methodFits(Type owner, String name, Member member, Call call) {
        List<String> known = switch (owner) {
            case VOICE -> Members.VOICE_METHODS;
            case ARRAY -> List.of("indexOf");
            case UNKNOWN -> {
                List<String> all = new ArrayList<>(Members.VOICE_METHODS);
                all.add("indexOf");
                yield all;
            }
            default -> List.of();
        };
        if (!known.contains(name)) {
            if (known.isEmpty()) {
                unit.report(IssueCode.T001, member, owner.text() + " has no method '" + name + "'");
            } else {
                names.unknownMember(member, owner == Type.UNKNOWN ? "no value" : owner.text(), name, known);
            }
            return false;
        }
        int most = name.equals("pitchBend") ? 2 : name.equals("extend") || name.equals("indexOf") ? 1 : 0;
        int fewest = Math.min(most, 1);
        int count = call.getArgs().size();
        if (count < fewest || count > most) {
            String takes = name.equals("pitchBend") ? "a note and a number of beats" : most == 0 ? "no arguments" : "one argument";
            unit.report(IssueCode.T001, call, name + " takes " + takes + ", not " + count + " argument" + (count == 1 ? "" : "s"));
            return false;
        }
        return true;
    }

    /** A preset called for its voice. */
    private Operand voice(Operand callee, Call call, int into) {
        if (!callee.type().maybePreset()) {
            unit.report(IssueCode.T001, call, callee.type().text() + " cannot be called; a preset, a track or a function can");
            return unit.failed();
        }
        if (unit.mode == Mode.SONG && callee.type() == Type.PRESET) {
            unit.report(IssueCode.P003, call,
                    "in a song a preset call has no value; write it as a statement. Voices as values belong to slots played by MIDI");
            return unit.failed();
        }
        int base = unit.frame.allocate(5);
        expressions.put(callee, base);
        int flags = arguments(call.getArgs(), base, call);
        int to = expressions.target(into);
        unit.code.emit(Op.PLAY, base, flags, to);
        return Operand.in(to, Type.VOICE);
    }

    /** Puts pitch, velocity and beats of a preset call behind {@code base}; the flags of what is there. */
    int arguments(List<Expr> arguments, int base, EObject call) {
        if (arguments.size() > 3) {
            unit.report(IssueCode.T001, call, "a preset takes a pitch, a velocity and a number of beats, not " + arguments.size()
                    + " arguments");
        }
        int flags = 0;
        String[] purpose = {"the pitch", "the velocity", "the length"};
        for (int i = 0; i < Math.min(3, arguments.size()); i++) {
            Operand argument = expressions.valueInto(arguments.get(i), base + 1 + i);
            expressions.requireNumber(argument, arguments.get(i), purpose[i]);
            Constant constant = argument.constant();
            if (i == 1 && constant != null) {
                checkVelocity(constant, arguments.get(i));
            } else if (i == 2 && constant != null && constant.isNumber()) {
                expressions.checkDuration(constant.number(), arguments.get(i));
            }
            flags |= i == 0 ? Op.HAS_PITCH : i == 1 ? Op.HAS_VELOCITY : Op.HAS_GATE;
        }
        return flags;
    }

    /** Warns of a constant velocity that will be limited (T006). */
    void checkVelocity(Constant constant, EObject where) {
        double v = constant.number();
        if (constant.isNumber() && (v < 0 || v > 1 && v < 2 || v > 127)) {
            String limited = v < 0 ? "0" : v < 2 ? "full scale" : "127";
            unit.report(IssueCode.T006, where, "a velocity of " + org.songwalker.runtime.Numbers.text(v) + " is limited to " + limited
                    + "; up to 1 it is a fraction of full scale, from 2 to 127 a MIDI velocity");
        }
    }
}
