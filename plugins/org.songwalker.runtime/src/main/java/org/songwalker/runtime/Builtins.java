// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import org.songwalker.runtime.music.Elementary;
import org.songwalker.runtime.music.Tuning;
import org.songwalker.runtime.words.Builtin;

/** The functions of the language (language reference 10). Arguments stand in registers; the result goes into one. */
final class Builtins {
    private static final Builtin[] ALL = Builtin.values();
    private static final boolean[] OF_ARRAYS = new boolean[ALL.length];

    static {
        for (Builtin builtin : ALL) {
            OF_ARRAYS[builtin.ordinal()] = builtin.ofArrays();
        }
    }

    private final Host host;
    private final Faults faults;
    private final ArrayBuiltins arrays;

    Builtins(Host host, Faults faults, Members members) {
        this.host = host;
        this.faults = faults;
        this.arrays = new ArrayBuiltins(faults, members);
    }

    void call(Strand s, int to, int which, int count, int first) {
        Builtin builtin = ALL[which];
        if (OF_ARRAYS[which]) {
            arrays.call(s, to, builtin, count, first);
            return;
        }
        for (int i = first; i < first + count; i++) {
            if (!Values.numeric(s.refs[i])) {
                faults.report(s, Fault.NOT_A_NUMBER, 0, Values.typeName(s.refs[i]));
                return;
            }
        }
        double x = count > 0 ? Values.number(s.numbers[first], s.refs[first]) : 0;
        double y = count > 1 ? Values.number(s.numbers[first + 1], s.refs[first + 1]) : 1;
        switch (builtin) {
            case noteToFreq -> s.set(to, Tuning.frequencyHz(x, host.tuningHz(s)), null);
            case freqToNote -> freqToNote(s, to, x);
            case interval -> s.set(to, s.firing.note + x, null);
            case random -> s.set(to, x + (y - x) * s.firing.nextRandom(), null);
            case randomInt -> s.set(to, randomInt(s, x, y), null);
            case min, max -> extreme(s, to, builtin == Builtin.min, count, first);
            case abs -> s.set(to, Math.abs(x), null);
            case floor -> s.set(to, Math.floor(x), null);
            case ceil -> s.set(to, Math.ceil(x), null);
            case round -> s.set(to, rounded(x), null);
            case clamp -> s.set(to, Math.max(y, Math.min(argument(s, first + 2), x)), null);
            case lerp -> s.set(to, x + (y - x) * argument(s, first + 2), null);
            case sqrt -> s.set(to, Math.sqrt(x), null);
            case pow -> s.set(to, Elementary.pow(x, y), null);
            case sin -> s.set(to, sine(x), null);
            case cos -> s.set(to, sine(x + 0.25), null);
            case exp -> s.set(to, StrictMath.exp(x), null);
            case ln -> s.set(to, StrictMath.log(x), null);
            case map -> {
                double low = argument(s, first + 3);
                s.set(to, low + (argument(s, first + 4) - low) * (x - y) / (argument(s, first + 2) - y), null);
            }
            case chance -> s.set(to, s.firing.nextRandom() < x ? 1 : 0, Kind.BOOLEAN);
            case gaussian -> s.set(to, gaussian(s, x, y), null);
            case scale, list -> throw new AssertionError("done by the compiler");
            case scaleNote, snap, chord, inversion, euclid, choose, shuffle, sorted -> throw new AssertionError("handled above");
        }
    }

    /** Halves away from zero. The fraction decides: adding 0.5 first would round 0.49999999999999994 up. Adding 0 turns -0 into 0. */
    private static double rounded(double x) {
        double whole = Math.floor(Math.abs(x));
        return Math.copySign(Math.abs(x) - whole >= 0.5 ? whole + 1 : whole, x) + 0.0;
    }

    private static double argument(Strand s, int register) {
        return Values.number(s.numbers[register], s.refs[register]);
    }

    /**
     * The sine of an angle in turns. It is reduced to an eighth of a turn around the nearest quarter: whole quarters are exact, and large
     * angles are as exact as small ones.
     */
    private static double sine(double turns) {
        double within = turns - Math.floor(turns);
        double quarter = Math.rint(within * 4);
        double rest = (within - quarter / 4) * (2 * Math.PI);
        return switch ((int) quarter & 3) {
            case 0 -> Elementary.sin(rest) + 0.0;
            case 1 -> Elementary.cos(rest);
            case 2 -> 0.0 - Elementary.sin(rest);
            default -> -Elementary.cos(rest);
        };
    }

    private static void extreme(Strand s, int to, boolean smallest, int count, int first) {
        double found = argument(s, first);
        for (int i = first + 1; i < first + count; i++) {
            found = smallest ? Math.min(found, argument(s, i)) : Math.max(found, argument(s, i));
        }
        s.set(to, found, null);
    }

    /** Two draws, by Box and Muller (1958); the first is above 0, so that its logarithm is finite. */
    private static double gaussian(Strand s, double mean, double deviation) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - s.firing.nextRandom()));
        return mean + deviation * radius * sine(s.firing.nextRandom() + 0.25);
    }

    private void freqToNote(Strand s, int to, double frequencyHz) {
        if (frequencyHz > 0) {
            s.set(to, Math.floor(Tuning.pitch(frequencyHz, host.tuningHz(s)) + 0.5), null);
        } else {
            s.set(to, 0, Kind.UNDEFINED);
        }
    }

    /** Uniform over the whole numbers in [ceil(a), floor(b)]; the nearest one above a if there is none. */
    private static double randomInt(Strand s, double a, double b) {
        double low = Math.ceil(Math.min(a, b));
        double high = Math.floor(Math.max(a, b));
        double choices = Math.max(1, high - low + 1);
        return low + Math.min(choices - 1, Math.floor(s.firing.nextRandom() * choices));
    }
}
