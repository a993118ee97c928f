// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import org.jspecify.annotations.Nullable;
import org.songwalker.runtime.music.Euclid;
import org.songwalker.runtime.music.Scale;
import org.songwalker.runtime.words.Builtin;

/** The functions that take arrays or make them (language reference 13.5, 13.6). Arguments stand in registers; the result goes into one. */
final class ArrayBuiltins {
    private final Faults faults;
    private final Members members;
    private final Euclid euclid = new Euclid();

    ArrayBuiltins(Faults faults, Members members) {
        this.faults = faults;
        this.members = members;
    }

    void call(Strand s, int to, Builtin builtin, int count, int first) {
        switch (builtin) {
            case scaleNote -> scaleNote(s, to, first);
            case snap -> snap(s, to, first);
            case chord -> chord(s, to, first);
            case inversion -> inversion(s, to, first);
            case euclid -> rhythm(s, to, count, first);
            case choose -> choose(s, to, first);
            case shuffle -> shuffle(s, to, first);
            case sorted -> sorted(s, to, first);
            default -> throw new AssertionError(builtin);
        }
    }

    /** The array in a register; null after a fault. */
    private @Nullable HeapValue array(Strand s, int register, String what) {
        if (s.refs[register] instanceof HeapValue value && value.shape == null) {
            return value;
        }
        faults.report(s, Fault.BAD_TYPE, 0, what);
        return null;
    }

    /** An array of numbers; null after a fault. */
    private @Nullable HeapValue numbers(Strand s, int register, String what) {
        HeapValue value = array(s, register, what);
        for (int i = 0; value != null && i < value.length; i++) {
            if (!Values.numeric(value.refs[i])) {
                faults.report(s, Fault.NOT_A_NUMBER, 0, Values.typeName(value.refs[i]));
                return null;
            }
        }
        return value;
    }

    /** The number in a register; NaN after a fault. */
    private double number(Strand s, int register) {
        Object ref = s.refs[register];
        if (!Values.numeric(ref)) {
            faults.report(s, Fault.NOT_A_NUMBER, 0, Values.typeName(ref));
            return Double.NaN;
        }
        return Values.number(s.numbers[register], ref);
    }

    /** A whole number, cut to what an index can be. */
    private static int whole(double number) {
        return (int) Math.floor(number);
    }

    private void scaleNote(Strand s, int to, int first) {
        HeapValue scale = array(s, first + 1, "the scale of scaleNote (an array of semitones is expected) is");
        double root = number(s, first);
        double degree = number(s, first + 2);
        if (scale == null || s.state != Strand.State.RUNNING) {
            return;
        }
        if (scale.length == 0) {
            faults.report(s, Fault.BAD_TYPE, 0, "the scale of scaleNote is empty, and so");
            return;
        }
        int step = Scale.step(degree, scale.length);
        double offset = scale.numbers[step] + 12.0 * Scale.octave(degree, scale.length);
        s.set(to, root + offset, null);
    }

    private void snap(Strand s, int to, int first) {
        HeapValue scale = numbers(s, first + 2, "the scale of snap (an array of semitones is expected) is");
        double note = number(s, first);
        double root = number(s, first + 1);
        if (scale != null && s.state == Strand.State.RUNNING) {
            s.set(to, Double.isFinite(note) && Double.isFinite(root) ? Scale.snap(note, root, scale.numbers, scale.length) : Double.NaN,
                    null);
        }
    }

    /** The compiler has put the semitones of the chord in the place of its name. */
    private void chord(Strand s, int to, int first) {
        double root = number(s, first);
        HeapValue semitones = array(s, first + 1, "the name of a chord is");
        HeapValue notes = semitones == null || s.state != Strand.State.RUNNING ? null : members.allocate(s, semitones.length);
        if (notes != null && semitones != null) {
            for (int i = 0; i < notes.length; i++) {
                notes.numbers[i] = root + semitones.numbers[i];
                notes.refs[i] = null;
            }
            s.set(to, 0, notes);
        }
    }

    private void inversion(Strand s, int to, int first) {
        HeapValue notes = numbers(s, first, "the chord of inversion (an array of notes is expected) is");
        double k = number(s, first + 1);
        HeapValue inverted = notes == null || s.state != Strand.State.RUNNING ? null : members.allocate(s, notes.length);
        if (inverted != null && notes != null) {
            for (int i = 0; i < notes.length; i++) {
                inverted.numbers[i] = notes.numbers[i];
                inverted.refs[i] = null;
            }
            sort(inverted);
            invert(inverted.numbers, inverted.length, whole(k));
            s.set(to, 0, inverted);
        }
    }

    /** Moves the lowest of rising notes up an octave {@code k} times; for negative {@code k} the highest down. */
    static void invert(double[] rising, int length, int k) {
        int turns = Math.clamp(k, -16 * Math.max(1, length), 16 * Math.max(1, length));
        for (int turn = 0; length > 0 && turn < Math.abs(turns); turn++) {
            int from = turns > 0 ? 0 : length - 1;
            double moved = rising[from] + (turns > 0 ? 12 : -12);
            System.arraycopy(rising, turns > 0 ? 1 : 0, rising, turns > 0 ? 0 : 1, length - 1);
            rising[length - 1 - from] = moved;
        }
    }

    private void rhythm(Strand s, int to, int count, int first) {
        double hits = number(s, first);
        double steps = number(s, first + 1);
        double rotation = count > 2 ? number(s, first + 2) : 0;
        if (s.state != Strand.State.RUNNING) {
            return;
        }
        if (!(steps >= 1 && steps <= Euclid.MOST_STEPS)) {
            faults.report(s, Fault.BAD_VALUE, steps, "the steps of euclid go from 1 to 256");
        }
        int length = Math.clamp(whole(steps), 1, Euclid.MOST_STEPS);
        HeapValue rhythm = members.allocate(s, length);
        if (rhythm != null) {
            euclid.compute(whole(hits), length);
            for (int i = 0; i < length; i++) {
                rhythm.numbers[i] = euclid.hit(Math.floorMod(i + (long) whole(rotation), length)) ? 1 : 0;
                rhythm.refs[i] = Kind.BOOLEAN;
            }
            s.set(to, 0, rhythm);
        }
    }

    private void choose(Strand s, int to, int first) {
        HeapValue array = array(s, first, "what choose chooses from (an array is expected) is");
        if (array == null) {
            return;
        }
        double place = s.firing.nextRandom();
        if (array.length == 0) {
            s.set(to, 0, Kind.UNDEFINED);
            return;
        }
        int chosen = Math.min(array.length - 1, (int) (place * array.length));
        s.set(to, array.numbers[chosen], array.refs[chosen]);
    }

    private void shuffle(Strand s, int to, int first) {
        HeapValue array = array(s, first, "what shuffle shuffles (an array is expected) is");
        HeapValue shuffled = array == null ? null : members.copyOf(s, array);
        if (shuffled == null) {
            return;
        }
        for (int i = shuffled.length - 1; i > 0; i--) {
            int other = Math.min(i, (int) (s.firing.nextRandom() * (i + 1)));
            double number = shuffled.numbers[i];
            Object ref = shuffled.refs[i];
            shuffled.numbers[i] = shuffled.numbers[other];
            shuffled.refs[i] = shuffled.refs[other];
            shuffled.numbers[other] = number;
            shuffled.refs[other] = ref;
        }
        s.set(to, 0, shuffled);
    }

    private void sorted(Strand s, int to, int first) {
        HeapValue array = numbers(s, first, "what sorted sorts (an array of numbers is expected) is");
        HeapValue sorted = array == null ? null : members.copyOf(s, array);
        if (sorted != null) {
            sort(sorted);
            s.set(to, 0, sorted);
        }
    }

    /** Sorts numbers, rising; those that are no numbers go to the end. By insertion: arrays are short and often nearly sorted. */
    private static void sort(HeapValue value) {
        for (int i = 1; i < value.length; i++) {
            double number = value.numbers[i];
            Object ref = value.refs[i];
            double order = order(number, ref);
            int at = i;
            while (at > 0 && order(value.numbers[at - 1], value.refs[at - 1]) > order) {
                value.numbers[at] = value.numbers[at - 1];
                value.refs[at] = value.refs[at - 1];
                at--;
            }
            value.numbers[at] = number;
            value.refs[at] = ref;
        }
    }

    private static double order(double number, @Nullable Object ref) {
        double value = Values.number(number, ref);
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }
}
