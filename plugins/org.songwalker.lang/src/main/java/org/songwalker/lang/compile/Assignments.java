// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.issue.SwIssue.Fix;
import org.songwalker.lang.song.Assign;
import org.songwalker.lang.song.Block;
import org.songwalker.lang.song.Expr;
import org.songwalker.lang.song.ForLoop;
import org.songwalker.lang.song.IncDec;
import org.songwalker.lang.song.Index;
import org.songwalker.lang.song.Member;
import org.songwalker.lang.song.Program;
import org.songwalker.lang.song.VarRef;
import org.songwalker.runtime.Numbers;
import org.songwalker.runtime.Op;
import org.songwalker.runtime.words.Named;
import org.songwalker.runtime.words.Place;
import org.songwalker.runtime.words.PresetProperty;
import org.songwalker.runtime.words.Range;
import org.songwalker.runtime.words.SongField;
import org.songwalker.runtime.words.SystemObject;
import org.songwalker.runtime.words.TrackProperty;
import org.songwalker.runtime.words.TransportField;
import org.songwalker.runtime.words.VoiceField;
import org.songwalker.runtime.words.Words;

/** Assignments, compound assignments and increments of anything that can be assigned. */
final class Assignments {
    private final Unit unit;
    private final Expressions expressions;
    private final TrackSettings trackSettings;
    /** The operator of the current compound assignment without its =; empty for a plain assignment. */
    private String compound = "";

    Assignments(Unit unit, Expressions expressions) {
        this.unit = unit;
        this.expressions = expressions;
        this.trackSettings = new TrackSettings(unit, expressions, this);
    }

    /** True if the current assignment is a plain {@code =}. */
    boolean plain() {
        return compound.isEmpty();
    }

    void assign(Assign assign) {
        String op = assign.getOp();
        compound = op.substring(0, op.length() - 1);
        store(assign.getTarget(), assign.getValue(), assign);
    }

    void increment(IncDec statement) {
        compound = statement.getOp().substring(0, 1);
        store(statement.getTarget(), null, statement);
    }

    /** @param value the right-hand side; null for an increment, which adds 1 */
    private void store(Expr target, @Nullable Expr value, EObject where) {
        switch (target) {
            case VarRef name -> variable(name, value);
            case Member member -> member(member, value, where);
            case Index index -> element(index, value);
            default -> unit.report(IssueCode.P001, target, "only a name, a member or an element can be assigned, not the result of a call");
        }
    }

    /** The new value: the right-hand side, or the current value combined with it. */
    Operand combined(Operand current, @Nullable Expr value, EObject where) {
        Operand right = value == null ? Operand.of(Constant.of(1)) : expressions.operand(value);
        if (compound.isEmpty()) {
            return right;
        }
        String operator = "'" + compound + "='";
        if (!(expressions.requireNumber(current, where, operator) & (value == null || expressions.requireNumber(right, value, operator)))) {
            return Operand.of(Constant.UNDEFINED);
        }
        int x = expressions.register(current);
        int y = expressions.register(right);
        int to = unit.frame.allocate();
        unit.code.emit(Operators.code(compound), to, x, y);
        return Operand.in(to, Type.NUMBER);
    }

    private void variable(VarRef target, @Nullable Expr value) {
        String name = target.getName();
        SystemObject object = unit.system(name);
        if (object != null) {
            expressions.operand(value);
            unit.report(IssueCode.N005, target, "'" + name + "' itself cannot be assigned; name a member, for example " + switch (object) {
                case song -> "song.cursor";
                case track -> TrackProperty.DURATION.target();
                case midi, transport -> name + ".bpm";
            });
            return;
        }
        Symbol symbol = unit.scope.find(name) == null && !unit.scope.announced(name) ? undeclared(target, name)
                : expressions.names().find(target, name);
        if (!(symbol instanceof Symbol.Variable variable)) {
            expressions.operand(value);
            if (symbol != null) {
                unit.report(IssueCode.N005, target,
                        "'" + name + "' is a " + (symbol instanceof Symbol.Track ? "track" : "function") + " and cannot be assigned");
            }
            return;
        }
        if (variable.constant) {
            expressions.operand(value);
            unit.report(IssueCode.N005, target, "'" + name + "' is a constant and cannot be assigned; declare it with let");
            return;
        }
        boolean here = variable.frame == unit.frame;
        Operand current = compound.isEmpty() ? Operand.of(Constant.UNDEFINED) : expressions.names().read(variable);
        Operand result = combined(current, value, target);
        if (here) {
            expressions.put(result, variable.register);
        } else {
            unit.code.emit(Op.STORE_TOP, variable.register, expressions.register(result), 0);
        }
        variable.type = Type.UNKNOWN;
    }

    private @Nullable Symbol undeclared(VarRef target, String name) {
        if (unit.reporter.followsFrom(name)) {
            return null;
        }
        List<String> nearest = Proposals.at(unit, target, name);
        if (unit.reporter.isUnknown(name) ? nearest.isEmpty() : expressions.names().foreignStatement(target)) {
            return null;
        }
        unit.reporter.unknown(name);
        Fix[] fixes = nearest.isEmpty() ? forgottenLet(target, name)
                : nearest.stream().map(n -> unit.replace(target, "Change to '" + n + "'", n)).toArray(Fix[]::new);
        String declared = target.eContainer().eContainer() instanceof ForLoop
                ? "; declare it in the head of its loop: for (let " + name + " = …" : "; declare it first: let " + name + " = …";
        unit.report(IssueCode.N001, target, "unknown name '" + name + "'" + Nearest.hint(nearest, declared), fixes);
        return null;
    }

    /** Makes an assignment a declaration, if every use of the name stands in the block or loop that the declaration would serve. */
    private Fix[] forgottenLet(VarRef target, String name) {
        EObject statement = target.eContainer();
        EObject served = statement.eContainer() instanceof ForLoop header && header.getInit() == statement ? header.eContainer()
                : statement.eContainer() instanceof Program || statement.eContainer() instanceof Block ? statement.eContainer() : null;
        if (!compound.isEmpty() || served == null) {
            return new Fix[0];
        }
        for (var all = EcoreUtil.<EObject>getAllContents(EcoreUtil.getRootContainer(target), true); all.hasNext();) {
            if (all.next() instanceof VarRef other && name.equals(other.getName())
                    && (!EcoreUtil.isAncestor(served, other) || Reporter.offset(other) < Reporter.offset(target))) {
                return new Fix[0];
            }
        }
        return new Fix[] {new Fix("Write let " + name, Reporter.offset(target), "", "let ")};
    }

    private void member(Member target, @Nullable Expr value, EObject where) {
        if (expressions.names().isPart(target)) {
            if (expressions.names().part(target) != null) { // which reports a name that the file does not have
                unit.report(IssueCode.N005, target,
                        "'" + target.getName() + "' belongs to a file that is used, whose values stay as they are; copy it with let");
            }
            return;
        }
        String name = target.getName() == null ? "" : target.getName();
        SystemObject system = Members.systemObject(unit, target.getTarget());
        if (system == null) {
            if (Members.isSongVoices(unit, target.getTarget())) {
                readOnly(target, "song.voices." + name, value);
            } else {
                memberOf(target, name, value);
            }
            return;
        }
        switch (system) {
            case track -> trackSettings.track(target, name, value, where);
            case song -> song(target, name, value, where);
            case transport -> transport(target, name, value);
            case midi -> readOnly(target, "midi." + name, value);
        }
    }

    private void readOnly(EObject target, String name, @Nullable Expr value) {
        expressions.operand(value);
        unit.report(IssueCode.N005, target, "'" + name + "' is set by the engine and cannot be assigned");
    }

    private void memberOf(Member target, String name, @Nullable Expr value) {
        Operand owner = expressions.operand(target.getTarget());
        Optional<PresetProperty> property = Words.named(PresetProperty.values(), name);
        if (isFrozen(owner, "object", target, value)) {
            return;
        }
        if (owner.type() == Type.PRESET && property.isEmpty()) {
            expressions.operand(value);
            expressions.names().unknownMember(target, "a preset", name, Place.PRESET.texts());
            return;
        }
        VoiceField ofVoice = owner.type() == Type.VOICE ? Words.named(VoiceField.values(), name).filter(VoiceField::settable).orElse(null)
                : null;
        if (ofVoice == null && owner.type() != Type.PRESET && owner.type() != Type.OBJECT && owner.type() != Type.UNKNOWN) {
            expressions.operand(value);
            if (owner.type() == Type.VOICE && Words.named(VoiceField.values(), name).isPresent()) {
                unit.report(IssueCode.N005, target, "'" + name + "' of a voice is set by the engine and cannot be assigned"
                        + (name.equals(VoiceField.active.text()) ? "; v.release() ends it" : "; v.pitchBend(64, 0) moves its pitch"));
                return;
            }
            if (owner.type() == Type.VOICE) {
                List<String> nearest = Nearest.names(name,
                        Arrays.stream(VoiceField.values()).filter(VoiceField::settable).map(VoiceField::text).toList());
                int end = Reporter.end(target);
                unit.report(IssueCode.N005, target,
                        "a voice has no member '" + name + "' that could be assigned"
                                + Nearest.hint(nearest, "; volume, pan and detune can"),
                        nearest.stream().map(n -> new Fix("Change to '" + n + "'", end - name.length(), name, n)).toArray(Fix[]::new));
                return;
            }
            unit.report(owner.type() == Type.ARRAY || owner.type() == Type.LIST ? IssueCode.N005 : IssueCode.T001, target,
                    owner.type().text() + " has no member '" + name + "' that could be assigned" + instead(owner.type(), name));
            return;
        }
        int register = expressions.register(owner);
        boolean preset = owner.type() == Type.PRESET && property.isPresent();
        Operand current = Operand.of(Constant.UNDEFINED);
        if (!compound.isEmpty()) {
            int read = unit.frame.allocate();
            unit.code.emit(preset ? Op.PRESET_READ : Op.MEMBER, read, register,
                    preset ? property.get().ordinal() : unit.code.constant(0, name));
            current = Operand.in(read, preset ? Type.NUMBER : Type.UNKNOWN);
        }
        Operand result = combined(current, value, target);
        if (preset) {
            checkRange(result, property.get(), value == null ? target : value);
            unit.code.emit(Op.PRESET_WRITE, register, property.get().ordinal(), expressions.register(result));
        } else {
            if (ofVoice != null) {
                checkRange(result, ofVoice, value == null ? target : value);
            }
            unit.code.emit(Op.STORE_MEMBER, register, unit.code.constant(0, name), expressions.register(result));
        }
    }

    /** What to write in place of an assignment to a member of an array or list, for a message; empty if nothing is known. */
    private static String instead(Type owner, String member) {
        if (owner != Type.ARRAY && owner != Type.LIST) {
            return "";
        }
        return switch (member) {
            case "length" -> owner == Type.LIST ? "; clear() empties it, removeAt(i) takes one element out"
                    : "; an array keeps its length. list(8) makes a list that grows";
            case "last" -> "; write notes[notes.length - 1] = …";
            default -> "";
        };
    }

    /** The name at the start of a path if it is a variable, so that only its value is that of a const; null otherwise. */
    private @Nullable String alias(EObject path) {
        return switch (path) {
            case Member member -> alias(member.getTarget());
            case Index index -> alias(index.getTarget());
            case VarRef name when name.getName() != null && unit.scope.find(name.getName()) instanceof Symbol.Variable variable
                    && !variable.constant -> name.getName();
            default -> null;
        };
    }

    /** Reports a write to the value of a {@code const}, or to a part of it, as far as it is known here. */
    private boolean isFrozen(Operand owner, String what, EObject target, @Nullable Expr value) {
        if (owner.frozen().isEmpty()) {
            return false;
        }
        expressions.operand(value);
        String alias = alias(target);
        unit.report(IssueCode.N005, target, alias == null
                ? "this " + what + " is the value of a const and stays as it is; declare it with let"
                : "'" + alias + "' is another name for the " + what + " of a const, which stays as it is; declare that const with let");
        return true;
    }

    private void checkRange(Operand result, Named property, EObject where) {
        expressions.requireNumber(result, where, "'" + property.text() + "'");
        Constant constant = result.constant();
        if (constant != null && constant.isNumber() && !property.word().value().range().contains(constant.number())) {
            Range range = property.word().value().range();
            unit.report(IssueCode.T002, where, "'" + property.text() + "' goes from " + Numbers.text(range.low()) + " to "
                    + Numbers.text(range.high()) + ", not " + Numbers.text(constant.number()));
        }
    }

    private void element(Index target, @Nullable Expr value) {
        String live = Members.isControllers(unit, target.getTarget()) ? "midi.cc" : Members.isSongVoices(unit, target.getTarget())
                ? "song.voices" : Members.isHeld(unit, target.getTarget()) ? "midi.held" : null;
        if (live != null) {
            readOnly(target, live, value);
            return;
        }
        Operand owner = expressions.operand(target.getTarget());
        if (isFrozen(owner, owner.type() == Type.OBJECT ? "object" : "array", target, value)) {
            return;
        }
        Operand at = expressions.operand(target.getIndex());
        if (owner.type().notAnArray() && owner.type() != Type.OBJECT) {
            expressions.operand(value);
            unit.report(IssueCode.T001, target, owner.type().text() + " has no elements; [ ] needs an array");
            return;
        }
        int array = expressions.register(owner);
        int cell = expressions.register(at);
        Operand current = Operand.of(Constant.UNDEFINED);
        if (!compound.isEmpty()) {
            int read = unit.frame.allocate();
            unit.named(unit.code.emit(Op.INDEX, read, array, cell), target.getTarget());
            current = Operand.in(read, Type.UNKNOWN);
        }
        int from = expressions.register(combined(current, value, target));
        unit.named(unit.code.emit(Op.STORE_INDEX, array, cell, from), target.getTarget());
    }

    private void transport(Member target, String name, @Nullable Expr value) {
        Optional<TransportField> field = Words.named(TransportField.values(), name);
        if (field.isEmpty()) {
            expressions.operand(value);
            expressions.names().unknownMember(target, SystemObject.transport.text(), name, Place.TRANSPORT.texts());
            return;
        }
        if (!field.get().assignable()) {
            readOnly(target, field.get().target(), value);
            return;
        }
        Operand result = combined(current(Op.TRANSPORT, field.get().ordinal()), value, target);
        checkPositive(result, field.get().target(), value == null ? target : value);
        unit.code.emit(Op.SET_TRANSPORT, field.get().ordinal(), expressions.register(result), 0);
    }

    Operand current(int read, int what) {
        if (compound.isEmpty()) {
            return Operand.of(Constant.UNDEFINED);
        }
        int register = unit.frame.allocate();
        unit.code.emit(read, register, what, 0);
        return Operand.in(register, read == Op.SONG_READ ? Type.UNKNOWN : Type.NUMBER);
    }

    void checkPositive(Operand operand, String name, EObject where) {
        Constant constant = operand.constant();
        boolean wrong = constant != null ? !constant.isNumber() || !(constant.number() > 0 && constant.number() < Double.POSITIVE_INFINITY)
                : !operand.type().maybeNumber();
        if (wrong) {
            unit.report(IssueCode.T002, where, "'" + name + "' is a number above 0");
        }
    }

    private void song(Member target, String name, @Nullable Expr value, EObject where) {
        TrackProperty setting = Members.setting(SystemObject.song, name);
        if (setting != null) {
            trackSettings.choice(setting, value, where);
        } else if (Words.named(SongField.values(), name).isPresent()) {
            readOnly(target, "song." + name, value);
        } else {
            unit.songWrites.add(name);
            int index = unit.code.songName(name);
            Operand result = combined(current(Op.SONG_READ, index), value, target);
            unit.code.emit(Op.SONG_WRITE, index, expressions.register(result), 0);
        }
    }

}
