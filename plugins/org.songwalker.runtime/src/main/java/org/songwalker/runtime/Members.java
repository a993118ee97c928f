// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import org.jspecify.annotations.Nullable;
import org.songwalker.runtime.words.Method;
import org.songwalker.runtime.words.PresetProperty;
import org.songwalker.runtime.words.SongField;
import org.songwalker.runtime.words.ValueType;
import org.songwalker.runtime.words.VoiceField;

/** Arrays, objects and voices: making, indexing, members and methods. Works on the registers of the strand that asks. */
final class Members {
    private final Host host;
    private final Faults faults;
    private final ArrayMembers arrays;

    Members(Host host, Faults faults) {
        this.host = host;
        this.faults = faults;
        this.arrays = new ArrayMembers(faults, this);
    }

    void array(Strand s, int to, int first, int count) {
        HeapValue value = allocate(s, count);
        if (value != null) {
            System.arraycopy(s.numbers, first, value.numbers, 0, count);
            System.arraycopy(s.refs, first, value.refs, 0, count);
            s.set(to, 0, value);
        }
    }

    void object(Strand s, int to, int first, HeapValue template) {
        HeapValue value = allocate(s, template.length);
        if (value != null) {
            System.arraycopy(s.numbers, first, value.numbers, 0, template.length);
            System.arraycopy(s.refs, first, value.refs, 0, template.length);
            value.shape = template.shape;
            s.set(to, 0, value);
        }
    }

    /** Puts a copy of a template into a register: the copies of the templates inside it are its own too, frozen values are shared. */
    void copy(Strand s, int to, HeapValue template) {
        HeapValue value = allocate(s, template.length);
        if (value != null) {
            value.shape = template.shape;
            s.set(to, 0, value); // from here on the register keeps it through a sweep
            fill(s, value, template);
        }
    }

    private void fill(Strand s, HeapValue value, HeapValue template) {
        for (int i = 0; i < template.length; i++) {
            value.numbers[i] = template.numbers[i];
            if (template.refs[i] instanceof HeapValue inner && inner.template()) {
                HeapValue copied = allocate(s, inner.length);
                if (copied == null) {
                    return;
                }
                copied.shape = inner.shape;
                value.refs[i] = copied;
                fill(s, copied, inner);
            } else {
                value.refs[i] = template.refs[i];
            }
        }
    }

    void songVoices(Strand s, int to) {
        boolean exists = host.songExists(s);
        if (!exists && !s.routine.handler()) {
            s.set(to, 0, Kind.UNDEFINED);
            return;
        }
        int count = exists ? Math.min(host.songVoiceCount(s), Heap.MAX_LENGTH) : 0; // none before the first: a handler's loop ends at once
        HeapValue value = allocate(s, count);
        if (value != null) {
            for (int i = 0; i < count; i++) {
                value.numbers[i] = host.songVoice(s, i);
                value.refs[i] = Kind.VOICE;
            }
            s.set(to, 0, value);
        }
    }

    /** An array for a strand; null after a fault. */
    @Nullable
    HeapValue allocate(Strand s, int count) {
        HeapValue value = s.firing.heap.allocate(count);
        if (value == null) {
            faults.report(s, Fault.HEAP_FULL, s.firing.heap.inUse(), null);
        }
        return value;
    }

    /** A new array with the elements of an array or list; null after a fault. */
    @Nullable
    HeapValue copyOf(Strand s, HeapValue array) {
        HeapValue copy = allocate(s, array.length);
        if (copy != null) {
            System.arraycopy(array.numbers, 0, copy.numbers, 0, array.length);
            System.arraycopy(array.refs, 0, copy.refs, 0, array.length);
        }
        return copy;
    }

    void list(Strand s, int to, int capacity) {
        HeapValue value = s.firing.heap.allocateList(capacity);
        if (value == null) {
            faults.report(s, Fault.HEAP_FULL, s.firing.heap.inUse(), null);
        } else {
            s.set(to, 0, value);
        }
    }

    int heldCount(Strand s) {
        return Math.min(host.heldCount(s), Heap.MAX_LENGTH);
    }

    void held(Strand s, int to) {
        HeapValue keys = allocate(s, heldCount(s));
        if (keys != null) {
            for (int i = 0; i < keys.length; i++) {
                keys.numbers[i] = host.heldKey(s, i);
                keys.refs[i] = null;
            }
            s.set(to, 0, keys);
        }
    }

    void heldKey(Strand s, int to, int at) {
        double index = s.refs[at] == null ? s.numbers[at] : -1;
        if (index >= 0 && index == Math.rint(index) && index < heldCount(s)) {
            s.set(to, host.heldKey(s, (int) index), null);
        } else {
            s.set(to, 0, Kind.UNDEFINED);
        }
    }

    void index(Strand s, int to, int of, int at) {
        Object ref = s.refs[of];
        if (ref instanceof HeapValue value) {
            int cell = cell(s, value, at);
            if (cell < 0) {
                s.set(to, 0, Kind.UNDEFINED);
            } else {
                s.set(to, value.numbers[cell], value.refs[cell]);
            }
        } else if (ref == Kind.UNDEFINED) {
            undefinedOwner(s);
        } else {
            faults.report(s, Fault.NOT_CALLABLE, 0, Values.typeName(ref));
        }
    }

    /** Reports that what has to have elements is undefined, by its name if it has one. */
    private void undefinedOwner(Strand s) {
        String owner = s.program.sourceMap().owner(s.pc);
        faults.report(s, owner == null ? Fault.UNDEFINED_MEMBER : Fault.UNDEFINED_OWNER, 0, owner == null ? "[…]" : owner);
    }

    void storeIndex(Strand s, int of, int at, int from) {
        Object ref = s.refs[of];
        if (!(ref instanceof HeapValue value)) {
            if (ref == Kind.UNDEFINED) {
                undefinedOwner(s);
            } else {
                faults.report(s, Fault.NOT_CALLABLE, 0, Values.typeName(ref));
            }
            return;
        }
        int cell = cell(s, value, at);
        if (cell < 0) {
            String owner = s.program.sourceMap().owner(s.pc);
            faults.report(s, owner == null ? Fault.INDEX_RANGE : Fault.ELEMENT_RANGE, s.numbers[at], owner);
        } else {
            store(s, value, cell, from);
        }
    }

    private void store(Strand s, HeapValue value, int cell, int from) {
        if (!value.pooled) {
            faults.report(s, Fault.FROZEN, 0, null);
        } else {
            value.numbers[cell] = s.numbers[from];
            value.refs[cell] = s.refs[from];
        }
    }

    /** The cell an index register means; -1 if there is none. */
    private static int cell(Strand s, HeapValue value, int at) {
        Object key = s.refs[at];
        if (key instanceof String text) {
            return value.cellOf(text);
        }
        double index = s.numbers[at];
        return key == null && index >= 0 && index < value.length && index == Math.rint(index) ? (int) index : -1;
    }

    void member(Strand s, int to, int of, MemberName name) {
        Object ref = s.refs[of];
        switch (ref) {
            case HeapValue value when value.shape == null && name.array() != null -> arrays.field(s, to, value, name.array());
            case HeapValue value when value.shape != null -> {
                int cell = value.cellOf(name.text());
                s.set(to, cell < 0 ? 0 : value.numbers[cell], cell < 0 ? Kind.UNDEFINED : value.refs[cell]);
            }
            case Kind kind when kind == Kind.VOICE -> voiceMember(s, to, s.numbers[of], name.voice());
            case Kind kind when kind == Kind.SONG -> songMember(s, to, name);
            case Kind kind when kind == Kind.UNDEFINED -> faults.report(s, Fault.UNDEFINED_MEMBER, 0, name.text());
            case PresetUse preset when name.preset() != null -> s.set(to, host.presetGet(s, preset, name.preset()), null);
            case null, default -> faults.report(s, Fault.NOT_CALLABLE, 0, Values.typeName(ref));
        }
    }

    private void voiceMember(Strand s, int to, double handle, @Nullable VoiceField field) {
        switch (field) {
            case note -> s.set(to, host.voiceNote(handle), null);
            case frequency -> s.set(to, host.voiceFrequencyHz(handle), null);
            case active -> s.set(to, host.voiceActive(handle) ? 1 : 0, Kind.BOOLEAN);
            case volume, pan, detune -> s.set(to, host.voiceGet(handle, field), null);
            case null -> faults.report(s, Fault.NOT_CALLABLE, 0, Values.typeName(Kind.VOICE));
        }
    }

    /** A member of {@code song} that was stored in a variable, so that the compiler could not resolve it. */
    private void songMember(Strand s, int to, MemberName name) {
        SongField field = name.song();
        if (field == SongField.voices) {
            songVoices(s, to);
        } else if (field != null) {
            s.set(to, host.songField(s, field), null);
        } else if (name.songName() < 0) {
            s.set(to, 0, Kind.UNDEFINED);
        } else {
            host.songRead(s, name.songName(), to);
        }
    }

    void storeMember(Strand s, int of, MemberName name, int from) {
        Object ref = s.refs[of];
        if (ref instanceof PresetUse preset && name.preset() != null) {
            presetSet(s, preset, name.preset(), from);
        } else if (ref == Kind.VOICE && name.voice() != null && name.voice().settable()) {
            double value = limited(s, from, name.text(), name.voice().low(), name.voice().high(), name.voice().limits());
            if (!Double.isNaN(value)) {
                host.voiceSet(s, s.numbers[of], name.voice(), value);
            }
        } else if (ref instanceof HeapValue value && value.shape != null) {
            int cell = value.cellOf(name.text());
            if (cell < 0) {
                faults.report(s, Fault.NO_FIELD, 0, name.text());
            } else {
                store(s, value, cell, from);
            }
        } else if (ref == Kind.UNDEFINED) {
            faults.report(s, Fault.UNDEFINED_MEMBER, 0, name.text());
        } else {
            faults.report(s, Fault.NOT_CALLABLE, 0, Values.typeName(ref));
        }
    }

    /** Moves a property of the preset or voice in a register to the value after it, within the beats after that. */
    void glide(Strand s, int base, MemberName name, boolean smooth) {
        double beats = argument(s, base + 2);
        if (!duration(s, beats)) {
            return;
        }
        if (s.refs[base] instanceof PresetUse preset && name.preset() != null) {
            double value = limited(s, base + 1, name.preset().text(), name.preset().low(), name.preset().high(), name.preset().limits());
            if (!Double.isNaN(value)) {
                host.presetGlide(s, preset, name.preset(), value, beats, smooth);
            }
        } else if (s.refs[base] == Kind.VOICE && name.voice() != null && name.voice().settable()) {
            double value = limited(s, base + 1, name.text(), name.voice().low(), name.voice().high(), name.voice().limits());
            if (!Double.isNaN(value)) {
                host.voiceGlide(s, s.numbers[base], name.voice(), value, beats, smooth);
            }
        } else if (s.refs[base] == Kind.UNDEFINED) {
            faults.report(s, Fault.UNDEFINED_MEMBER, 0, name.text());
        } else {
            faults.report(s, Fault.NOT_CALLABLE, 0, Values.typeName(s.refs[base]));
        }
    }

    /** The number in a register, within a range; NaN after a fault that leaves nothing to set. */
    private double limited(Strand s, int from, String what, double low, double high, String limits) {
        if (!Values.numeric(s.refs[from])) {
            faults.report(s, Fault.BAD_TYPE, 0, what);
            return Double.NaN;
        }
        double value = Values.number(s.numbers[from], s.refs[from]);
        if (!(value >= low && value <= high)) {
            faults.report(s, Fault.BAD_VALUE, value, limits);
        }
        return Math.clamp(value, low, high);
    }

    /** Sets a preset property, limited to its range. */
    void presetSet(Strand s, PresetUse preset, PresetProperty property, int from) {
        double value = limited(s, from, property.text(), property.low(), property.high(), property.limits());
        if (!Double.isNaN(value)) {
            host.presetSet(s, preset, property, value);
        }
    }

    /** Calls a method of the value in register {@code target} with the arguments in the registers after it. */
    void method(Strand s, int to, int target, int count, Method method) {
        Object ref = s.refs[target];
        if (ref == Kind.UNDEFINED) {
            faults.report(s, Fault.UNDEFINED_MEMBER, 0, method.text());
        } else if (method.owner() == ValueType.VOICE && ref == Kind.VOICE) {
            voiceMethod(s, target, count, method);
            s.set(to, 0, Kind.UNDEFINED);
        } else if (method.owner() != ValueType.VOICE && ref instanceof HeapValue value && value.shape == null) {
            arrays.method(s, to, value, target, count, method);
        } else {
            faults.report(s, Fault.NOT_CALLABLE, 0, Values.typeName(ref));
        }
    }

    private void voiceMethod(Strand s, int target, int count, Method method) {
        double handle = s.numbers[target];
        switch (method) {
            case pitchBend -> bend(s, handle, target, count);
            case extend -> {
                double beats = count > 0 ? argument(s, target + 1) : Double.NaN;
                if (duration(s, beats)) {
                    host.voiceExtend(s, handle, beats);
                }
            }
            case release -> host.voiceRelease(s, handle);
            case stop -> host.voiceStop(s, handle);
            case indexOf, reversed, rotated, slice, add, removeAt, remove, clear -> throw new AssertionError("a method of arrays");
        }
    }

    private void bend(Strand s, double handle, int target, int count) {
        double pitch = count > 0 ? argument(s, target + 1) : Double.NaN;
        double beats = count > 1 ? argument(s, target + 2) : 0;
        if (!Double.isFinite(pitch)) {
            faults.report(s, Fault.BAD_PITCH, pitch, null);
        } else if (beats <= 0 || duration(s, beats)) {
            host.voiceBend(s, handle, pitch, Math.max(0, beats));
        }
    }

    private static double argument(Strand s, int register) {
        return Values.numeric(s.refs[register]) ? Values.number(s.numbers[register], s.refs[register]) : Double.NaN;
    }

    private boolean duration(Strand s, double beats) {
        if (beats >= 0 && beats < Double.POSITIVE_INFINITY) {
            return true;
        }
        faults.report(s, Fault.BAD_DURATION, beats, null);
        return false;
    }
}
