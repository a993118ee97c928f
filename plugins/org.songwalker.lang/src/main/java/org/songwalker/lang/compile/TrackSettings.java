// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.song.ArrayLit;
import org.songwalker.lang.song.Binary;
import org.songwalker.lang.song.Call;
import org.songwalker.lang.song.Expr;
import org.songwalker.lang.song.Member;
import org.songwalker.lang.song.Paren;
import org.songwalker.lang.song.Program;
import org.songwalker.lang.song.StringLit;
import org.songwalker.lang.song.VarRef;
import org.songwalker.runtime.HeapValue;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.Op;
import org.songwalker.runtime.PresetSource;
import org.songwalker.runtime.PresetUse;
import org.songwalker.runtime.words.NoteUnit;
import org.songwalker.runtime.words.Place;
import org.songwalker.runtime.words.SystemObject;
import org.songwalker.runtime.words.TrackProperty;
import org.songwalker.runtime.words.Word;
import org.songwalker.runtime.words.Words;

/** Assignments to {@code track.…}, {@code song.endMode} and {@code song.noteUnit}: each has its own rules (language reference 10). */
final class TrackSettings {
    private final Unit unit;
    private final Expressions expressions;
    private final Assignments assignments;

    TrackSettings(Unit unit, Expressions expressions, Assignments assignments) {
        this.unit = unit;
        this.expressions = expressions;
        this.assignments = assignments;
    }

    /** Assigns a property that takes one of a few words, as a string or as a bare name. */
    void choice(TrackProperty property, @Nullable Expr value, EObject where) {
        List<String> words = property.word().value().choices().stream().map(Word::text).toList();
        String word = word(value);
        if (word == null || !words.contains(word) || !assignments.plain()) {
            unit.report(IssueCode.T002, value == null ? where : value,
                    property.target() + " is '" + String.join("', '", words) + "', one of these words in quotes");
            return;
        }
        if (property == TrackProperty.NOTE_UNIT && !Units.allowed(unit.mode, where)) {
            unit.report(IssueCode.T002, where,
                    unit.mode == Mode.REACTIVE ? "song.noteUnit stands in the first statement and rules the whole file"
                            : "song.noteUnit stands at the top level, outside blocks");
            return;
        }
        if (property == TrackProperty.NOTE_UNIT) {
            unit.wholeNote(Words.named(NoteUnit.values(), word).orElseThrow());
        }
        int register = unit.frame.allocate();
        Constant constant = new Constant(0, word.intern());
        unit.load(register, constant);
        unit.code.emit(Op.TRACK_WRITE, property.ordinal(), register, unit.code.constant(0, word));
    }

    private @Nullable String word(@Nullable Expr value) {
        if (value instanceof VarRef ref && unit.scope.find(ref.getName()) == null) {
            return ref.getName();
        }
        Constant constant = expressions.operand(value).constant();
        return constant != null && constant.ref() instanceof String text ? text : null;
    }

    void track(Member target, String name, @Nullable Expr value, EObject where) {
        TrackProperty property = Members.setting(SystemObject.track, name);
        switch (property) {
            case null -> {
                expressions.operand(value);
                expressions.names().unknownMember(target, SystemObject.track.text(), name, Place.TRACK.texts());
            }
            case DURATION -> duration(target, value);
            case INSTRUMENT -> instrument(target, value);
            case EFFECTS -> effects(target, value, where);
            case TEMPO, TUNING, END_MODE, NOTE_UNIT -> {
                Operand result = assignments.combined(assignments.current(Op.TRACK_READ, property.ordinal()), value, target);
                assignments.checkPositive(result, "track." + name, value == null ? target : value);
                unit.code.emit(Op.TRACK_WRITE, property.ordinal(), expressions.register(result), -1);
            }
        }
    }

    /** Fractions in the right-hand side of track.duration are note values (language reference 0.2). */
    private void duration(Member target, @Nullable Expr value) {
        Operand result = assignments.plain() ? noteValue(value)
                : assignments.combined(assignments.current(Op.TRACK_READ, TrackProperty.DURATION.ordinal()), value, target);
        EObject where = value == null ? target : value;
        Constant constant = result.constant();
        if (!result.type().maybeNumber() || result.type() == Type.BOOLEAN || result.type() == Type.UNDEFINED) {
            unit.report(IssueCode.T002, where,
                    "track.duration is a number of beats or a note value such as /8, not " + result.type().text());
        } else if (constant != null) {
            expressions.checkDuration(constant.number(), where);
        }
        unit.code.emit(Op.TRACK_WRITE, TrackProperty.DURATION.ordinal(), expressions.register(result), -1);
    }

    private Operand noteValue(@Nullable Expr value) {
        if (value instanceof Paren paren) {
            return noteValue(paren.getExpr());
        }
        if (value instanceof Binary binary && binary.getOp().equals("/")) {
            Operand numerator = expressions.operand(binary.getLeft());
            Operand denominator = expressions.operand(binary.getRight());
            if (numerator.constant() != null) {
                return expressions.noteValue(numerator, denominator, binary, -1);
            }
            Operand quotient = Operand.in(unit.frame.allocate(), Type.NUMBER);
            unit.code.emit(Op.DIV, quotient.register(), expressions.register(numerator), expressions.register(denominator));
            return scaled(quotient);
        }
        if (value instanceof Binary binary && Operators.arithmetic(binary.getOp())) {
            Operand left = noteValue(binary.getLeft());
            Operand right = noteValue(binary.getRight());
            Constant folded = Operators.fold(binary.getOp(), left.constant(), right.constant());
            if (folded != null) {
                return Operand.of(folded);
            }
            int to = unit.frame.allocate();
            unit.code.emit(Operators.code(binary.getOp()), to, expressions.register(left), expressions.register(right));
            return Operand.in(to, Type.NUMBER);
        }
        return expressions.operand(value);
    }

    private Operand scaled(Operand quotient) {
        int whole = unit.frame.allocate();
        unit.load(whole, Constant.of(unit.wholeNote));
        unit.code.emit(Op.MUL, whole, whole, quotient.register());
        return Operand.in(whole, Type.NUMBER);
    }

    private void instrument(Member target, @Nullable Expr value) {
        if (!assignments.plain()) {
            unit.report(IssueCode.T001, target, "track.instrument is a preset; it can only be assigned with =");
            return;
        }
        Operand result = expressions.operand(value);
        Constant constant = result.constant();
        EObject where = value == null ? target : value;
        if (constant != null && constant.ref() instanceof String waveform) {
            PresetSource source = new PresetSource.Oscillator(expressions.calls().makers().waveform(waveform, where), -1, -1, -1, -1, 0, 1);
            result = Operand.of(new Constant(0, expressions.calls().makers().use(source, where)));
        } else if (!result.type().maybePreset()) {
            unit.report(IssueCode.T001, where, "track.instrument takes a preset or the name of a waveform, not " + result.type().text());
            return;
        }
        unit.code.emit(Op.TRACK_WRITE, TrackProperty.INSTRUMENT.ordinal(), expressions.register(result), instrumentText(value));
    }

    /** The value as event lists show it (language reference 4.8): names stand for themselves, calls end in {@code (...)}. */
    private int instrumentText(@Nullable Expr value) {
        if (value instanceof VarRef ref) {
            return unit.code.constant(0, ref.getName());
        }
        if (value instanceof Call call && call.getTarget() instanceof VarRef ref) {
            return unit.code.constant(0, ref.getName() + "(...)");
        }
        return value instanceof StringLit text ? unit.code.constant(0, text.getText()) : -1;
    }

    private void effects(Member target, @Nullable Expr value, EObject assign) {
        Operand result = expressions.operand(value);
        Constant constant = result.constant();
        EObject where = value == null ? target : value;
        boolean array = result.type() == Type.ARRAY || result.type() == Type.UNKNOWN;
        if (!array || !assignments.plain() || constant != null && constant.ref() instanceof HeapValue list && !allPresets(list)) {
            unit.report(IssueCode.T002, where, "track.effects is an array of effect presets, for example [loadPreset(\"_shared/Reverb\")]");
            return;
        }
        if (constant != null && constant.ref() instanceof HeapValue list) {
            used(list, where);
        }
        if (unit.mode == Mode.SONG) {
            unit.code.emit(Op.TRACK_WRITE, TrackProperty.EFFECTS.ordinal(), expressions.registerToRead(result), -1);
        } else if (constant == null || !(assign.eContainer() instanceof Program)) {
            unit.report(IssueCode.T002, where,
                    "in a slot track.effects is a constant array at the top level: one insert for the whole slot");
        } else if (constant.ref() instanceof HeapValue list) {
            unit.code.insertEffects(
                    IntStream.range(0, list.length()).mapToObj(i -> (PresetUse) Objects.requireNonNull(list.ref(i))).toList());
        }
    }

    /** Records the presets as effects; those that surely are none are reported. */
    private void used(HeapValue list, EObject where) {
        for (int i = 0; i < list.length(); i++) {
            PresetUse use = (PresetUse) Objects.requireNonNull(list.ref(i));
            unit.code.effect(use);
            String sound = switch (use.source()) {
                case PresetSource.Oscillator oscillator -> "an oscillator";
                case PresetSource.AudioInput input -> "an audio input";
                case PresetSource.AudioFile file -> "a sound file";
                case PresetSource.Named named -> null;
                case PresetSource.Pattern pattern -> null;
                case PresetSource.Composite composite -> null;
            };
            if (sound != null) {
                EObject element = where instanceof ArrayLit array && i < array.getElements().size() ? array.getElements().get(i) : where;
                unit.report(IssueCode.T010, element,
                        sound + " is no effect and leaves the sound as it is; load an effect, for example loadPreset(\"_shared/Reverb\")");
            }
        }
    }

    private static boolean allPresets(HeapValue list) {
        for (int i = 0; i < list.length(); i++) {
            if (!(list.ref(i) instanceof PresetUse)) {
                return false;
            }
        }
        return true;
    }
}
