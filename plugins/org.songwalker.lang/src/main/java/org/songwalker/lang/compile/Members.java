// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.song.Expr;
import org.songwalker.lang.song.Index;
import org.songwalker.lang.song.Member;
import org.songwalker.lang.song.VarRef;
import org.songwalker.runtime.HeapValue;
import org.songwalker.runtime.MidiField;
import org.songwalker.runtime.Op;
import org.songwalker.runtime.PresetProperty;
import org.songwalker.runtime.SongField;
import org.songwalker.runtime.TrackProperty;
import org.songwalker.runtime.TransportField;

/** Reading members and elements: of the engine's objects, of presets, voices, arrays and objects. */
final class Members {
    static final List<String> TRACK_MEMBERS = List.of("beatsPerMinute", "tuningPitch", "a4Frequency", "duration", "noteLength",
            "instrument", "effects");
    static final List<String> VOICE_MEMBERS = List.of("note", "frequency", "active");
    static final List<String> VOICE_METHODS = List.of("pitchBend", "release", "stop", "extend");

    private final Unit unit;
    private final Expressions expressions;
    private final Names names;

    Members(Unit unit, Expressions expressions, Names names) {
        this.unit = unit;
        this.expressions = expressions;
        this.names = names;
    }

    /** The engine's object that an expression names, null where it is none. */
    static @Nullable String systemObject(Unit unit, @Nullable Expr target) {
        return target instanceof VarRef ref && unit.system(ref.getName()) ? ref.getName() : null;
    }

    /** Whether an expression is {@code song.voices}. */
    static boolean isSongVoices(Unit unit, @Nullable Expr target) {
        return target instanceof Member m && "song".equals(systemObject(unit, m.getTarget())) && "voices".equals(m.getName());
    }

    /** Whether an expression is {@code midi.cc}. */
    static boolean isControllers(Unit unit, @Nullable Expr target) {
        return target instanceof Member m && "midi".equals(systemObject(unit, m.getTarget())) && "cc".equals(m.getName());
    }

    static @Nullable TrackProperty trackProperty(String name) {
        return switch (name) {
            case "beatsPerMinute" -> TrackProperty.TEMPO;
            case "tuningPitch", "a4Frequency" -> TrackProperty.TUNING;
            case "duration", "noteLength" -> TrackProperty.DURATION;
            case "instrument" -> TrackProperty.INSTRUMENT;
            case "effects" -> TrackProperty.EFFECTS;
            default -> null;
        };
    }

    static <E extends Enum<E>> Optional<E> field(E[] values, String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
    }

    Operand read(Member member, int into) {
        String name = member.getName() == null ? "" : member.getName();
        String system = systemObject(unit, member.getTarget());
        if (system != null) {
            return switch (system) {
                case "midi" -> midi(member, name, into);
                case "transport" -> transport(member, name, into);
                case "song" -> song(member, name, into);
                default -> track(member, name, into);
            };
        }
        if (isSongVoices(unit, member.getTarget())) {
            return songVoices(member, name, into);
        }
        return memberOf(expressions.operand(member.getTarget()), member, name, into);
    }

    private Operand midi(Member member, String name, int into) {
        Optional<MidiField> field = field(MidiField.values(), name);
        if (field.isPresent()) {
            int to = expressions.target(into);
            unit.code.emit(Op.MIDI, to, field.get().ordinal(), 0);
            return Operand.in(to, field.get() == MidiField.gate ? Type.BOOLEAN : Type.NUMBER);
        }
        if (name.equals("cc")) {
            unit.report(IssueCode.T001, member, "midi.cc is a list of controllers; give a number, for example midi.cc[1]");
        } else {
            List<String> known = new ArrayList<>(Names.textsOf(MidiField.values()));
            known.add("cc");
            names.unknownMember(member, "midi", name, known);
        }
        return unit.failed();
    }

    private Operand transport(Member member, String name, int into) {
        Optional<TransportField> field = field(TransportField.values(), name);
        if (field.isEmpty()) {
            names.unknownMember(member, "transport", name, Names.textsOf(TransportField.values()));
            return unit.failed();
        }
        int to = expressions.target(into);
        unit.code.emit(Op.TRANSPORT, to, field.get().ordinal(), 0);
        return Operand.in(to, field.get() == TransportField.playing ? Type.BOOLEAN : Type.NUMBER);
    }

    private Operand song(Member member, String name, int into) {
        int to = expressions.target(into);
        Optional<SongField> field = field(SongField.values(), name);
        if (field.isPresent()) {
            boolean voices = field.get() == SongField.voices;
            unit.code.emit(voices ? Op.SONG_VOICES : Op.SONG_FIELD, to, field.get().ordinal(), 0);
        } else if (name.equals("endMode") || name.equals("noteUnit")) {
            TrackProperty property = name.equals("endMode") ? TrackProperty.END_MODE : TrackProperty.NOTE_UNIT;
            unit.code.emit(Op.TRACK_READ, to, property.ordinal(), 0);
        } else {
            unit.songReads.putIfAbsent(name, member);
            unit.code.emit(Op.SONG_READ, to, unit.code.songName(name), 0);
        }
        return Operand.in(to, Type.UNKNOWN);
    }

    private Operand track(Member member, String name, int into) {
        TrackProperty property = trackProperty(name);
        if (property == null) {
            names.unknownMember(member, "track", name, TRACK_MEMBERS);
            return unit.failed();
        }
        int to = expressions.target(into);
        unit.code.emit(Op.TRACK_READ, to, property.ordinal(), 0);
        return Operand.in(to, property == TrackProperty.INSTRUMENT ? Type.PRESET : property == TrackProperty.EFFECTS ? Type.UNKNOWN
                : Type.NUMBER);
    }

    private Operand songVoices(Member member, String name, int into) {
        if (!name.equals("length")) {
            String hint = VOICE_METHODS.contains(name) || VOICE_MEMBERS.contains(name) ? "; name one of them: song.voices[0]." + name
                    : "; it has length and indexOf";
            unit.report(VOICE_METHODS.contains(name) || VOICE_MEMBERS.contains(name) ? IssueCode.T001 : IssueCode.N001, member,
                    "song.voices is an array and has no member '" + name + "'" + hint);
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
        int from = expressions.register(target);
        int to = expressions.target(into);
        Optional<PresetProperty> property = PresetProperty.named(name);
        if (target.type() == Type.PRESET && property.isPresent()) {
            unit.code.emit(Op.PRESET_READ, to, from, property.get().ordinal());
        } else {
            unit.code.emit(Op.MEMBER, to, from, unit.code.constant(0, name));
        }
        return Operand.in(to, type);
    }

    private @Nullable Operand constantMember(HeapValue value, Member member, String name) {
        if (value.shape() == null) {
            return name.equals("length") ? Operand.of(Constant.of(value.length())) : null;
        }
        int cell = value.cellOf(name.intern());
        if (cell < 0) {
            names.unknownMember(member, "this object", name, java.util.Objects.requireNonNull(value.shape()));
            return unit.failed();
        }
        return Operand.of(new Constant(value.number(cell), value.ref(cell)));
    }

    /** The type of a member of a value of a type; null after a report that there is none. */
    private @Nullable Type check(Type owner, Member member, String name) {
        List<String> known = switch (owner) {
            case ARRAY -> List.of("length");
            case VOICE -> VOICE_MEMBERS;
            case PRESET -> presetMembers();
            case NUMBER, BOOLEAN, STRING, EFFECT, REGEX -> List.of();
            case OBJECT, SONG, UNKNOWN -> null;
            case UNDEFINED -> List.of();
        };
        if (known == null || known.contains(name)) {
            return owner == Type.VOICE && name.equals("active") ? Type.BOOLEAN : known == null ? Type.UNKNOWN : Type.NUMBER;
        }
        if (known.isEmpty()) {
            unit.report(IssueCode.T001, member, owner.text() + " has no member '" + name + "'");
        } else {
            names.unknownMember(member, owner.text(), name, known);
        }
        return null;
    }

    static List<String> presetMembers() {
        return Arrays.stream(PresetProperty.values()).map(PresetProperty::text).toList();
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
        Operand target = expressions.operand(index.getTarget());
        Operand at = expressions.operand(index.getIndex());
        Operand folded = fold(target.constant(), at.constant());
        if (folded != null) {
            return folded;
        }
        if (!indexable(target, index)) {
            return unit.failed();
        }
        int from = expressions.register(target);
        int cell = expressions.register(at);
        int to = expressions.target(into);
        unit.code.emit(Op.INDEX, to, from, cell);
        return Operand.in(to, Type.UNKNOWN);
    }

    boolean indexable(Operand target, Index index) {
        boolean fits = target.type() == Type.ARRAY || target.type() == Type.OBJECT || target.type() == Type.UNKNOWN;
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
