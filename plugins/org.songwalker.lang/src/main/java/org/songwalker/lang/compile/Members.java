// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.Objects;
import java.util.Optional;
import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.song.Expr;
import org.songwalker.lang.song.Index;
import org.songwalker.lang.song.Member;
import org.songwalker.lang.song.VarRef;
import org.songwalker.runtime.HeapValue;
import org.songwalker.runtime.Op;
import org.songwalker.runtime.words.ArrayField;
import org.songwalker.runtime.words.MidiField;
import org.songwalker.runtime.words.Named;
import org.songwalker.runtime.words.Place;
import org.songwalker.runtime.words.PresetProperty;
import org.songwalker.runtime.words.SongField;
import org.songwalker.runtime.words.SystemObject;
import org.songwalker.runtime.words.TrackProperty;
import org.songwalker.runtime.words.TransportField;
import org.songwalker.runtime.words.ValueType;
import org.songwalker.runtime.words.VoiceField;
import org.songwalker.runtime.words.Words;

/** Reading members and elements: of the engine's objects, of presets, voices, arrays and objects. */
final class Members {
    private final Unit unit;
    private final Expressions expressions;
    private final Names names;

    Members(Unit unit, Expressions expressions, Names names) {
        this.unit = unit;
        this.expressions = expressions;
        this.names = names;
    }

    /** The engine's object that an expression names, null if it is none. */
    static @Nullable SystemObject systemObject(Unit unit, @Nullable Expr target) {
        return target instanceof VarRef ref ? unit.system(ref.getName()) : null;
    }

    /** True if an expression is {@code song.voices}. */
    static boolean isSongVoices(Unit unit, @Nullable Expr target) {
        return is(unit, target, SystemObject.song, SongField.voices);
    }

    /** True if an expression is {@code midi.held}. */
    static boolean isHeld(Unit unit, @Nullable Expr target) {
        return is(unit, target, SystemObject.midi, MidiField.held);
    }

    /** True if an expression is {@code midi.cc}. */
    static boolean isControllers(Unit unit, @Nullable Expr target) {
        return is(unit, target, SystemObject.midi, MidiField.cc);
    }

    /** True if part of a tree reads a member of one of the engine's objects. */
    static boolean is(Unit unit, @Nullable EObject part, SystemObject owner, Named member) {
        return part instanceof Member m && m.getName() != null && member.word().written(m.getName())
                && systemObject(unit, m.getTarget()) == owner;
    }

    /** The setting of {@code track} or {@code song} that a name means. */
    static @Nullable TrackProperty setting(SystemObject owner, String name) {
        return Words.named(TrackProperty.values(), name).filter(property -> property.owner() == owner).orElse(null);
    }

    Operand read(Member member, int into) {
        String name = member.getName() == null ? "" : member.getName();
        if (names.isPart(member)) {
            return names.partValue(member);
        }
        SystemObject system = systemObject(unit, member.getTarget());
        if (system != null) {
            return switch (system) {
                case midi -> midi(member, name, into);
                case transport -> transport(member, name, into);
                case song -> song(member, name, into);
                case track -> track(member, name, into);
            };
        }
        if (isSongVoices(unit, member.getTarget())) {
            return songVoices(member, name, into);
        }
        if (isHeld(unit, member.getTarget()) && ArrayField.length.word().written(name)) {
            int to = expressions.target(into);
            unit.code.emit(Op.HELD_COUNT, to, 0, 0);
            return Operand.in(to, Type.NUMBER);
        }
        return memberOf(expressions.operand(member.getTarget()), member, name, into);
    }

    private Operand midi(Member member, String name, int into) {
        MidiField field = Words.named(MidiField.values(), name).orElse(null);
        if (field == null) {
            names.unknownMember(member, SystemObject.midi.text(), name, Place.MIDI.texts());
            return unit.failed();
        }
        if (field.word().value().type() == ValueType.INDEXED) {
            unit.report(IssueCode.T001, member, "midi.cc is a list of controllers; give a number, for example midi.cc[1]");
            return unit.failed();
        }
        int to = expressions.target(into);
        if (field == MidiField.held) {
            unit.code.emit(Op.HELD, to, 0, 0);
            return Operand.in(to, Type.ARRAY);
        }
        unit.code.emit(Op.MIDI, to, field.ordinal(), 0);
        return Operand.in(to, Type.of(field.word()));
    }

    private Operand transport(Member member, String name, int into) {
        TransportField field = Words.named(TransportField.values(), name).orElse(null);
        if (field == null) {
            names.unknownMember(member, SystemObject.transport.text(), name, Place.TRANSPORT.texts());
            return unit.failed();
        }
        int to = expressions.target(into);
        unit.code.emit(Op.TRANSPORT, to, field.ordinal(), 0);
        return Operand.in(to, Type.of(field.word()));
    }

    private Operand song(Member member, String name, int into) {
        int to = expressions.target(into);
        Optional<SongField> field = Words.named(SongField.values(), name);
        TrackProperty setting = setting(SystemObject.song, name);
        if (field.isPresent()) {
            boolean voices = field.get() == SongField.voices;
            unit.code.emit(voices ? Op.SONG_VOICES : Op.SONG_FIELD, to, field.get().ordinal(), 0);
        } else if (setting != null) {
            unit.code.emit(Op.TRACK_READ, to, setting.ordinal(), 0);
        } else {
            unit.songReads.putIfAbsent(name, new Site(member, unit.reporter));
            unit.code.emit(Op.SONG_READ, to, unit.code.songName(name), 0);
        }
        return Operand.in(to, Type.UNKNOWN);
    }

    private Operand track(Member member, String name, int into) {
        TrackProperty property = setting(SystemObject.track, name);
        if (property == null) {
            names.unknownMember(member, SystemObject.track.text(), name, Place.TRACK.texts());
            return unit.failed();
        }
        int to = expressions.target(into);
        unit.code.emit(Op.TRACK_READ, to, property.ordinal(), 0);
        return Operand.in(to, Type.of(property.word()));
    }

    private Operand songVoices(Member member, String name, int into) {
        Optional<ArrayField> field = Words.named(ArrayField.values(), name);
        if (field.isPresent() && field.get() != ArrayField.length) {
            return memberOf(expressions.operand(member.getTarget()), member, name, into);
        }
        if (field.isEmpty()) {
            boolean ofOne = Place.VOICE.word(name).isPresent();
            String hint = ofOne ? "; name one of them: song.voices[0]." + name : "; it has " + String.join(" and ", Place.ARRAY.texts());
            unit.report(ofOne ? IssueCode.T001 : IssueCode.N001, member, "song.voices is an array and has no member '" + name + "'" + hint);
            return unit.failed();
        }
        int to = expressions.target(into);
        unit.code.emit(Op.SONG_VOICE_COUNT, to, 0, 0);
        return Operand.in(to, Type.NUMBER);
    }

    private Operand memberOf(Operand target, Member member, String name, int into) {
        Constant constant = target.constant();
        if (constant != null && constant.ref() instanceof HeapValue value) {
            Operand folded = constantMember(value, member, name);
            if (folded != null) {
                return folded;
            }
        }
        Type type = check(target.type(), member, name);
        if (type == null) {
            return unit.failed();
        }
        int from = expressions.registerToRead(target);
        int to = expressions.target(into);
        Optional<PresetProperty> property = Words.named(PresetProperty.values(), name);
        if (target.type() == Type.PRESET && property.isPresent()) {
            unit.code.emit(Op.PRESET_READ, to, from, property.get().ordinal());
        } else {
            unit.code.emit(Op.MEMBER, to, from, unit.code.constant(0, name));
        }
        return Operand.in(to, type).knowing(target.inside(name));
    }

    private @Nullable Operand constantMember(HeapValue value, Member member, String name) {
        if (value.shape() == null) {
            return ArrayField.length.word().written(name) ? Operand.of(Constant.of(value.length())) : null;
        }
        int cell = value.cellOf(name.intern());
        if (cell < 0) {
            names.unknownMember(member, "this object", name, Objects.requireNonNull(value.shape()));
            return unit.failed();
        }
        return Operand.of(new Constant(value.number(cell), value.ref(cell)));
    }

    /** The type of a member of a value of a type; null after a report that there is none. */
    private @Nullable Type check(Type owner, Member member, String name) {
        Named[] known = switch (owner) {
            case ARRAY, LIST -> ArrayField.values();
            case VOICE -> VoiceField.values();
            case PRESET -> PresetProperty.values();
            case NUMBER, BOOLEAN, STRING, EFFECT, REGEX, UNDEFINED -> new Named[0];
            case OBJECT, SONG, UNKNOWN -> null;
        };
        if (known == null) {
            return Type.UNKNOWN;
        }
        Optional<Named> word = Words.named(known, name);
        if (word.isPresent()) {
            return Type.of(word.get().word());
        }
        if (known.length == 0) {
            unit.report(IssueCode.T001, member, owner.text() + " has no member '" + name + "'");
        } else {
            names.unknownMember(member, owner.text(), name, Words.texts(known));
        }
        return null;
    }

    Operand index(Index index, int into) {
        if (isControllers(unit, index.getTarget())) {
            int number = expressions.value(index.getIndex());
            int to = expressions.target(into);
            unit.code.emit(Op.MIDI_CC, to, number, 0);
            return Operand.in(to, Type.UNKNOWN);
        }
        if (isSongVoices(unit, index.getTarget())) {
            int number = expressions.value(index.getIndex());
            int to = expressions.target(into);
            unit.code.emit(Op.SONG_VOICE, to, number, 0);
            return Operand.in(to, Type.VOICE);
        }
        if (isHeld(unit, index.getTarget())) {
            int number = expressions.value(index.getIndex());
            int to = expressions.target(into);
            unit.code.emit(Op.HELD_KEY, to, number, 0);
            return Operand.in(to, Type.UNKNOWN);
        }
        Operand target = expressions.operand(index.getTarget());
        Operand at = expressions.operand(index.getIndex());
        Operand folded = fold(target.constant(), at.constant());
        if (folded != null) {
            return folded;
        }
        if (!indexable(target, index)) {
            return unit.failed();
        }
        int from = expressions.registerToRead(target);
        int cell = expressions.register(at);
        int to = expressions.target(into);
        unit.named(unit.code.emit(Op.INDEX, to, from, cell), index.getTarget());
        return Operand.in(to, Type.UNKNOWN).knowing(target.inside(null));
    }

    boolean indexable(Operand target, Index index) {
        boolean fits = !target.type().notAnArray() || target.type() == Type.OBJECT;
        if (!fits) {
            unit.report(IssueCode.T001, index, target.type().text() + " has no elements; [ ] needs an array");
        }
        return fits;
    }

    private static @Nullable Operand fold(@Nullable Constant target, @Nullable Constant at) {
        if (target == null || at == null || !(target.ref() instanceof HeapValue value)) {
            return null;
        }
        int cell = at.ref() instanceof String key ? value.cellOf(key) : at.isNumber() ? (int) at.number() : -1;
        boolean there = cell >= 0 && cell < value.length() && (!at.isNumber() || cell == at.number());
        return Operand.of(there ? new Constant(value.number(cell), value.ref(cell)) : Constant.UNDEFINED);
    }
}
