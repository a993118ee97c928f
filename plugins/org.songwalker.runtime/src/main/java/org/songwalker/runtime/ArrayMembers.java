// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import org.jspecify.annotations.Nullable;
import org.songwalker.runtime.words.ArrayField;
import org.songwalker.runtime.words.Method;

/** Members and methods of arrays and lists (language reference 13.3). Works on the registers of the strand that asks. */
final class ArrayMembers {
    private final Faults faults;
    private final Members members;

    ArrayMembers(Faults faults, Members members) {
        this.faults = faults;
        this.members = members;
    }

    void field(Strand s, int to, HeapValue array, ArrayField field) {
        switch (field) {
            case length -> s.set(to, array.length, null);
            case last -> element(s, to, array, array.length - 1);
            case sum, min, max -> total(s, to, array, field);
        }
    }

    private static void element(Strand s, int to, HeapValue array, int at) {
        if (at < 0) {
            s.set(to, 0, Kind.UNDEFINED);
        } else {
            s.set(to, array.numbers[at], array.refs[at]);
        }
    }

    private void total(Strand s, int to, HeapValue array, ArrayField field) {
        double total = 0;
        for (int i = 0; i < array.length; i++) {
            if (!Values.numeric(array.refs[i])) {
                faults.report(s, Fault.NOT_A_NUMBER, 0, Values.typeName(array.refs[i]));
                return;
            }
            double number = Values.number(array.numbers[i], array.refs[i]);
            total = switch (field) {
                case min -> i == 0 ? number : Math.min(total, number);
                case max -> i == 0 ? number : Math.max(total, number);
                default -> total + number;
            };
        }
        boolean none = array.length == 0 && field != ArrayField.sum;
        s.set(to, total, none ? Kind.UNDEFINED : null);
    }

    /** Calls a method; its arguments stand in the registers after {@code target}. */
    void method(Strand s, int to, HeapValue array, int target, int count, Method method) {
        switch (method) {
            case indexOf -> s.set(to, indexOf(array, s.numbers[target + 1], s.refs[target + 1]), null);
            case reversed -> reversed(s, to, array);
            case rotated -> rotated(s, to, array, target + 1);
            case slice -> slice(s, to, array, target + 1, count);
            case add, removeAt, remove, clear -> {
                if (array.list()) {
                    change(s, array, target + 1, method);
                    s.set(to, 0, Kind.UNDEFINED);
                } else {
                    faults.report(s, Fault.NOT_A_LIST, 0, method.text());
                }
            }
            case pitchBend, release, stop, extend -> faults.report(s, Fault.NOT_CALLABLE, 0, Values.typeName(array));
        }
    }

    private static int indexOf(HeapValue value, double number, @Nullable Object ref) {
        for (int i = 0; i < value.length; i++) {
            if (Values.equal(value.numbers[i], value.refs[i], number, ref)) {
                return i;
            }
        }
        return -1;
    }

    private void reversed(Strand s, int to, HeapValue array) {
        HeapValue result = members.allocate(s, array.length);
        for (int i = 0; result != null && i < array.length; i++) {
            put(result, i, array, array.length - 1 - i);
        }
        give(s, to, result);
    }

    private void rotated(Strand s, int to, HeapValue array, int by) {
        double k = number(s, by);
        HeapValue result = Double.isNaN(k) ? null : members.allocate(s, array.length);
        for (int i = 0; result != null && i < array.length; i++) {
            put(result, i, array, Math.floorMod(i + (long) Math.floor(k), array.length));
        }
        give(s, to, result);
    }

    private void slice(Strand s, int to, HeapValue array, int bounds, int count) {
        double from = number(s, bounds);
        double until = count > 1 ? number(s, bounds + 1) : array.length;
        if (Double.isNaN(from) || Double.isNaN(until)) {
            return;
        }
        int first = bound(from, array.length);
        int length = Math.max(0, bound(until, array.length) - first);
        HeapValue result = members.allocate(s, length);
        for (int i = 0; result != null && i < length; i++) {
            put(result, i, array, first + i);
        }
        give(s, to, result);
    }

    /** A place in an array; negative ones count from its end. */
    private static int bound(double at, int length) {
        double whole = Math.floor(at);
        return (int) Math.clamp(whole < 0 ? whole + length : whole, 0.0, length);
    }

    private static void put(HeapValue to, int at, HeapValue from, int cell) {
        to.numbers[at] = from.numbers[cell];
        to.refs[at] = from.refs[cell];
    }

    private static void give(Strand s, int to, @Nullable HeapValue result) {
        if (result != null) {
            s.set(to, 0, result);
        }
    }

    private void change(Strand s, HeapValue list, int argument, Method method) {
        switch (method) {
            case add -> add(list, s.numbers[argument], s.refs[argument]);
            case clear -> list.length = 0;
            case remove -> {
                int at = indexOf(list, s.numbers[argument], s.refs[argument]);
                if (at >= 0) {
                    removeAt(list, at);
                }
            }
            default -> {
                double at = s.refs[argument] == null ? s.numbers[argument] : -1;
                if (at >= 0 && at < list.length && at == Math.rint(at)) {
                    removeAt(list, (int) at);
                } else {
                    faults.report(s, Fault.INDEX_RANGE, at, null);
                }
            }
        }
    }

    private static void add(HeapValue list, double number, @Nullable Object ref) {
        if (list.length == list.capacity) {
            removeAt(list, 0);
        }
        list.numbers[list.length] = number;
        list.refs[list.length] = ref;
        list.length++;
    }

    private static void removeAt(HeapValue list, int at) {
        System.arraycopy(list.numbers, at + 1, list.numbers, at, list.length - at - 1);
        System.arraycopy(list.refs, at + 1, list.refs, at, list.length - at - 1);
        list.length--;
        list.refs[list.length] = Kind.UNDEFINED;
    }

    /** The number in a register; NaN after a fault, also for what is no number. */
    private double number(Strand s, int register) {
        double number = Values.numeric(s.refs[register]) ? Values.number(s.numbers[register], s.refs[register]) : Double.NaN;
        if (Double.isNaN(number)) {
            faults.report(s, Fault.NOT_A_NUMBER, 0, Values.typeName(s.refs[register]));
        }
        return number;
    }
}
